from tests.build import A100, T4, ask, device, host, static, vm
from tests.files.vmx.samples import DYNAMIC, STATIC, read
from vconsole.files.vmx import VmxFile, rewritten, vmx_settings, vmx_text, without_device_keys
from vconsole.model import Firmware, NvidiaVgpu, Vm

A = "esxi-01.lab.local"
UUID = "5e9f4929-ba00-38b7-f43c-54b2030b68d0"
HOSTS = {A: host(A, device("af:00.0", label="Training"), uuid=UUID)}


def lines_of(vm: Vm) -> list[str]:
    return vmx_text(vm, HOSTS).splitlines()


def test_a_vm_is_written_as_a_host_writes_it() -> None:
    written = vm("train-01", A, ask(A100, T4, label="Training"), memory_gb=64, cpu_reservation_mhz=500, advanced={})
    assert lines_of(written) == [
        '.encoding = "UTF-8"',
        'config.version = "8"',
        'virtualHW.version = "20"',
        'displayName = "train-01"',
        'guestOS = "otherlinux-64"',
        'firmware = "efi"',
        'numvcpus = "8"',
        'memSize = "65536"',
        'sched.cpu.min = "500"',
        'sched.mem.min = "65536"',
        'sched.mem.minSize = "65536"',
        'sched.mem.pin = "TRUE"',
        'pciPassthru0.present = "TRUE"',
        'pciPassthru0.allowedDevices = "0x10de:0x20f1,0x10de:0x1eb8"',
        'pciPassthru0.customLabel = "Training"',
    ]


def test_a_static_device_is_bound_to_the_uuid_of_its_host() -> None:
    lines = lines_of(vm("train-01", A, static("af:00.0", A)))
    assert 'pciPassthru0.id = "00000:175:00.0"' in lines
    assert f'pciPassthru0.systemId = "{UUID}"' in lines


def test_a_vgpu_is_written_by_its_profile() -> None:
    lines = lines_of(vm("a", A, NvidiaVgpu(profile="grid_a100-40c")))
    assert lines[-2:] == ['pciPassthru0.virtualDev = "vmiop"', 'pciPassthru0.vgpu = "grid_a100-40c"']


def test_a_file_that_was_read_is_written_with_all_that_it_said() -> None:
    written = read(STATIC).vm.model_copy(update={"host": A})
    assert VmxFile.of(vmx_text(written, HOSTS)).settings().keys() == VmxFile.of(STATIC).settings().keys()
    assert dict.fromkeys(lines_of(written), 1) == dict.fromkeys(STATIC.splitlines(), 1)


def test_what_the_console_knows_goes_before_what_was_kept() -> None:
    kept = {"MEMSIZE": "1", "config.version": "9", "uuid.bios": "56", "sched.mem.min": "0"}
    settings = {key.casefold(): value for key, value in vmx_settings(vm("a", A, memory_gb=2, vmx=kept), HOSTS)}
    assert settings["memsize"] == "2048"
    assert settings["sched.mem.min"] == "2048"
    assert (settings["config.version"], settings["uuid.bios"]) == ("9", "56")


def test_devices_that_are_kept_whole_keep_their_numbers() -> None:
    kept = {"pciPassthru0.present": "TRUE", "pciPassthru0.virtualDev": "dvx", "pciPassthru1.pciSlotNumber": "256"}
    lines = lines_of(vm("a", A, ask(), ask(), advanced={}, vmx=kept))
    assert [line for line in lines if line.endswith(('present = "TRUE"', '"256"'))] == [
        'pciPassthru1.present = "TRUE"',
        'pciPassthru1.pciSlotNumber = "256"',
        'pciPassthru2.present = "TRUE"',
        'pciPassthru0.present = "TRUE"',
    ]


def test_what_belonged_to_devices_that_changed_is_forgotten() -> None:
    kept = {"pciPassthru0.present": "FALSE", "pciPassthru1.pciSlotNumber": "256", "uuid.bios": "56"}
    assert without_device_keys(kept) == {"pciPassthru0.present": "FALSE", "uuid.bios": "56"}


def test_a_parameter_whose_name_cannot_be_a_key_stands_in_a_comment() -> None:
    lines = lines_of(vm("a", A, advanced={"a b = c": "d", 'quo"te': "e", "fine": 'say "hi"|'}))
    assert lines[-3:] == [
        'fine = "say |22hi|22|7C"',
        "# 'a b = c' cannot be the key of a line",
        "# 'quo\"te' cannot be the key of a line",
    ]


def test_a_guest_os_without_a_word_is_another_one() -> None:
    assert 'guestOS = "other-64"' in lines_of(vm("a", A, guest_os="My own (64-bit)"))
    assert 'guestOS = "freebsd14-64"' in lines_of(vm("a", A, guest_os="freebsd14-64"))


def test_bios_and_memory_that_is_not_reserved_are_written_so() -> None:
    lines = lines_of(vm("a", A, firmware=Firmware.BIOS, reserve_all_memory=False))
    assert 'firmware = "bios"' in lines
    assert not [line for line in lines if line.startswith("sched.")]


def test_a_dynamic_vm_that_was_read_says_the_same_again() -> None:
    vm = read(DYNAMIC).vm
    assert read(vmx_text(vm, {})).vm == vm


def test_a_vm_is_written_into_its_file_without_touching_another_line() -> None:
    text = f"#!/usr/bin/vmware\n\n{STATIC}\n  foo.bar\t=  baz # why\nwhat is this"
    same = read(text).vm.model_copy(update={"host": A})
    assert rewritten(VmxFile.of(text), vmx_settings(same, HOSTS)) == text


def test_what_changed_is_written_in_its_place_and_what_is_gone_goes() -> None:
    text = STATIC.replace("\n", "\r\n").replace("numvcpus = ", "NumVCPUs =\t")
    before = read(text).vm.model_copy(update={"host": A})
    changed = before.model_copy(update={"cpus": 8, "pci": (ask(label="Training"),), "vmx": {}, "advanced": {"a": "b"}})
    lines = rewritten(VmxFile.of(text), vmx_settings(changed, HOSTS)).split("\r\n")
    assert 'NumVCPUs =\t"8"' in lines
    assert 'uuid.bios = "56 4d 89 1c 0a 5b 5c 0e-d4 86 22 78 1d 2f 3a 4b"' in lines
    assert lines[lines.index('pciPassthru0.present = "TRUE"') :] == [
        'pciPassthru0.present = "TRUE"',
        'a = "b"',
        'pciPassthru0.allowedDevices = "0x10de:0x20f1"',
        'pciPassthru0.customLabel = "Training"',
        "",
    ]
    assert not [line for line in lines if "MMIO" in line or ".id" in line]


def test_flaws_and_duplicates_of_what_is_written_are_mended() -> None:
    text = 'displayName = “a”\nDISPLAYNAME = "b"\nmemsize = "2048" MB'
    lines = rewritten(VmxFile.of(text), vmx_settings(vm("a", A, memory_gb=2), HOSTS)).splitlines()
    assert lines[:3] == ['displayName = "a"', 'memsize = "2048"', '.encoding = "UTF-8"']
