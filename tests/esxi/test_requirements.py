"""What a host asks of a VM before it powers it on with passthrough devices."""

import pytest

from tests.build import A100, T4, ask, device, host, static, vgpu, vm
from vconsole.esxi import requirements
from vconsole.esxi.mmio import needed_gb, suggested_gb
from vconsole.model import DeviceId, Firmware, Ref, Vm
from vconsole.model.vm import MMIO_MISPRINT, MMIO_SIZE, MMIO_SWITCH

HOST = host("esxi-01", device("af:00.0"), device("d8:00.0", T4))


def codes(asking: Vm) -> list[str]:
    return [line.fault.code for line in requirements(asking, HOST) if line.fault]


def test_a_well_formed_vm_meets_every_requirement() -> None:
    lines = requirements(vm("train-01", "esxi-01", ask()), HOST)
    assert len(lines) == 5
    assert all(line.met for line in lines)


def test_a_vm_without_passthrough_devices_has_no_checklist() -> None:
    assert requirements(vm("web-01", "esxi-01", firmware="bios"), HOST) == ()


def test_dynamic_directpath_io_needs_hardware_version_17() -> None:
    assert codes(vm("train-01", "esxi-01", ask(), hardware_version=15)) == ["hardware-version-too-old"]
    assert codes(vm("train-01", "esxi-01", ask(), hardware_version=17)) == []


def test_directpath_io_runs_on_older_hardware_versions() -> None:
    assert codes(vm("train-01", "esxi-01", static("af:00.0"), hardware_version=15)) == []


def test_memory_that_is_not_reserved_is_told_in_the_words_of_esxi() -> None:
    asking = vm("train-01", "esxi-01", ask(), memory_gb=2, reserve_all_memory=False)
    fault = requirements(asking, HOST)[1].fault
    assert fault is not None
    assert fault.code == "memory-not-reserved"
    assert fault.message == (
        "Invalid memory setting: memory reservation (sched.mem.min) should be equal to memsize(2048)."
    )


def test_bios_is_refused_for_a_large_bar_and_allowed_for_a_t4() -> None:
    assert codes(vm("train-01", "esxi-01", ask(A100), firmware=Firmware.BIOS)) == ["firmware-not-efi"]
    assert codes(vm("infer-01", "esxi-01", ask(T4), firmware=Firmware.BIOS, advanced={})) == []


def test_devices_that_fit_below_4_gb_need_neither_efi_nor_a_region() -> None:
    asking = vm("infer-01", "esxi-01", ask(T4), firmware=Firmware.BIOS, advanced={})
    assert [line.title for line in requirements(asking, HOST)][2:4] == [
        "EFI firmware (not needed here)",
        "64-bit MMIO region (not needed here)",
    ]
    large = vm("train-01", "esxi-01", ask(A100), firmware=Firmware.BIOS)
    assert [line.title for line in requirements(large, HOST)][2] == "EFI firmware"


def test_the_missing_mmio_switch_is_told_with_the_pages_of_the_log_line() -> None:
    fault = requirements(vm("train-01", "esxi-01", ask(), advanced={}), HOST)[3].fault
    assert fault is not None
    assert fault.code == "mmio-switch-missing"
    assert "number of pages needed (16789504) exceeds limit (917504), failing" in fault.message
    assert f"{MMIO_SIZE} = 128" in fault.remedy


def test_the_misprinted_switch_has_no_effect_and_the_console_says_so() -> None:
    asking = vm("train-01", "esxi-01", ask(), advanced={MMIO_MISPRINT: "TRUE", MMIO_SIZE: "128"})
    fault = requirements(asking, HOST)[3].fault
    assert fault is not None
    assert fault.code == "mmio-switch-missing"
    assert "misprint" in fault.message


@pytest.mark.parametrize(
    ("size", "expected"), [("64", ["mmio-too-small"]), ("128", []), ("big", ["mmio-size-invalid"])]
)
def test_the_mmio_region_must_hold_all_bars(size: str, expected: list[str]) -> None:
    assert codes(vm("train-01", "esxi-01", ask(), advanced={MMIO_SWITCH: "true", MMIO_SIZE: size})) == expected


def test_the_region_without_a_size_has_32_gb() -> None:
    assert codes(vm("train-01", "esxi-01", ask(), advanced={MMIO_SWITCH: "TRUE"})) == ["mmio-too-small"]


def test_more_devices_than_the_release_allows_are_refused() -> None:
    old = host("esxi-01", version="7.0.3")
    asking = vm("train-01", "esxi-01", *[ask(T4)] * 17, hardware_version=19)
    fault = requirements(asking, old)[4].fault
    assert fault is not None
    assert fault.code == "too-many-devices"
    assert "17 passthrough devices; ESXi 7.0.3 allows 16" in fault.message


@pytest.mark.parametrize(
    ("memory_gb", "bar1_gb", "one", "two", "suggested"),
    [
        (16, 16, 32, 64, 32),
        (32, 32, 64, 128, 64),
        (24, 32, 64, 128, 64),
        (40, 64, 128, 256, 128),
        (80, 128, 256, 512, 256),
    ],
)
def test_mmio_sizes_follow_both_rules(memory_gb: int, bar1_gb: int, one: int, two: int, suggested: int) -> None:
    card = device("af:00.0", DeviceId(0x10DE, 1), memory_gb=memory_gb, bars_mb=(16, bar1_gb * 1024, 32))
    assert needed_gb([card]) == one
    assert needed_gb([card, card]) == two
    assert suggested_gb([card]) == suggested


def test_a_region_that_is_no_power_of_two_is_not_said_to_be_exceeded() -> None:
    asking = vm("train-01", "esxi-01", ask(), advanced={MMIO_SWITCH: "TRUE", MMIO_SIZE: "100"})
    fault = requirements(asking, HOST)[3].fault
    assert fault is not None
    assert fault.message == "The region has 100 GB; the devices need 128 GB, the next power of two."


def test_a_vm_with_vgpus_alone_needs_its_memory_reserved_and_no_mmio():
    asking = vm("a", "esxi-01", vgpu(), reserve_all_memory=False, firmware="bios", advanced={})
    lines = requirements(asking, host("esxi-01"))
    assert [(line.title, line.fault and line.fault.code) for line in lines] == [
        ("All guest memory reserved", "memory-not-reserved")
    ]


def test_several_vgpus_must_be_allowed_to_stand_beside_each_other():
    allowed = vm("a", "esxi-01", vgpu("grid_a100d-80c"), vgpu("grid_a100d-80c"))
    assert all(line.met for line in requirements(allowed, host("esxi-01")))
    fault = requirements(vm("a", "esxi-01", vgpu("grid_a100d-80c"), vgpu()), host("esxi-01"))[-1].fault
    assert fault is not None
    assert (fault.code, fault.slot, fault.about) == ("vgpu-several-not-allowed", 1, Ref("vm", "a"))
