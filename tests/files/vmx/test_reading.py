import pytest

from tests.build import A100, T4
from tests.files.vmx.samples import DYNAMIC, STATIC, read, with_line
from vconsole.model import DirectPathIo, DynamicDirectPathIo, Firmware, NvidiaVgpu, PciAddress
from vconsole.model.vm import MMIO_SIZE, MMIO_SWITCH

GPU = PciAddress.parse("0000:af:00.0")


def test_a_file_of_a_host_is_read_without_a_finding() -> None:
    reading = read(STATIC)
    vm = reading.vm
    assert reading.findings == ()
    assert (vm.name, vm.hardware_version, vm.firmware, vm.cpus, vm.memory_gb) == ("train-01", 20, Firmware.EFI, 16, 64)
    assert (vm.guest_os, vm.reserve_all_memory) == ("Ubuntu Linux (64-bit)", True)
    assert vm.advanced == {MMIO_SWITCH: "TRUE", MMIO_SIZE: "128"}
    assert vm.pci == (DirectPathIo(address=GPU, vendor_id=A100.vendor, device_id=A100.device),)
    assert reading.systems == {0: "5e9f4929-ba00-38b7-f43c-54b2030b68d0"}


def test_what_is_not_understood_is_kept_and_is_no_advanced_parameter() -> None:
    kept = read(STATIC).vm.vmx
    assert list(kept) == [
        "scsi0.present",
        "scsi0.virtualDev",
        "uuid.bios",
        "pciPassthru0.pciSlotNumber",
    ]
    assert read('isolation.tools.copy.disable = "TRUE"\nsvga.vramSize = "8"\n').vm.advanced == {
        "isolation.tools.copy.disable": "TRUE"
    }


@pytest.mark.parametrize("spelling", ["00000:175:00.0", "0:175:0.0", "175:00.0", "175:0.0", " 00000:175:00.0 "])
def test_every_spelling_of_an_address_that_hosts_accept_is_read(spelling: str) -> None:
    reading = read(with_line(STATIC, "pciPassthru0.id", f'pciPassthru0.id = "{spelling}"'))
    assert reading.findings == ()
    assert reading.vm.static_devices[0].address == GPU


def test_a_dynamic_device_is_read_by_its_models_and_its_label() -> None:
    text = with_line(DYNAMIC, "pciPassthru0.allowedDevices", 'pcipassthru0.AllowedDevices = "0x10DE:0x20F1, 10de:1eb8"')
    assert read(text).vm.pci == (DynamicDirectPathIo(allowed=(A100, T4), label="Training"),)
    assert read(text).findings == ()


def test_an_empty_label_is_none() -> None:
    assert read(with_line(DYNAMIC, "pciPassthru0.customLabel", 'pciPassthru0.customLabel = ""')).vm.dynamic_devices[
        0
    ] == DynamicDirectPathIo(allowed=(A100,))


def test_a_vgpu_is_read_by_its_profile() -> None:
    text = 'pciPassthru2.present = "true"\npciPassthru2.virtualDev = "vmiop"\npciPassthru2.vgpu = "grid_a100-40c"\n'
    assert read(text).vm.pci == (NvidiaVgpu(profile="grid_a100-40c"),)


def test_ids_are_read_as_hexadecimal_or_as_signed_numbers() -> None:
    text = with_line(STATIC, "pciPassthru0.vendorId", 'pciPassthru0.vendorId = "-32634"')
    assert read(text).vm.static_devices[0].vendor_id == 0x8086
    text = with_line(STATIC, "pciPassthru0.vendorId", 'pciPassthru0.vendorId = "10DE"')
    assert read(text).vm.static_devices[0].vendor_id == 0x10DE


@pytest.mark.parametrize("key", ["virtualhw.VERSION", "MEMSIZE", "Firmware", "PCIPASSTHRU0.ID", "SCHED.mem.min"])
def test_upper_and_lower_case_of_a_key_are_the_same(key: str) -> None:
    old = next(line for line in STATIC.splitlines() if line.casefold().startswith(f"{key.casefold()} "))
    assert read(STATIC.replace(old, old.replace(old.partition(" ")[0], key))).vm == read(STATIC).vm


def test_parameters_that_the_console_understands_are_spelled_its_way() -> None:
    assert read('PCIPASSTHRU.USE64BITMMIO = "TRUE"\n').vm.advanced == {MMIO_SWITCH: "TRUE"}


@pytest.mark.parametrize(
    ("lines", "reserved"),
    [
        ("", False),
        ('sched.mem.min = "0"\n', False),
        ('sched.mem.min = "1023"\nsched.mem.pin = "TRUE"\n', False),
        ('sched.mem.min = "1024"\n', True),
        ('sched.mem.pin = "true"\n', True),
        ('sched.mem.pin = "FALSE"\n', False),
    ],
)
def test_memory_is_reserved_when_the_reservation_reaches_its_size(lines: str, reserved: bool) -> None:
    vm = read(f'memSize = "1024"\n{lines}').vm
    assert vm.reserve_all_memory is reserved
    assert bool(vm.vmx) is (not reserved and bool(lines))


def test_what_a_file_may_leave_out_is_as_a_host_takes_it() -> None:
    vm = read('memSize = "100"\nvirtualHW.version = "13"\n').vm
    assert (vm.name, vm.cpus, vm.firmware, vm.cpu_reservation_mhz) == ("unnamed", 1, Firmware.BIOS, 0)
    assert vm.memory_mb == 100


def test_a_device_that_is_not_present_is_kept_and_is_none() -> None:
    reading = read('memSize = "4"\nvirtualHW.version = "20"\npciPassthru3.present = "FALSE"\npciPassthru3.id = "x"\n')
    assert (reading.vm.pci, reading.findings) == ((), ())
    assert reading.vm.vmx == {"pciPassthru3.present": "FALSE", "pciPassthru3.id": "x"}


def test_what_belongs_to_a_device_goes_with_it_when_it_gets_another_number() -> None:
    text = STATIC.replace("pciPassthru0.", "pciPassthru7.")
    assert read(text).vm == read(STATIC).vm
