"""One failure of a survey: who restarts where, who stays off and why."""

from collections.abc import Iterable, Sequence

from textual import on
from textual.containers import VerticalScroll
from textual.content import Content
from textual.widget import Widget
from textual.widgets import Static

from vconsole.ha import Failure, LeftOff, Restart
from vconsole.model import Ref, Vm
from vconsole.ui.dialogs import Dialog
from vconsole.ui.look import MET, UNMET, Tone
from vconsole.ui.pages.monitor.survey_text import reasons_of, sentences
from vconsole.ui.pages.vm_table import requests_text
from vconsole.ui.widgets import Cell, Column, InventoryTable, WrappedLines, hanging, visible

ROWS_MAX = 7
"""How many VMs are seen at once."""
WHY_OFF = {
    "no-host-for-restart": "No host can take it",
    "static-device-pins-vm": "DirectPath IO device",
    "restart-priority-disabled": "Restart disabled",
    "ha-turned-off": "HA is turned off",
}
"""Why a VM stays off, in the words of a column; the whole reason stands below the table."""
HOSTS_MAX = 24
"""How many hosts are listed with their reasons; the others are counted."""

Fate = Restart | LeftOff
"""What becomes of one VM."""


class Story(WrappedLines):
    """What becomes of one VM, in full."""

    def __init__(self) -> None:
        super().__init__()
        self._said: list[tuple[str, str, Tone]] = []
        self._broken: tuple[int, list[Content]] | None = None

    def show(self, fate: Fate | None) -> None:
        """Tell about a VM."""
        self._said = [] if fate is None else list(_restarts(fate) if isinstance(fate, Restart) else _stays_off(fate))
        self._broken = None
        self.refresh(layout=True)

    def lines(self, width: int) -> Sequence[Content]:
        """The sentences, each broken below its own beginning; there may be hundreds, so they are broken once."""
        if self._broken is None or self._broken[0] != width:
            lines = [
                line
                for first, text, tone in self._said
                for line in hanging(Content.styled(visible(text), tone.variable), visible(first), width)
            ]
            self._broken = (width, lines)
        return self._broken[1]


class FailureDialog(Dialog[Ref | None]):
    """The VMs of a host that fails, each with its fate. Enter gives the VM to open."""

    DEFAULT_CSS = """
    FailureDialog {
        & #dialog-box { height: 100%; max-height: 34; }
        & #dialog-body { height: 1fr; }
        & #summary { height: auto; max-height: 3; margin: 0 0 1 0; color: $text-muted; }
        & #story { height: 1fr; min-height: 3; margin: 1 0 0 0; scrollbar-size-vertical: 1; }
    }
    """

    HELP = """\
# If a host fails

Every VM that runs on the host, first those that restart, in the order in which they do. Below stand the whole reasons
for the one under the cursor: **Tab** goes there to scroll. **Enter** opens the VM, **Esc** closes.
"""

    def __init__(self, failure: Failure) -> None:
        super().__init__(
            "If a host fails", failure.host, confirm="CLOSE", cancel=None, note="enter Open the VM", classes="-wide"
        )
        self._failure = failure

    def body(self) -> Iterable[Widget]:
        """A summary, the VMs, and the fate of one."""
        fates: tuple[Fate, ...] = (*self._failure.restarts, *self._failure.left_off)
        yield Static(Content(visible(sentences(self._failure))), id="summary")
        table = InventoryTable(_COLUMNS, fates, row_key=lambda fate: fate.vm.name, empty="No VM runs there.")
        table.styles.height = 1 + min(len(fates), ROWS_MAX) if fates else 2
        yield table
        with VerticalScroll(id="story", can_focus=True):
            yield Story()

    def on_mount(self) -> None:
        """Begin at the first VM that stays off: it is what the reader looks for."""
        table = self.query_one(InventoryTable)
        if self._failure.left_off:
            table.move_to(self._failure.left_off[0].vm.name)
        self.query_one(Story).show(table.cursor_row)

    @on(InventoryTable.Highlighted)
    def choose(self, event: InventoryTable.Highlighted) -> None:
        """Tell about the VM under the cursor."""
        event.stop()
        self.query_one(Story).show(event.row)
        self.query_one("#story").scroll_home(animate=False)

    @on(InventoryTable.Opened)
    def open_vm(self, event: InventoryTable.Opened) -> None:
        """Close with the VM that is to be opened."""
        event.stop()
        vm: Vm = event.row.vm
        self.dismiss(Ref("vm", vm.name))

    def answer(self) -> None:
        """No VM to open."""
        return


def _restarts(restart: Restart) -> Iterable[tuple[str, str, Tone]]:
    yield f"{MET.glyph} ", f"{restart.vm.name} restarts on {restart.host}.", Tone.PLAIN
    for slot, address in enumerate(restart.devices):
        yield "  ", f"PCI device {slot}: {address.client if address else 'no device of its own'}", Tone.MUTED


def _stays_off(left: LeftOff) -> Iterable[tuple[str, str, Tone]]:
    yield f"{UNMET.glyph} ", left.fault.message, Tone.PLAIN
    yield "  ", left.fault.remedy, Tone.MUTED
    reasons = list(reasons_of(left, hosts_max=HOSTS_MAX))
    widest = max((len(host) for host, _ in reasons), default=0)
    for host, text in reasons:
        yield f"  {host:<{widest}}  ", text, Tone.PLAIN


def _fate(fate: Fate) -> Cell:
    return Cell.of(MET, "Restarts") if isinstance(fate, Restart) else Cell.of(UNMET, "Stays off")


def _where(fate: Fate) -> str:
    return fate.host if isinstance(fate, Restart) else WHY_OFF[fate.code]


def _devices(fate: Fate) -> str:
    if isinstance(fate, LeftOff):
        return requests_text(fate.vm)
    return ", ".join(address.client for address in fate.devices if address is not None) or "--"


_COLUMNS: list[Column[Fate]] = [
    Column("vm", "Name", lambda fate: fate.vm.name, min_width=12),
    Column("fate", "Outcome", _fate, width=11),
    Column("where", "Host or Reason", _where, min_width=16),
    Column("devices", "PCI Devices", _devices, min_width=14),
]
