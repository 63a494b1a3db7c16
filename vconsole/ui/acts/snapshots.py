"""Take Snapshot: the name of a snapshot, if the VM's devices allow one at all."""

from collections.abc import Iterable

from textual.widget import Widget

from vconsole.model import Fault, Ref, Vm
from vconsole.model.names import check_text
from vconsole.ui.acts.trial import why_refused
from vconsole.ui.desk import Desk, desk_of
from vconsole.ui.dialogs import Dialog, TextField
from vconsole.vcenter import CreateSnapshot

KEPT = "Its name is kept for this session; the rehearsal cannot revert to it."


def open_snapshot(desk: Desk, ref: Ref) -> None:
    """Ask for a name; a VM that cannot have a snapshot is refused before anything is typed."""
    vm = desk.inventory.vms[ref.name]
    first = CreateSnapshot(vm=vm.name, name=_next_name(vm))
    if why_refused(desk.session, first):
        desk.perform(first)
    else:
        desk.push_screen(SnapshotDialog(vm))


def _next_name(vm: Vm) -> str:
    return f"VM Snapshot {len(vm.snapshots) + 1}"


class SnapshotDialog(Dialog[bool]):
    """Name a snapshot. True when it was taken."""

    def __init__(self, vm: Vm) -> None:
        """Make the dialog with a name proposed."""
        super().__init__("Take Snapshot", vm.name, confirm="CREATE")
        self._vm = vm
        self._name_field = TextField("Name", _next_name(vm), hint=KEPT, id="snapshot-name")

    def body(self) -> Iterable[Widget]:
        """The name."""
        yield self._name_field

    def answer(self) -> bool | Fault:
        """Take the snapshot."""
        name = self._name_field.value
        try:
            check_text(name)
        except ValueError as problem:
            remedy = f"{str(problem)[:1].upper()}{str(problem)[1:]}." if name else "Type one."
            return self._name_field.refuses(Fault("snapshot-name", "This is no name for a snapshot.", remedy))
        return next(iter(desk_of(self).attempt(CreateSnapshot(vm=self._vm.name, name=name))), True)
