"""A table of assignable hardware: each kind of device or vGPU with how many of it are used, and by whom."""

from collections.abc import Hashable, Sequence

from textual import on

from vconsole.model import Ref
from vconsole.model.names import blanks_seen
from vconsole.ui.desk import desk_of
from vconsole.ui.look import ASSIGNED, PENDING
from vconsole.ui.widgets import Cell, Column, InventoryTable
from vconsole.vcenter.queries import Capacity, Holder, VgpuCapacity, VgpuHolder

CapacityRow = Capacity | VgpuCapacity | Holder | VgpuHolder
"""A kind of device or a vGPU profile, or a VM below it that holds one."""


HOLDERS_SEEN = 24
"""Up to this many holders are listed at first; more would hide the kinds, so they are folded away."""


class CapacityTable(InventoryTable[CapacityRow]):
    """Kinds of devices by model and label, or vGPU profiles with their size, and below each the VMs that hold one.

    Enter opens a VM, and shows or hides the VMs below a kind.
    """

    def __init__(
        self, *, empty: str, one_host: bool = False, titles: tuple[str, str] = ("Device", "Hardware Label")
    ) -> None:
        """Make a table; for devices of one host it does not repeat the host's name."""
        self._capacities: Sequence[Capacity | VgpuCapacity] | None = None
        self._folded: set[Hashable] = set()
        columns: list[Column[CapacityRow]] = [
            Column("device", titles[0], self._device, min_width=20 if one_host else 19, max_width=44),
            Column("label", titles[1], _address if one_host else _place, min_width=13),
            _count("consumed", "Consumed", 8),
            _count("pending", "Pending", 7),
            _count("remaining", "Remaining", 9),
            _count("maximum", "Maximum", 7),
        ]
        super().__init__(columns, row_key=_row_key, indent=lambda row: int(_is_holder(row)), empty=empty)

    def show(self, capacities: Sequence[Capacity | VgpuCapacity]) -> None:
        """Show capacities as they are now; cursor, filter and sort stay."""
        if capacities == self._capacities:
            return
        if self._capacities is None and sum(len(capacity.holders) for capacity in capacities) > HOLDERS_SEEN:
            self._folded = {_row_key(capacity) for capacity in capacities}
        self._capacities = capacities
        self._list()

    def _list(self) -> None:
        rows: list[CapacityRow] = []
        for capacity in self._capacities or ():
            rows.append(capacity)
            if _row_key(capacity) not in self._folded:
                rows += capacity.holders
        self.replace_rows(rows)

    @on(InventoryTable.Opened)
    def open_row(self, event: InventoryTable.Opened) -> None:
        """Open the VM that holds a device, or show or hide the holders of a kind."""
        event.stop()
        row: CapacityRow = event.row
        if isinstance(row, Holder | VgpuHolder):
            desk_of(self).open(Ref("vm", row.use.vm))
        else:
            self._folded ^= {_row_key(row)}
            self._list()

    def _device(self, row: CapacityRow) -> str | Cell:
        if isinstance(row, Holder | VgpuHolder):
            return Cell.of(PENDING if row.use.state == "pending" else ASSIGNED, row.use.vm)
        sign = "" if not row.holders else "▸ " if _row_key(row) in self._folded else "▾ "
        return f"{sign}{row.profile.name if isinstance(row, VgpuCapacity) else row.name}"


def _is_holder(row: CapacityRow) -> bool:
    return isinstance(row, Holder | VgpuHolder)


def _row_key(row: CapacityRow) -> Hashable:
    match row:
        case Capacity():
            return row.kind
        case VgpuCapacity():
            return row.profile.name
        case _:
            return row.host, row.device, row.use.vm


def _address(row: CapacityRow) -> str:
    match row:
        case Capacity():
            return blanks_seen(row.kind.label or "--")
        case VgpuCapacity():
            return f"{row.profile.size_gb}, {row.gpus} GPU{'' if row.gpus == 1 else 's'}"
        case _:
            return row.device.client


def _place(row: CapacityRow) -> str:
    return f"{row.host}  {row.device.client}" if isinstance(row, Holder | VgpuHolder) else _address(row)


def _count(field: str, title: str, width: int) -> Column[CapacityRow]:
    def count(row: CapacityRow) -> int:
        return 0 if _is_holder(row) else getattr(row, field)

    def show(row: CapacityRow) -> str:
        return "" if _is_holder(row) else str(count(row))

    return Column(field, title, show, width=width, align="right", sort=count)
