"""The dialog that edits the hardware labels of a host's passthrough-enabled devices."""

from collections.abc import Iterable, Mapping
from typing import ClassVar

from textual import on
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Horizontal, Vertical
from textual.content import Content
from textual.widget import Widget
from textual.widgets import Input, Static

from vconsole.model import Fault, Host, PciAddress, Ref
from vconsole.ui.desk import Desk
from vconsole.ui.dialogs import Dialog
from vconsole.ui.look import WARNING
from vconsole.ui.pages.host.device_list import passthrough_cell
from vconsole.ui.pages.host.label_hint import hint, invalid, labels_around
from vconsole.ui.widgets import visible
from vconsole.vcenter import SetHardwareLabel, perform
from vconsole.vcenter.queries import PciRow, pci_rows

TITLES = ("ID", "Passthrough", "SR-IOV", "Hardware Label", "Vendor Name", "Device Name")
CLASSES = ("-id", "-passthrough", "-sriov", "-label", "-vendor", "-device")
NONE_ENABLED = "Passthrough is enabled for no device of this host. Close this, choose a device and toggle it first."


class LabelRow(Vertical):
    """One device with its label in an input, and below it what to point out about the label."""

    DEFAULT_CSS = "LabelRow { height: auto; }"

    def __init__(self, row: PciRow, places: Mapping[str, str]) -> None:
        super().__init__()
        self.address = row.device.address
        self._row = row
        self._places = places
        self._before = row.device.hardware_label
        self._input = Input(self._before or "", placeholder="--", compact=True, classes="-label")
        self._hint = Static(classes="label-hint")

    @property
    def typed(self) -> str:
        """The label exactly as it was typed; empty for none."""
        return self._input.value

    @property
    def changed(self) -> bool:
        """Whether another label was typed."""
        return (self.typed or None) != self._before

    def compose(self) -> ComposeResult:
        """The cells in the order of the titles, and the hint."""
        device = self._row.device
        with Horizontal(classes="label-line"):
            yield _cell(device.address.client, "-id")
            yield _cell(str(passthrough_cell(self._row)), "-passthrough")
            yield _cell(self._row.sriov, "-sriov")
            yield self._input
            yield _cell(device.vendor_name, "-vendor")
            yield _cell(device.device_name, "-device")
        yield self._hint

    @on(Input.Changed)
    def point_out(self) -> None:
        """Say what may be wrong with the label as it is now."""
        said = hint(self.typed, self._places) if self.changed else None
        if self.changed and self._row.use is not None:
            keeps = f"{self._row.use.vm} keeps the device; the label counts at the next power-on."
            said = f"{said} {keeps}" if said else keeps
        self._hint.display = bool(said)
        self._hint.update(Content.styled(f"{WARNING.glyph} {visible(said or '')}", WARNING.tone.variable))

    def edit(self) -> None:
        """Give the focus to the label."""
        self._input.focus()


class HardwareLabelDialog(Dialog[tuple[SetHardwareLabel, ...]]):
    """Edit several labels at once. All changes are made, or none; its result is what was done."""

    HORIZONTAL_BREAKPOINTS = [(0, "-narrow"), (112, "-roomy")]  # noqa: RUF012

    HELP: ClassVar[str] = """\
# Hardware Label

Each row is a device that is enabled for passthrough; type its label. **↑** and **↓** go to another device, **Enter**
sets all that changed, **Esc** leaves them as they were. An empty label is none.

Labels are compared exactly: upper and lower case and every blank count.
"""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("up", "move(-1)", "Device above", show=False, id="labels.up"),
        Binding("down", "move(1)", "Device below", show=False, id="labels.down"),
    ]

    DEFAULT_CSS = """
    HardwareLabelDialog {
        & .label-line { height: 1; }
        & .label-line > Static { text-wrap: nowrap; text-overflow: ellipsis; padding: 0 1 0 0; height: 1; }
        & .label-titles > Static { text-style: bold; color: $text-muted; }
        & .-id { width: 13; }
        & .-passthrough { width: 12; }
        & .-sriov { width: 17; }
        & .-vendor { width: 19; }
        & .-device { width: 1fr; padding: 0; }
        & .-label { width: 20; margin: 0 1 0 0; }
        & Input.-label { background: $panel; }
        & .label-hint { display: none; height: auto; padding: 0 0 0 13; }
        &.-narrow .-sriov, &.-narrow .-vendor { display: none; }
    }
    """

    def __init__(self, desk: Desk, host: Host, at: PciAddress | None) -> None:
        """Edit the labels of a host, beginning with the device at an address."""
        super().__init__("Edit PCI Device Hardware Label", host.name, note="Up, Down: another device", classes="-wide")
        self._desk = desk
        self._host = host
        self._at = at
        inventory = desk.inventory
        self._rows = [
            LabelRow(row, labels_around(inventory, host.name, row.device.address))
            for row in pci_rows(inventory, host, enabled_only=True)
            if row.device.passthrough.enabled
        ]

    def body(self) -> Iterable[Widget]:
        """The grid: titles, and a row for each device."""
        if not self._rows:
            yield Static(Content(NONE_ENABLED))
            return
        titles = (_cell(title, name) for title, name in zip(TITLES, CLASSES, strict=True))
        yield Horizontal(*titles, classes="label-line label-titles")
        yield from self._rows

    def on_mount(self) -> None:
        """Begin with the device that was chosen."""
        for row in self._rows:
            if row.address == self._at:
                self.call_after_refresh(row.edit)

    def action_move(self, step: int) -> None:
        """Edit the device above or below."""
        inputs = list(self.query(Input))
        if self.focused in inputs:
            inputs[max(0, min(inputs.index(self.focused) + step, len(inputs) - 1))].focus()

    def answer(self) -> tuple[SetHardwareLabel, ...] | Fault:
        """Label every device whose label changed, or say why the first of them is refused and change nothing."""
        changed = [row for row in self._rows if row.changed]
        for row in changed:
            problem = invalid(row.typed)
            if problem is not None:
                return self._no_label(row, problem)
        actions = tuple(
            SetHardwareLabel(host=self._host.name, device=row.address, label=row.typed or None) for row in changed
        )
        state = self._desk.session.state
        for action in actions:
            change = perform(state, action)
            if change.faults:
                return change.faults[0]
            state = change.state
        for action in actions:
            self._desk.attempt(action)
        return actions

    def _no_label(self, row: LabelRow, problem: str) -> Fault:
        return Fault(
            code="label-invalid",
            message=f"{row.address.client}: {problem}.",
            remedy="Type another label; leave it empty for none.",
            about=Ref("host", self._host.name),
            device=row.address,
        )


def _cell(text: str, name: str) -> Static:
    return Static(Content(visible(text)), classes=name)
