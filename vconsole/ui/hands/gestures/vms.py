"""Edit Settings, Convert to Dynamic DirectPath IO, and New Virtual Machine."""

from collections.abc import Hashable, Mapping
from typing import Any

from textual.widgets import Button

from vconsole.model import Fault, Host, Ref, Vm, VmConfig
from vconsole.ui.acts.conversion import ConversionDialog
from vconsole.ui.acts.settings_dialog import EditSettings
from vconsole.ui.acts.wizard import NewVmWizard
from vconsole.ui.acts.wizard.name_step import Location
from vconsole.ui.hands.agreement import same_act
from vconsole.ui.hands.gestures.hardware import ASKED_FOR, fill_in_settings, without_field
from vconsole.ui.hands.moves import Moves
from vconsole.ui.hands.problems import CannotPlay, not_found
from vconsole.ui.widgets import InventoryTable
from vconsole.vcenter import CreateVm, ReconfigureVm, conversion, perform

IN_WIZARD = (*ASKED_FOR, "folder", "datastore", "guest_os")
"""The settings that the wizard asks for."""


async def reconfigure(moves: Moves, act: ReconfigureVm) -> None:
    """Convert to Dynamic DirectPath IO where that is what the change is, otherwise Edit Settings."""
    vm = moves.console.inventory.vms.get(act.vm)
    if vm is None:
        raise not_found(f"the VM {act.vm}", moves.app)
    if vm.runs:
        raise CannotPlay(f"{vm.name} runs: Edit Settings only shows its settings, and asks for nothing.")
    await moves.go_to(Ref("vm", act.vm))
    if _converts(moves, act, vm):
        await moves.choose_act("vm.convert")
        await moves.on_top(ConversionDialog)
    else:
        after = _changed(moves, act, vm)
        without_field(vm, after)
        await moves.choose_act("vm.edit-settings")
        await moves.on_top(EditSettings)
        await fill_in_settings(moves, vm, after)
        await moves.focus(moves.named("dialog-confirm", Button))
    await moves.confirm()


def _converts(moves: Moves, act: ReconfigureVm, vm: Vm) -> bool:
    found = conversion(moves.console.inventory, vm) if vm.static_devices else None
    return found is not None and not isinstance(found, Fault) and same_act(moves.state, act, found.action)


def _changed(moves: Moves, act: ReconfigureVm, vm: Vm) -> Vm:
    """The VM as it will be; if that is refused, as it is asked for."""
    change = perform(moves.state, act)
    if not change.faults:
        return change.state.inventory.vms[vm.name]
    return vm.model_copy(update={field: getattr(act, field) for field in act.model_fields_set - {"action", "vm"}})


async def create_vm(moves: Moves, act: CreateVm) -> None:
    """New Virtual Machine, page by page."""
    host = act.registered_on(moves.console.inventory)
    if isinstance(host, Fault):
        raise CannotPlay(f"The wizard offers no place for {act.name}: {host}")
    place = Ref("cluster", act.cluster) if act.cluster is not None and act.host is None else Ref("host", host.name)
    wanted = _wanted(moves, act, host)
    without_field(VmConfig(), wanted, IN_WIZARD)
    await moves.go_to(place)
    await moves.choose_act("vm.new")
    wizard = await moves.on_top(NewVmWizard)
    await _next(moves, wizard)
    await moves.fill_in("vm-name", act.name)
    await _choose(moves, wizard, Location(host.datacenter, wanted.folder), wanted.folder or host.datacenter)
    for key in (place, wanted.datastore, wanted.hardware_version, wanted.guest_os):
        await _next(moves, wizard)
        await _choose(moves, wizard, key, key.name if isinstance(key, Ref) else str(key))
    await _next(moves, wizard)
    await fill_in_settings(moves, _untouched(wanted), wanted)
    await _next(moves, wizard)
    await moves.press("alt+right")


def _wanted(moves: Moves, act: CreateVm, host: Host) -> VmConfig:
    """The settings that the VM will have; if it is refused, those that are asked for."""
    made = perform(moves.state, act).state.inventory.vms.get(act.name)
    return made if made is not None else VmConfig(**act.settings_on(host))


def _untouched(wanted: VmConfig) -> VmConfig:
    """What the tabs show before anything is filled in there; what other pages ask for is there by then."""
    usual = VmConfig()
    given = {field: getattr(usual, field) for field in ASKED_FOR if field != "hardware_version"}
    return wanted.model_copy(update=given)


async def _next(moves: Moves, wizard: NewVmWizard) -> None:
    step = wizard.step
    await moves.press("alt+right")
    await moves.until(lambda: wizard.step is not step, f'the page after "{step.title}"')


async def _choose(moves: Moves, wizard: NewVmWizard, key: Hashable, wanted: str) -> None:
    await moves.move_to(wizard.step.query_one(InventoryTable), key, wanted)


VMS: Mapping[type, Any] = {ReconfigureVm: reconfigure, CreateVm: create_vm}
