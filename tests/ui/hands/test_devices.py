"""Gestures about the devices of hosts."""

import pytest

from tests.build import device, estate, gpu, host, sharing
from tests.ui.hands.rig import played
from tests.ui.shell.rig import LARGE, SMALL, A, B
from vconsole.model import GraphicsType, Inventory, Passthrough, PciAddress, PciDevice
from vconsole.ui.app import Console

AF, D8 = "0000:af:00.0", "0000:d8:00.0"
SIZES = pytest.mark.parametrize("size", [SMALL, LARGE])


def two_gpus(passthrough: Passthrough = Passthrough.DISABLED) -> Inventory:
    return estate(host(A), host(B, device(AF, passthrough=passthrough), device(D8, passthrough=passthrough)))


def on_b(app: Console, address: str) -> PciDevice:
    found = app.inventory.hosts[B].device(PciAddress.parse(address))
    assert found is not None
    return found


@SIZES
async def test_passthrough_of_one_device_is_toggled(size: tuple[int, int]) -> None:
    line = {"action": "set-passthrough", "host": B, "devices": [D8], "enabled": True}
    app = await played(two_gpus(), line, size=size)
    assert on_b(app, D8).passthrough.active
    assert not on_b(app, AF).passthrough.enabled


async def test_passthrough_of_several_devices_is_turned_off_after_a_question() -> None:
    line = {"action": "set-passthrough", "host": B, "devices": [AF, D8], "enabled": False}
    app = await played(two_gpus(Passthrough.ENABLED), line)
    assert not on_b(app, AF).passthrough.enabled
    assert not on_b(app, D8).passthrough.enabled


@SIZES
async def test_a_label_is_typed_for_the_device_that_the_line_names(size: tuple[int, int]) -> None:
    line = {"action": "set-hardware-label", "host": B, "device": D8, "label": "Training A/B [1]"}
    app = await played(two_gpus(Passthrough.ENABLED), line, size=size)
    assert on_b(app, D8).hardware_label == "Training A/B [1]"


async def test_a_label_is_taken_away() -> None:
    before = {"action": "set-hardware-label", "host": B, "device": D8, "label": "Old"}
    app = await played(two_gpus(Passthrough.ENABLED), {**before, "label": None}, before)
    assert on_b(app, D8).hardware_label is None


@SIZES
async def test_the_graphics_type_of_a_device_is_chosen(size: tuple[int, int]) -> None:
    shared = estate(host(A), sharing(B, gpu(AF), gpu(D8)))
    line = {"action": "set-device-graphics", "host": B, "device": D8, "type": "shared", "restart_xorg": True}
    app = await played(shared, line, size=size)
    assert on_b(app, D8).active_graphics_type is GraphicsType.SHARED
    assert on_b(app, AF).active_graphics_type is GraphicsType.SHARED_DIRECT


async def test_the_graphics_settings_of_a_host_are_chosen() -> None:
    shared = estate(host(A), sharing(B, gpu(AF)))
    line = {"action": "set-host-graphics", "host": B, "assignment_policy": "consolidation"}
    app = await played(shared, line)
    assert app.inventory.hosts[B].graphics.assignment_policy == "consolidation"
