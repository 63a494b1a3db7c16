"""Gestures about the power of VMs, and about where they are."""

from typing import Any

import pytest

from tests.build import ask, device, estate, host, vm
from tests.ui.hands.rig import hands, played
from tests.ui.shell.rig import LARGE, SMALL, A, B
from vconsole.lessons.lab import Act
from vconsole.model import Inventory, Power
from vconsole.ui.hands import CannotPlay, PlayedOtherwise

SIZES = pytest.mark.parametrize("size", [SMALL, LARGE])
PLAIN: dict[str, Any] = {"reserve_all_memory": False, "advanced": {}}


def vms() -> Inventory:
    """Two VMs with a GPU each and one without, all of them off; a fourth runs."""
    return estate(
        host(A, device("af:00.0", label="Training")),
        host(B, device("3b:00.0", label="Training")),
        vms=(
            vm("train-01", A, ask(label="Training")),
            vm("train-011", A, ask(label="Training")),
            vm("web-01", B, **PLAIN),
            vm("busy-01", B, on=True, **PLAIN),
        ),
    )


@SIZES
async def test_a_vm_is_powered_on_and_what_is_shown_is_closed(size: tuple[int, int]) -> None:
    app = await played(vms(), {"action": "power-on", "vm": "train-01"}, size=size)
    assert app.inventory.vms["train-01"].power is Power.ON
    assert app.inventory.vms["train-011"].power is Power.OFF


@SIZES
async def test_several_vms_are_ticked_and_powered_on(size: tuple[int, int]) -> None:
    app = await played(vms(), {"action": "power-on", "vms": ["train-01", "web-01"]}, size=size)
    assert {name for name, vm in app.inventory.vms.items() if vm.runs} == {"train-01", "web-01", "busy-01"}


async def test_a_refused_power_on_is_read_and_closed() -> None:
    line = {"action": "power-on", "vm": "train-01", "refused": "no-compatible-host"}
    gone = {"action": "set-hardware-label", "label": None}
    app = await played(vms(), line, {**gone, "host": A, "device": "af:00.0"}, {**gone, "host": B, "device": "3b:00.0"})
    assert not app.inventory.vms["train-01"].runs


async def test_a_refusal_that_the_line_does_not_name_is_told() -> None:
    async with hands(vms(), {"action": "set-hardware-label", "host": A, "device": "af:00.0", "label": None}) as (
        _,
        hand,
    ):
        await hand.play(Act.model_validate({"action": "power-on", "vm": "train-01"}))
        with pytest.raises(PlayedOtherwise, match=r"train-011.* was refused"):
            await hand.play(Act.model_validate({"action": "power-on", "vm": "train-011"}))


@pytest.mark.parametrize(
    ("action", "power"),
    [("power-off", Power.OFF), ("reset", Power.ON), ("restart-guest", Power.ON), ("suspend", Power.SUSPENDED)],
)
async def test_an_act_on_a_running_vm_is_chosen_from_its_menu(action: str, power: Power) -> None:
    app = await played(vms(), {"action": action, "vm": "busy-01"})
    assert app.inventory.vms["busy-01"].power is power


async def test_several_vms_are_powered_off_after_one_question() -> None:
    app = await played(
        vms(), {"action": "power-off", "vms": ["web-01", "busy-01"]}, {"action": "power-on", "vm": "web-01"}
    )
    assert not any(vm.runs for vm in app.inventory.vms.values())


async def test_a_suspended_vm_is_resumed() -> None:
    app = await played(vms(), {"action": "resume", "vm": "busy-01"}, {"action": "suspend", "vm": "busy-01"})
    assert app.inventory.vms["busy-01"].power is Power.ON


async def test_a_vm_is_deleted_after_a_question() -> None:
    app = await played(vms(), {"action": "delete-vm", "vm": "web-01"})
    assert "web-01" not in app.inventory.vms


async def test_a_snapshot_gets_its_name() -> None:
    app = await played(vms(), {"action": "create-snapshot", "vm": "web-01", "name": "before update"})
    assert app.inventory.vms["web-01"].snapshots == ("before update",)


async def test_a_snapshot_that_is_refused_at_once_needs_no_name() -> None:
    on = {"action": "power-on", "vm": "train-01"}
    line = {"action": "create-snapshot", "vm": "train-01", "name": "mine", "refused": "device-prevents-snapshot"}
    app = await played(vms(), line, on)
    assert not app.inventory.vms["train-01"].snapshots


@SIZES
async def test_a_vm_moves_to_the_host_that_is_named(size: tuple[int, int]) -> None:
    app = await played(vms(), {"action": "migrate-vm", "vm": "busy-01", "host": A}, size=size)
    assert app.inventory.vms["busy-01"].host == A


async def test_a_menu_that_dims_an_act_tells_why() -> None:
    async with hands(vms()) as (app, hand):
        with pytest.raises(CannotPlay, match="busy-01 does not offer Power On now: it is powered on"):
            await hand.play(Act.model_validate({"action": "power-on", "vm": "busy-01"}))
        assert app.screen is app.screen_stack[0]


async def test_a_host_that_is_named_at_power_on_is_no_key() -> None:
    async with hands(vms()) as (_, hand):
        with pytest.raises(CannotPlay, match="DRS places it"):
            await hand.play(Act.model_validate({"action": "power-on", "vm": "train-01", "host": B}))
