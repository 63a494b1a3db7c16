"""What is wrong with a VMX file is told with its line, a stable code and a remedy."""

import pytest

from tests.build import A100
from tests.files.vmx.samples import DYNAMIC, STATIC, only_finding, read, with_line
from vconsole.model import DynamicDirectPathIo, PciAddress


def test_a_hexadecimal_id_is_read_as_it_is_meant_and_refused_by_hosts() -> None:
    text = with_line(STATIC, "pciPassthru0.id", 'pciPassthru0.id = "0000:AF:00.0"')
    finding = only_finding(text)
    assert (finding.line, finding.code) == (18, "hex-id")
    assert "hexadecimal" in finding.message
    assert finding.remedy == 'Write "00000:175:00.0".'
    assert read(text).vm.static_devices[0].address == PciAddress.parse("0000:af:00.0")


def test_an_id_of_digits_in_the_shape_of_a_hexadecimal_one_is_doubted() -> None:
    text = with_line(STATIC, "pciPassthru0.id", 'pciPassthru0.id = "0000:41:00.0"')
    finding = only_finding(text)
    assert finding.code == "id-ambiguous"
    assert "a host reads it as 0000:29:00.0" in finding.message
    assert finding.remedy == 'If 0000:41:00.0 is meant, write "00000:065:00.0".'
    assert read(text).vm.static_devices[0].address == PciAddress.parse("0000:29:00.0")


def test_an_id_that_is_no_address_leaves_the_device_out() -> None:
    text = with_line(STATIC, "pciPassthru0.id", 'pciPassthru0.id = "00000:999:00.0"')
    assert only_finding(text).code == "id-malformed"
    assert "decimal" in only_finding(text).remedy
    assert read(text).vm.pci == ()


def test_a_device_that_is_not_said_to_be_present_is_told() -> None:
    text = with_line(STATIC, "pciPassthru0.present", "")
    finding = only_finding(text)
    assert (finding.line, finding.code) == (18, "present-missing")
    assert 'pciPassthru0.present = "TRUE"' in finding.remedy
    assert read(text).vm.pci == ()
    absent = with_line(STATIC, "pciPassthru0.present", 'pciPassthru0.present = "FALSE"')
    assert read(absent).findings == ()


def test_an_id_of_digits_without_0x_is_read_as_hexadecimal_and_doubted() -> None:
    text = with_line(STATIC, "pciPassthru0.deviceId", 'pciPassthru0.deviceId = "8433"')
    finding = only_finding(text)
    assert (finding.line, finding.code) == (19, "id-without-0x")
    assert finding.remedy == 'Write "0x8433", or "0x20f1" if the number is decimal.'
    assert read(text).vm.static_devices[0].device_id == 0x8433


def test_typographic_quotation_marks_are_read_and_complained_about() -> None:
    text = with_line(DYNAMIC, "pciPassthru0.customLabel", "pciPassthru0.customLabel = “Training”")
    finding = only_finding(text)
    assert (finding.line, finding.code) == (10, "quotation-marks")
    assert finding.remedy == 'Write it between straight ones: "Training".'
    assert read(text).vm == read(DYNAMIC).vm


def test_the_misprinted_mmio_key_is_named_with_the_right_one() -> None:
    text = with_line(DYNAMIC, "pciPassthru.use64bitMMIO", 'PciPassthru.set.usebitMMIO = "TRUE"')
    finding = only_finding(text)
    assert (finding.line, finding.code) == (6, "mmio-misprint")
    assert finding.remedy == 'Write pciPassthru.use64bitMMIO = "TRUE" in its place.'


def test_an_id_beside_allowed_devices_is_one_too_many() -> None:
    text = f'{DYNAMIC}pciPassthru0.id = "00000:175:00.0"\n'
    finding = only_finding(text)
    assert (finding.line, finding.code) == (11, "static-and-dynamic")
    assert "Keep one of the two" in finding.remedy
    assert read(text).vm.pci == (DynamicDirectPathIo(allowed=(A100,), label="Training"),)


def test_of_a_key_that_comes_twice_the_first_is_read() -> None:
    finding = only_finding(f'{DYNAMIC}MEMsize = "2048"\n')
    assert (finding.line, finding.code) == (11, "duplicate-key")
    assert finding.message == 'MEMsize is set in line 4 already, and that one is read. It is "1024" there.'
    assert "The two are the same." in only_finding(f'{DYNAMIC}memSize = "1024"\n').message


@pytest.mark.parametrize("models", ["", "GPU", "0x10de", "0x10de:0x20f1:1", "0x10de:99999", "0x10de-0x20f1"])
def test_allowed_devices_that_are_no_pairs_leave_the_device_out(models: str) -> None:
    text = with_line(DYNAMIC, "pciPassthru0.allowedDevices", f'pciPassthru0.allowedDevices = "{models}"')
    finding = only_finding(text)
    assert (finding.line, finding.code) == (9, "allowed-devices-malformed")
    assert '"0x10de:0x20f1"' in finding.remedy
    assert read(text).vm.pci == ()


def test_of_several_allowed_devices_the_good_ones_are_read() -> None:
    text = with_line(DYNAMIC, "pciPassthru0.allowedDevices", 'pciPassthru0.allowedDevices = "0x10de:0x20f1,A100"')
    assert only_finding(text).code == "allowed-devices-malformed"
    assert read(text).vm.dynamic_devices[0].allowed == (A100,)


@pytest.mark.parametrize(
    ("line", "code"),
    [
        ("what is this", "not-understood"),
        ('a.b = "c', "quote-not-closed"),
        ('a.b = "c" d', "text-after-value"),
        ('numvcpus = "0"', "not-a-number"),
        ('numvcpus = "four"', "not-a-number"),
        ('sched.cpu.min = "-1"', "not-a-number"),
        ('pciPassthru1.present = "TRUE"', "device-not-said"),
        ('pciPassthru1.present = "TRUE"\npciPassthru1.vgpu = ""', "profile-unknown"),
        ('pciPassthru1.present = "TRUE"\npciPassthru1.virtualDev = "dvx"', "access-not-modelled"),
        ('pciPassthru1.present = "TRUE"\npciPassthru1.systemId = "BYPASS"', "sr-iov-not-modelled"),
        ('pciPassthru1.present = "TRUE"\npciPassthru1.pfId = "1"\npciPassthru1.id = "1"', "sr-iov-not-modelled"),
    ],
)
def test_what_else_can_be_wrong_is_told_with_its_line_and_a_remedy(line: str, code: str) -> None:
    finding = next(finding for finding in read(f"{DYNAMIC}{line}\n").findings if finding.code == code)
    assert finding.line >= 11
    assert finding.remedy.endswith(".")


@pytest.mark.parametrize(
    ("key", "line", "code"),
    [
        ("memSize", "", "memory-missing"),
        ("virtualHW.version", "", "version-missing"),
        ("firmware", 'firmware = "uefi"', "firmware-unknown"),
        ("displayName", 'displayName = ""', "name-malformed"),
        ("displayName", 'displayName = "a|0Ab"', "name-malformed"),
        ("pciPassthru0.customLabel", 'pciPassthru0.customLabel = "a|0Ab"', "label-malformed"),
    ],
)
def test_what_a_vm_needs_and_does_not_have_is_told(key: str, line: str, code: str) -> None:
    assert only_finding(with_line(DYNAMIC, key, line)).code == code


def test_a_device_of_another_kind_is_written_back_as_it_was() -> None:
    text = f'{DYNAMIC}pciPassthru1.present = "TRUE"\npciPassthru1.virtualDev = "dvx"\npciPassthru1.dvx.a = "b"\n'
    assert read(text).vm.vmx == {
        "pciPassthru1.present": "TRUE",
        "pciPassthru1.virtualDev": "dvx",
        "pciPassthru1.dvx.a": "b",
    }


def test_a_label_without_models_is_told() -> None:
    codes = [finding.code for finding in read('pciPassthru0.present = "TRUE"\npciPassthru0.customLabel = "x"').findings]
    assert "label-without-models" in codes
