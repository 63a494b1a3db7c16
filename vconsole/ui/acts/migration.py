"""Migrate: choose the host that a VM moves to; those that cannot take it say why."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import ClassVar

from textual import on
from textual.containers import VerticalScroll
from textual.content import Content
from textual.widget import Widget
from textual.widgets import Button, Static

from vconsole.model import Fault, Power, Ref, Vm
from vconsole.ui.acts.placing.reasons import Reasons
from vconsole.ui.acts.trial import outcome
from vconsole.ui.desk import Desk, desk_of
from vconsole.ui.dialogs import Dialog
from vconsole.ui.look import MET, UNMET
from vconsole.ui.widgets import Cell, Column, InventoryTable, visible
from vconsole.vcenter import MigrateVm, Session

WAYS: dict[Power, str] = {
    Power.ON: "Live: {vm} runs, and must go on running while it moves.",
    Power.OFF: "Cold: {vm} is powered off. Its devices are chosen when it is powered on.",
    Power.SUSPENDED: "Suspended: {vm} moves as it is, and goes on there when it is resumed.",
}
"""How a VM moves, by its power state."""
COMMON_BEGINNING = "prevents the operation: "
"""The end of what vSphere says before it names the device; in a column the rest tells more."""
ROWS_MAX = 6
"""How many hosts are seen at once."""
NO_HOST = Fault("no-host-chosen", "No host is chosen.", "Choose a row, or clear the filter.")


@dataclass(frozen=True, slots=True)
class Target:
    """A host that a VM could move to, and what came of trying that on a copy."""

    host: str
    fault: Fault | None
    says: str = ""
    """What the migration does there, if it is possible."""

    @property
    def verdict(self) -> Cell:
        """The Compatibility column: the first reason stands for all of them."""
        if self.fault is None:
            return Cell.of(MET, "Can take it")
        first = self.fault.causes[0] if self.fault.causes else self.fault
        return Cell.of(UNMET, first.message.rpartition(COMMON_BEGINNING)[2])


def targets(session: Session, vm: Vm) -> tuple[Target, ...]:
    """Every other host of the VM's datacenter, those that can take it first, otherwise in the order of the file."""
    found = list(_tried(session, vm))
    return tuple(sorted(found, key=lambda target: target.fault is not None))


def _tried(session: Session, vm: Vm) -> Iterator[Target]:
    here = session.inventory.hosts[vm.host]
    for host in session.inventory.hosts.values():
        if host.datacenter != here.datacenter or host.name == here.name:
            continue
        change = outcome(session, MigrateVm(vm=vm.name, host=host.name))
        if change.faults:
            yield Target(host.name, change.faults[0])
        else:
            says = " ".join(event.message for event in change.events if event.host == host.name and event.device)
            yield Target(host.name, None, says)


def open_migrate(desk: Desk, ref: Ref) -> None:
    """Ask where a VM is to move."""
    vm = desk.inventory.vms[ref.name]
    desk.push_screen(MigrateDialog(vm, targets(desk.session, vm)))


class MigrateDialog(Dialog[bool]):
    """Select a host. True when the VM moved."""

    HELP: ClassVar[str] = """\
# Migrate

The hosts that can take the VM come first; below the table stands why the marked one cannot. **Enter** migrates to it.

A VM that runs moves live only if each of its PCI devices can. Powered off, it can go to any host with a match.
"""

    DEFAULT_CSS = """
    MigrateDialog {
        & #dialog-box { height: 100%; max-height: 26; }
        & #dialog-body { height: 1fr; }
        & #way { height: auto; margin: 0 0 1 0; }
        & #reasons { height: 1fr; min-height: 3; margin: 1 0 0 0; scrollbar-size-vertical: 1; }
    }
    """

    def __init__(self, vm: Vm, hosts: tuple[Target, ...]) -> None:
        """Make the dialog for a VM as it is now."""
        super().__init__("Migrate", vm.name, confirm="MIGRATE", note="/ Filter", classes="-wide")
        self._vm = vm
        self._hosts = hosts

    def body(self) -> Iterable[Widget]:
        """How the VM moves, the hosts, and what speaks against the marked one."""
        way = WAYS[self._vm.power].format(vm=visible(self._vm.name))
        yield Static(Content(f"{way} It is on {visible(self._vm.host)} now."), id="way")
        table: InventoryTable[Target] = InventoryTable(
            [
                Column("host", "Select a host", lambda target: target.host, min_width=18),
                Column("compatibility", "Compatibility", lambda target: target.verdict, min_width=14, max_width=80),
            ],
            self._hosts,
            row_key=lambda target: target.host,
            empty=f"There is no other host in the datacenter of {self._vm.host}.",
        )
        table.styles.height = 1 + (min(len(self._hosts), ROWS_MAX) or 2)
        yield table
        with VerticalScroll(id="reasons"):
            yield Reasons()

    def on_mount(self) -> None:
        """Explain the first row."""
        self._explain()

    @property
    def _chosen(self) -> Target | None:
        chosen: Target | None = self.query_one(InventoryTable).cursor_row
        return chosen

    @on(InventoryTable.Highlighted)
    def _explain(self) -> None:
        """Say what comes of the marked host, and offer to migrate only if it can take the VM."""
        target, reasons = self._chosen, self.query_one(Reasons)
        self.query_one("#dialog-confirm", Button).disabled = target is None or target.fault is not None
        if target is None:
            reasons.show(None, self._vm)
        elif target.fault is not None:
            reasons.show_fault(target.fault)
        else:
            reasons.show_met(f"{target.host} can take {self._vm.name}. {target.says}".rstrip())

    @on(InventoryTable.Opened)
    def _open_row(self, event: InventoryTable.Opened) -> None:
        event.stop()
        self.action_confirm()

    def answer(self) -> bool | Fault:
        """Migrate to the host of the row under the cursor."""
        target = self._chosen
        if target is None:
            return NO_HOST
        return next(iter(desk_of(self).attempt(MigrateVm(vm=self._vm.name, host=target.host))), True)
