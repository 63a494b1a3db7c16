import pytest

from tests.build import A100
from tests.files.imports.ovf_texts import HEAD, SYSTEM, descriptor, pci_item
from vconsole.files.imports import ImportProblem, read_ovf
from vconsole.files.imports.ovf import unit_bytes
from vconsole.files.vmx import VmReading
from vconsole.model import DirectPathIo, DynamicDirectPathIo, Firmware, NvidiaVgpu, PciAddress, VmPci

GPU = PciAddress.parse("0000:af:00.0")


def read(data: bytes) -> VmReading:
    (reading,) = read_ovf(data, "unnamed")
    return reading


def device_of(item: str) -> VmPci:
    (device,) = read(descriptor(item)).vm.pci
    return device


def test_size_firmware_version_and_parameters_are_read() -> None:
    reading = read(descriptor())
    vm = reading.vm
    assert (vm.name, vm.cpus, vm.memory_gb, vm.reserve_all_memory) == ("train-01", 16, 64, True)
    assert (vm.hardware_version, vm.firmware, vm.guest_os) == (20, Firmware.EFI, "Ubuntu Linux (64-bit)")
    assert vm.advanced == {"pciPassthru.use64bitMMIO": "TRUE", "pciPassthru.64bitMMIOSizeGB": "128"}
    assert vm.vmx == {"nvram": "a.nvram"}
    assert reading.findings == ()


@pytest.mark.parametrize(
    ("units", "memory"),
    [("byte * 2^20", 65536), ("MegaBytes", 65536), ("byte*1024*1024", 65536), ("byte * 2^30", 64), ("GigaBytes", 64)],
)
def test_memory_is_counted_in_the_units_of_its_item(units: str, memory: int) -> None:
    assert read(descriptor(units=units, memory=memory)).vm.memory_gb == 64


def test_units_are_powers_or_words() -> None:
    assert [unit_bytes(text) for text in ("byte", "byte * 10^6", "KiloBytes", "byte * 3^2", "1024", "")] == [
        1,
        10**6,
        1024,
        None,
        None,
        None,
    ]
    assert unit_bytes("byte" + "*1024" * 100_000) is None


def test_a_unit_that_is_not_understood_is_told() -> None:
    reading = read(descriptor(units="bushels"))
    assert [(finding.line, finding.code) for finding in reading.findings] == [(13, "unit-unknown")]
    assert reading.vm.memory_gb == 64


@pytest.mark.parametrize("prefix", ["", "backing_"])
@pytest.mark.parametrize("where", ["0000:af:00.0", "00000:175:00.0", "af:00.0"])
def test_a_static_device_has_an_address_and_ids(prefix: str, where: str) -> None:
    item = pci_item(**{f"{prefix}id": where, f"{prefix}deviceId": "20f1", f"{prefix}vendorId": "4318"})
    assert device_of(item) == DirectPathIo(address=GPU, vendor_id=A100.vendor, device_id=A100.device)


@pytest.mark.parametrize(("text", "vendor"), [("-32634", 0x8086), ("4318", 0x10DE), ("0x10de", 0x10DE), ("-1", 0xFFFF)])
def test_vendor_ids_are_signed_numbers_of_16_bits(text: str, vendor: int) -> None:
    device = device_of(pci_item(id="af:00.0", vendorId=text, deviceId="20f1"))
    assert isinstance(device, DirectPathIo)
    assert device.vendor_id == vendor


def test_a_static_device_without_address_is_asked_for_by_its_model() -> None:
    reading = read(descriptor(pci_item(vendorId="4318", deviceId="20f1")))
    assert reading.vm.pci == (DynamicDirectPathIo(allowed=(A100,)),)
    assert [finding.code for finding in reading.findings] == ["address-missing"]


@pytest.mark.parametrize("key", ["allowedDevice_{}", "backing_allowedDevice[0]_{}", "allowedDevice_0_{}", "{}"])
def test_a_dynamic_device_has_models_and_a_label(key: str) -> None:
    config = {key.format("vendorId"): "4318", key.format("deviceId"): "8433", "customLabel": "Training"}
    assert device_of(pci_item("-ah", **config)) == DynamicDirectPathIo(allowed=(A100,), label="Training")


def test_a_vgpu_has_a_profile() -> None:
    assert device_of(pci_item("-vmiop", backing_vgpu="grid_a100-40c")) == NvidiaVgpu(profile="grid_a100-40c")


@pytest.mark.parametrize(
    ("item", "code"),
    [
        (pci_item("-dvx"), "access-not-modelled"),
        (pci_item("-ah"), "device-malformed"),
        (pci_item("-ah", allowedDevice_vendorId="4318"), "device-malformed"),
        (pci_item("-vmiop"), "device-malformed"),
        (pci_item("-vmiop", vgpu="grid_a100-41c"), "device-malformed"),
        (pci_item(), "device-malformed"),
        (pci_item(id="x", vendorId="4318", deviceId="20f1"), "device-malformed"),
        (pci_item(id="af:00.0", vendorId="-40000", deviceId="20f1"), "device-malformed"),
    ],
)
def test_a_device_that_cannot_be_read_is_left_out_and_told(item: str, code: str) -> None:
    reading = read(descriptor(item))
    assert reading.vm.pci == ()
    assert [(finding.line, finding.code) for finding in reading.findings] == [(19, code)]
    assert reading.findings[0].remedy


def test_an_item_of_an_unknown_kind_that_tells_a_model_is_told() -> None:
    item = pci_item(backing_vendorId="4318", deviceId="20f1").replace("vmware.pci.passthrough", "vmware.pcipassthrough")
    reading = read(descriptor(item))
    assert reading.vm.pci == ()
    (finding,) = reading.findings
    assert (finding.line, finding.code) == (19, "access-not-modelled")
    assert '"vmware.pcipassthrough"' in finding.message


def test_an_id_that_is_too_large_is_shown_as_it_is_written() -> None:
    (finding,) = read(descriptor(pci_item(id="af:00.0", vendorId="70000", deviceId="20f1"))).findings
    assert '"70000" is not a PCI id' in finding.message
    assert "11170" not in finding.message


def test_items_of_another_deployment_option_are_left_out() -> None:
    options = (
        '<DeploymentOptionSection><Configuration ovf:id="small"/><Configuration ovf:id="gpu" ovf:default="true"/>'
        "</DeploymentOptionSection>\n"
    )
    profiles = {"small": "grid_a100-10c", "gpu": "grid_a100-40c"}
    items = [pci_item("-vmiop", configuration=option, vgpu=profile) for option, profile in profiles.items()]
    system = SYSTEM.format(name="a", items="".join(items), units="byte * 2^20", memory=4096)
    assert read(f"{HEAD}{options}{system}</Envelope>".encode()).vm.pci == (NvidiaVgpu(profile="grid_a100-40c"),)


def test_a_collection_has_several_vms() -> None:
    systems = "".join(SYSTEM.format(name=name, items="", units="byte", memory=2**30) for name in ("a", "b"))
    data = f"{HEAD}<VirtualSystemCollection>{systems}</VirtualSystemCollection></Envelope>".encode()
    assert [reading.vm.name for reading in read_ovf(data, "x")] == ["a", "b"]


@pytest.mark.parametrize(
    ("data", "line", "words"),
    [
        (b"", 1, "is not XML"),
        (b"<a>\n<b></a>", 2, "is not XML"),
        (b"<a/>", 1, "no OVF descriptor"),
        (f"{HEAD}</Envelope>".encode(), 2, "no OVF descriptor"),
        (b'<?xml version="1.0"?>\n<!DOCTYPE a [<!ENTITY b "c">]>\n<a>&b;</a>', 2, "DOCTYPE"),
        (b'<!DOCTYPE a SYSTEM "file:///etc/passwd">\n<a/>', 1, "DOCTYPE"),
        (b"<a>" * 200 + b"</a>" * 200, 1, "nested too deeply"),
        (b'<?xml version="1.0" encoding="rot13"?><a/>', 1, "is not XML"),
        (b"<a>&lol;</a>", 1, "is not XML"),
        (b"\xff\xfe\x00", 1, "is not XML"),
    ],
)
def test_what_is_no_descriptor_is_a_problem_with_its_line(data: bytes, line: int, words: str) -> None:
    with pytest.raises(ImportProblem) as caught:
        read_ovf(data, "a")
    assert caught.value.line == line
    assert words in caught.value.message
