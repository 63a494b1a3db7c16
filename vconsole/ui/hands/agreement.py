"""Whether what the keys did is what a line says, whichever way it is written."""

from collections import Counter
from collections.abc import Hashable

from vconsole.model import DirectPathIo, Inventory, VmConfig, VmPci
from vconsole.vcenter import Action, Change, State, perform
from vconsole.vcenter.journal import outcome


def same_act(state: State, wanted: Action, done: Action) -> bool:
    """Whether two actions of one kind on the same objects make the same of a state.

    A dialog leaves out what stays as it is, and says outright what a script leaves open. Ticked VMs are taken in the
    order of their list, which decides who is served first; a person cannot choose another, so it is none of the act.
    What is refused either way may differ in what it would have brought: it is refused before more is asked.
    """
    if type(wanted) is not type(done) or _objects(wanted) != _objects(done):
        return False
    expected, found = perform(state, _with_models(state.inventory, wanted)), perform(state, done)
    if _refusals(expected) != _refusals(found):
        return False
    several = len(_objects(wanted)) > 1
    if several or (expected.faults and not expected.events):
        return True
    return expected.state.inventory == found.state.inventory and outcome(expected) == outcome(found)


def _objects(action: Action) -> frozenset[Hashable]:
    return frozenset(getattr(action, "vms", ())) or frozenset([action.target])


def _with_models(inventory: Inventory, action: Action) -> Action:
    """The action with the models of its static devices, which a script may leave out and a dialog knows."""
    if not isinstance(action, VmConfig) or not action.static_devices:
        return action
    return action.model_copy(update={"pci": tuple(_with_model(inventory, device) for device in action.pci)})


def _with_model(inventory: Inventory, device: VmPci) -> VmPci:
    if not isinstance(device, DirectPathIo) or device.host is None or device.vendor_id is not None:
        return device
    host = inventory.hosts.get(device.host)
    there = host.device(device.address) if host is not None else None
    ids = {"vendor_id": there.vendor_id, "device_id": there.device_id} if there is not None else {}
    return device.model_copy(update=ids)


def _refusals(change: Change) -> Counter[Hashable]:
    return Counter((fault.code, fault.about) for fault in change.faults)
