"""Gestures that fill in the settings of VMs."""

from typing import Any

import pytest

from tests.build import A40, A100, ask, device, estate, gpu, host, sharing, static, vgpu, vm
from tests.ui.hands.rig import Line, hands, played
from tests.ui.shell.rig import LARGE, SMALL, A, B
from vconsole.lessons.lab import Act
from vconsole.model import DirectPathIo, DynamicDirectPathIo, Firmware, Inventory, NvidiaVgpu, PciAddress
from vconsole.model.vm import MMIO_SIZE, MMIO_SWITCH
from vconsole.ui.hands import CannotPlay

SIZES = pytest.mark.parametrize("size", [SMALL, LARGE])
PLAIN: dict[str, Any] = {"reserve_all_memory": False, "advanced": {}}
DYNAMIC = {"access": "dynamic-directpath-io", "allowed": ["10de:20f1"], "label": "Training"}
OTHER = {"access": "dynamic-directpath-io", "allowed": ["10de:2235"]}


def mixed() -> Inventory:
    return estate(
        host(A, device("3b:00.0", label="Training"), device("af:00.0", A40)),
        sharing(B, gpu("5e:00.0"), device("d8:00.0", A40)),
        vms=(
            vm("train-01", A, ask(label="Training"), ask(A40)),
            vm("fixed-01", A, static("3b:00.0", A)),
            vm("old-01", A, hardware_version=15, **PLAIN),
            vm("busy-01", A, on=True, **PLAIN),
        ),
    )


def change(name: str, **settings: Any) -> Line:
    return {"action": "reconfigure-vm", "vm": name, **settings}


@SIZES
async def test_every_setting_with_a_field_is_changed_in_one_dialog(size: tuple[int, int]) -> None:
    settings = {
        "cpus": 12, "memory_gb": 6.5, "reserve_all_memory": True, "firmware": "bios", "hardware_version": 20,
        "advanced": {"a.key": "x", "b.key": "y"}, "pci": [DYNAMIC],
    }  # fmt: skip
    app = await played(mixed(), change("old-01", **settings), size=size)
    old = app.inventory.vms["old-01"]
    assert (old.cpus, old.memory_gb, old.reserve_all_memory) == (12, 6.5, True)
    assert (old.firmware, old.hardware_version) == (Firmware.BIOS, 20)
    assert dict(old.advanced) == {"a.key": "x", "b.key": "y"}
    assert old.pci == (DynamicDirectPathIo(allowed=(A100,), label="Training"),)


async def test_parameters_are_changed_and_taken_away() -> None:
    app = await played(mixed(), change("train-01", advanced={MMIO_SIZE: "256", "new.key": "1"}))
    assert dict(app.inventory.vms["train-01"].advanced) == {MMIO_SIZE: "256", "new.key": "1"}


async def test_the_reservation_of_memory_is_given_up() -> None:
    app = await played(mixed(), change("train-01", reserve_all_memory=False))
    assert not app.inventory.vms["train-01"].reserve_all_memory


async def test_a_device_is_removed_and_another_comes_last() -> None:
    app = await played(mixed(), change("train-01", pci=[OTHER, DYNAMIC]))
    assert app.inventory.vms["train-01"].pci == (ask(A40), ask(label="Training"))


async def test_devices_of_every_access_type_are_added() -> None:
    fixed = {"access": "directpath-io", "address": "0000:d8:00.0", "host": B}
    inventory = estate(sharing(B, gpu("5e:00.0"), device("d8:00.0", A40)), vms=(vm("new-01", B),))
    app = await played(inventory, change("new-01", pci=[fixed, {"access": "nvidia-vgpu", "profile": "grid_a100d-10c"}]))
    first, second = app.inventory.vms["new-01"].pci
    assert isinstance(first, DirectPathIo)
    assert (first.address, first.host) == (PciAddress.parse("d8:00.0"), B)
    assert second == vgpu()
    assert isinstance(second, NvidiaVgpu)


async def test_a_change_that_is_a_conversion_is_done_by_converting() -> None:
    keys: list[str] = []
    async with hands(mixed(), on_key=keys.append) as (app, hand):
        await hand.play(Act.model_validate(change("fixed-01", pci=[DYNAMIC])))
        assert app.inventory.vms["fixed-01"].pci == (ask(label="Training"),)
    assert "f3" not in keys


async def test_a_refused_change_is_shown_and_left() -> None:
    line = {**change("old-01", pci=[DYNAMIC]), "refused": "hardware-version-too-old"}
    app = await played(mixed(), line)
    assert not app.inventory.vms["old-01"].pci


@pytest.mark.parametrize(
    ("line", "words"),
    [
        (change("busy-01", cpus=4), "busy-01 runs: Edit Settings only shows its settings"),
        (change("train-01", pci=[{**DYNAMIC, "label": "Nobody"}]), "Device Selection offers .*Training"),
        (change("train-01", pci=[{**DYNAMIC, "allowed": ["10de:20f1", "10de:2235"]}]), "a row for each model"),
        (change("train-01", restart_priority="high"), "No page or dialog changes restart_priority"),
        (change("nobody", cpus=2), "Looked for the VM nobody; there was ConsoleScreen"),
    ],
)
async def test_what_the_dialog_cannot_say_is_told(line: Line, words: str) -> None:
    async with hands(mixed()) as (app, hand):
        with pytest.raises(CannotPlay, match=words):
            await hand.play(Act.model_validate(line))
        assert app.session.acts == 0


@SIZES
async def test_a_vm_is_created_page_by_page(size: tuple[int, int]) -> None:
    line = {
        "action": "create-vm", "name": "new-01", "cluster": "gpu", "cpus": 16, "memory_gb": 64, "pci": [DYNAMIC],
        "advanced": {MMIO_SWITCH: "TRUE", MMIO_SIZE: "128"}, "hardware_version": 20,
    }  # fmt: skip
    app = await played(mixed(), line, size=size)
    new = app.inventory.vms["new-01"]
    assert (new.cpus, new.memory_gb, new.reserve_all_memory) == (16, 64, True)
    assert new.pci == (ask(label="Training"),)
    assert new.advanced[MMIO_SIZE] == "128"


async def test_a_vm_is_created_on_the_host_that_is_named() -> None:
    app = await played(mixed(), {"action": "create-vm", "name": "new-02", "host": B, "firmware": "bios"})
    new = app.inventory.vms["new-02"]
    assert (new.host, new.firmware, new.pci) == (B, Firmware.BIOS, ())


async def test_a_vm_is_made_as_its_line_leaves_it_open() -> None:
    fixed = {"access": "directpath-io", "address": "0000:3b:00.0", "host": A}
    app = await played(mixed(), {"action": "create-vm", "name": "new-03", "host": A, "pci": [fixed]})
    assert app.inventory.vms["new-03"].static_devices[0].host == A
