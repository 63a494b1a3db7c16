"""Started Power-Ons and Failed Power-Ons: two of the three lists of a group power-on."""

from collections.abc import Callable, Sequence

from vconsole.model import Inventory
from vconsole.ui.acts.placing.reason_groups import reason_groups
from vconsole.ui.look import REFUSED, WARNING
from vconsole.ui.pages.vm_table import NOTHING, assigned_cell
from vconsole.ui.task_status import task_status
from vconsole.ui.widgets import Cell, Column, InventoryTable
from vconsole.vcenter import Task

LAPSED = "What DRS recommended does not hold any more, or was cancelled."


class PowerOnTable(InventoryTable[Task]):
    """Power-ons by VM."""

    def __init__(self, columns: Sequence[Column[Task]], *, empty: str) -> None:
        name: Column[Task] = Column("vm", "Virtual Machine", lambda task: task.target.name, min_width=16)
        super().__init__([name, *columns], row_key=lambda task: task.target.name, empty=empty)


class StartedTable(PowerOnTable):
    """The power-ons that found a host: under way, done, or refused by that host."""

    def __init__(self, inventory: Callable[[], Inventory], now: Callable[[], float]) -> None:
        """Show the VMs as they are in the inventory at the moment when they are drawn."""

        def host(task: Task) -> str:
            vm = inventory().vms.get(task.target.name)
            return vm.host if vm else NOTHING

        def devices(task: Task) -> str | Cell:
            vm = inventory().vms.get(task.target.name)
            return assigned_cell(vm) if vm else NOTHING

        super().__init__(
            [
                Column("status", "Status", lambda task: task_status(task, now()), width=20),
                Column("host", "Host", host, min_width=12, priority=1),
                Column("devices", "Device(s)", devices, min_width=14),
            ],
            empty="No power-on was started.",
        )


class FailedTable(PowerOnTable):
    """The power-ons that found no host, each with its fault."""

    def __init__(self) -> None:
        super().__init__(
            [
                Column("fault", "Fault", _failure, min_width=24, max_width=80),
                Column("reasons", "Reasons", _reasons, width=9, align="right", sort=_count),
            ],
            empty="No power-on failed.",
        )


def told(task: Task) -> str:
    """What there is to say of a power-on: why it came to nothing, or what it reached."""
    if task.fault is not None:
        return task.fault.message
    return task.detail if task.duration else LAPSED


def _failure(task: Task) -> Cell:
    return Cell.of(REFUSED if task.fault else WARNING, told(task))


def _count(task: Task) -> int:
    return len(reason_groups(task.fault.causes)) if task.fault else 0


def _reasons(task: Task) -> str:
    return str(_count(task) or "")
