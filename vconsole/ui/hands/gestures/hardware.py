"""The settings of a VM in their fields: sizes, PCI devices, options and advanced parameters."""

from collections.abc import Sequence

from textual.widgets import TabbedContent

from vconsole.model import DirectPathIo, DynamicDirectPathIo, VmConfig, VmPci
from vconsole.ui.acts.device_selection import DeviceSelection
from vconsole.ui.acts.settings.advanced_parameters import AdvancedParameters, ParameterRow
from vconsole.ui.acts.settings.device_menu import PCI_DEVICE, AddDeviceMenu
from vconsole.ui.acts.settings.pci_list import PciList
from vconsole.ui.hands.moves import Moves
from vconsole.ui.hands.problems import CannotPlay
from vconsole.ui.widgets import InventoryTable
from vconsole.vcenter.queries import DeviceChoice, describe_request

ASKED_FOR = ("cpus", "memory_gb", "reserve_all_memory", "pci", "firmware", "hardware_version", "advanced")
"""The settings that have a field."""
TABS = ("virtual-hardware", "vm-options", "advanced-parameters")


def without_field(before: VmConfig, after: VmConfig, known: Sequence[str] = ASKED_FOR) -> None:
    """Raise CannotPlay if settings differ that no field is for."""
    fields = (field for field in VmConfig.model_fields if field not in known)
    other = [field for field in fields if getattr(before, field) != getattr(after, field)]
    if other:
        raise CannotPlay(f"No page or dialog changes {', '.join(other)} of a VM.")


async def fill_in_settings(moves: Moves, before: VmConfig, after: VmConfig) -> None:
    """Bring the three tabs from one configuration to another, tab by tab; the first one is shown now."""
    await fill_in_hardware(moves, before, after)
    if before.firmware is not after.firmware or before.hardware_version != after.hardware_version:
        await _show_tab(moves, "vm-options")
        await moves.fill_in("firmware", after.firmware)
        if before.hardware_version != after.hardware_version:
            await moves.fill_in("compatibility", after.hardware_version)
    if dict(before.advanced) != dict(after.advanced):
        await _show_tab(moves, "advanced-parameters")
        await _fill_in_parameters(moves, after)


async def fill_in_hardware(moves: Moves, before: VmConfig, after: VmConfig) -> None:
    """Fill in the tab Virtual Hardware; a device that comes ticks the reservation, so that is looked at last."""
    await moves.fill_in("cpus", after.cpus)
    await moves.fill_in("memory", f"{after.memory_gb:g}")
    await _change_devices(moves, before.pci, after.pci)
    await moves.fill_in("reserve-memory", after.reserve_all_memory)


async def _show_tab(moves: Moves, tab: str) -> None:
    tabs = moves.app.screen.query_one(TabbedContent)
    for _ in TABS:
        if tabs.active == tab:
            return
        await moves.press("f6")
    raise CannotPlay(f"Looked for the tab {tab}; f6 does not lead to it.")


async def _change_devices(moves: Moves, before: Sequence[VmPci], after: Sequence[VmPci]) -> None:
    """Remove what goes and add what comes; a new device always stands last."""
    kept = _kept(before, after)
    devices = moves.app.screen.query_one(PciList)
    for line, slot in zip(devices.lines, range(len(before)), strict=True):
        if slot not in kept:
            await moves.move_to(devices.query_one(InventoryTable), line.number, line.title)
            await moves.press("delete")
    for device in after[len(kept) :]:
        await _add_device(moves, devices, device)


def _kept(before: Sequence[VmPci], after: Sequence[VmPci]) -> tuple[int, ...]:
    """The slots that stay: as many of the first devices as are there already, in this order."""
    kept: list[int] = []
    for device in after:
        later = range(kept[-1] + 1 if kept else 0, len(before))
        slot = next((slot for slot in later if _asks_same(before[slot], device)), None)
        if slot is None:
            break
        kept.append(slot)
    return tuple(kept)


async def _add_device(moves: Moves, devices: PciList, device: VmPci) -> None:
    """ADD NEW DEVICE, PCI Device, then the row of Device Selection that is this device."""
    if isinstance(device, DynamicDirectPathIo) and len(device.allowed) > 1:
        raise CannotPlay("Device Selection has a row for each model; a device that allows several has none.")
    count = len(devices.lines)
    await moves.press("f3")
    menu = await moves.on_top(AddDeviceMenu)
    await moves.move_to(menu.query_one(InventoryTable), PCI_DEVICE, PCI_DEVICE)
    await moves.press("enter")
    selection = await moves.on_top(DeviceSelection)
    table: InventoryTable[DeviceChoice] = selection.query_one(InventoryTable)
    choice = next((choice for choice in table.rows if _asks_same(choice.device, device)), None)
    if choice is None:
        offered = "; ".join(describe_request(choice.device) for choice in table.rows) or "nothing"
        raise CannotPlay(f"Looked for {describe_request(device)}; Device Selection offers {offered}.")
    await moves.move_to(table, (choice.host, choice.name, choice.device), choice.name)
    await moves.press("enter")
    await moves.until(lambda: len(devices.lines) == count + 1, "the new PCI device")


def _asks_same(found: VmPci, wanted: VmPci) -> bool:
    """Whether two devices ask for the same; a static one is known by its place alone."""
    if isinstance(found, DirectPathIo) and isinstance(wanted, DirectPathIo):
        return (found.address, found.host) == (wanted.address, wanted.host)
    unbound = {"assigned": None, "hinted": None}
    return found.model_copy(update=_known(found, unbound)) == wanted.model_copy(update=_known(wanted, unbound))


def _known(device: VmPci, update: dict[str, None]) -> dict[str, None]:
    return {name: value for name, value in update.items() if name in type(device).model_fields}


async def _fill_in_parameters(moves: Moves, after: VmConfig) -> None:
    parameters = moves.app.screen.query_one(AdvancedParameters)
    for row in tuple(parameters.query(ParameterRow)):
        if row.key and row.key not in after.advanced:
            await moves.write(row.lines[0], "")
    for key, value in after.advanced.items():
        rows = list(parameters.query(ParameterRow))
        row = next((row for row in rows if row.key == key), rows[-1])
        await moves.write(row.lines[0], key)
        await moves.write(row.lines[1], value)
