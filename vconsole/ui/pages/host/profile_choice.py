"""Choosing a vGPU profile of those that a host can be asked about."""

from collections.abc import Iterable, Sequence

from textual import on
from textual.widget import Widget

from vconsole.model import Fault
from vconsole.ui.dialogs import Dialog
from vconsole.ui.widgets import Column, InventoryTable
from vconsole.vcenter.queries import ProfileChoice

NOTHING = "--"


class ProfileDialog(Dialog[str]):
    """The profiles, those that VMs wait for first. The answer is the name of the one under the cursor."""

    DEFAULT_CSS = "ProfileDialog InventoryTable { height: 12; margin: 0 0 1 0; }"

    HELP = """\
# Choose a vGPU Profile

The profiles of the host's graphics devices, those that VMs wait for first. **Enter** chooses the one under the cursor,
**/** filters. *Per GPU* is how many of them one GPU carries while all on it have this size.
"""

    def __init__(self, host: str, choices: Sequence[ProfileChoice], chosen: str | None) -> None:
        super().__init__("Choose a vGPU Profile", host, confirm="CHOOSE", note="/ Filter")
        self._chosen = chosen
        self._table: InventoryTable[ProfileChoice] = InventoryTable(_COLUMNS, choices, row_key=_name_of)

    def body(self) -> Iterable[Widget]:
        """The profiles."""
        yield self._table

    def on_mount(self) -> None:
        """Begin at the profile that is chosen now."""
        if self._chosen is not None:
            self._table.move_to(self._chosen)

    @on(InventoryTable.Opened)
    def choose(self, event: InventoryTable.Opened) -> None:
        """Choose the row."""
        event.stop()
        self.action_confirm()

    def answer(self) -> str | Fault:
        """The profile under the cursor."""
        row = self._table.cursor_row
        if row is not None:
            return row.profile.name
        return Fault(
            code="no-profile-chosen", message="No profile is chosen.", remedy="Choose a row, or clear the filter."
        )


def _name_of(choice: ProfileChoice) -> str:
    return choice.profile.name


def _vms(choice: ProfileChoice) -> str:
    waiting = [f"{vm} (off)" for vm in choice.asked_by]
    return ", ".join([*waiting, *choice.used_by]) or NOTHING


_COLUMNS: list[Column[ProfileChoice]] = [
    Column("profile", "Profile", _name_of, min_width=15),
    Column(
        "size",
        "Size",
        lambda each: each.profile.size_gb,
        width=7,
        align="right",
        sort=lambda c: c.profile.frame_buffer_mb,
    ),
    Column(
        "most",
        "Per GPU",
        lambda each: str(each.profile.instances),
        width=9,
        align="right",
        sort=lambda c: c.profile.instances,
    ),
    Column("gpus", "GPUs", lambda each: str(each.gpus), width=6, align="right", sort=lambda c: c.gpus),
    Column("vms", "VMs", _vms, min_width=12),
]
