"""Host > Configure > PCI Devices and Graphics: passthrough, hardware labels and graphics types."""

from collections.abc import Mapping
from typing import Any

from textual.widgets import Input

from vconsole.model import PciAddress, Ref
from vconsole.ui.hands.moves import Moves
from vconsole.ui.hands.problems import CannotPlay, not_found
from vconsole.ui.pages.action_row import ActsPage
from vconsole.ui.pages.host.edit_graphics import DeviceGraphicsDialog, HostGraphicsDialog
from vconsole.ui.pages.host.graphics import DEVICES, HOST, GraphicsPage
from vconsole.ui.pages.host.hardware_label import HardwareLabelDialog, LabelRow
from vconsole.ui.pages.host.pci_devices import ALL, PciDevicesPage
from vconsole.vcenter import SetDeviceGraphics, SetHardwareLabel, SetHostGraphics, SetPassthrough


def offered(page: ActsPage, action: str) -> None:
    """Raise CannotPlay with the page's own reason if an act of it does not apply now."""
    reason = page.why_not_now(action)
    if reason:
        raise CannotPlay(f"{type(page).__name__} does not offer {action.replace('_', ' ')}: {reason}")


async def _pci_devices(moves: Moves, host: str) -> PciDevicesPage:
    page = await moves.open_page(Ref("host", host), "pci-devices", PciDevicesPage)
    await moves.show_list(page, ALL)
    return page


async def set_passthrough(moves: Moves, act: SetPassthrough) -> None:
    """Tick the devices, or stand on a single one, and toggle."""
    if not act.apply_now:
        raise CannotPlay("The page always applies a change of passthrough at once.")
    page = await _pci_devices(moves, act.host)
    table = page.lists[ALL]
    await moves.tick_rows(table, act.devices if len(act.devices) > 1 else ())
    if len(act.devices) == 1:
        await moves.move_to(table, act.devices[0], act.devices[0].client)
    offered(page, "toggle_passthrough")
    await moves.press("t")
    await moves.answer_question()


async def set_hardware_label(moves: Moves, act: SetHardwareLabel) -> None:
    """Stand on the device, open its label and type the new one."""
    page = await _pci_devices(moves, act.host)
    await moves.tick_rows(page.lists[ALL], ())
    await moves.move_to(page.lists[ALL], act.device, act.device.client)
    await moves.press("l")
    dialog = await moves.on_top(HardwareLabelDialog)
    row = next((row for row in dialog.query(LabelRow) if row.address == act.device), None)
    if row is None:
        raise not_found(f"the label of {act.device.client}", moves.app)
    await moves.write(row.query_one(Input), act.label or "")
    await moves.confirm()


async def set_device_graphics(moves: Moves, act: SetDeviceGraphics) -> None:
    """Stand on the device and edit its type."""
    page = await _graphics(moves, act.host, DEVICES)
    await moves.move_to(page.devices, _graphics_key(page, act.device), act.device.client)
    offered(page, "edit")
    await moves.press("e")
    await moves.on_top(DeviceGraphicsDialog)
    await moves.fill_in("graphics-type", act.type)
    await moves.fill_in("restart-xorg", act.restart_xorg)
    await moves.confirm()


async def set_host_graphics(moves: Moves, act: SetHostGraphics) -> None:
    """Edit the defaults of the host."""
    page = await _graphics(moves, act.host, HOST)
    offered(page, "edit")
    await moves.press("e")
    await moves.on_top(HostGraphicsDialog)
    if act.default_type is not None:
        await moves.fill_in("graphics-type", act.default_type)
    if act.assignment_policy is not None:
        await moves.fill_in("assignment-policy", act.assignment_policy)
    await moves.fill_in("restart-xorg", act.restart_xorg)
    await moves.confirm()


async def _graphics(moves: Moves, host: str, number: int) -> GraphicsPage:
    page = await moves.open_page(Ref("host", host), "graphics", GraphicsPage)
    await moves.show_list(page, number)
    return page


def _graphics_key(page: GraphicsPage, address: PciAddress) -> PciAddress:
    """The key of a device's row; devices that are no graphics devices have none."""
    if all(row.device.address != address for row in page.devices.rows):
        raise CannotPlay(f"{address.client} is no graphics device of {page.ref.name}.")
    return address


PASSTHROUGH: Mapping[type, Any] = {
    SetPassthrough: set_passthrough,
    SetHardwareLabel: set_hardware_label,
    SetDeviceGraphics: set_device_graphics,
    SetHostGraphics: set_host_graphics,
}
