"""Convert to Dynamic DirectPath IO: what a VM gains when it no longer names the addresses of its devices."""

from collections.abc import Iterable, Iterator, Sequence

from textual.content import Content
from textual.widget import Widget

from vconsole.model import Fault, Ref, Vm
from vconsole.ui.desk import Desk, desk_of
from vconsole.ui.dialogs import Dialog
from vconsole.ui.look import MET, UNMET, State, Tone
from vconsole.ui.widgets import WrappedLines, hanging, visible
from vconsole.vcenter import Conversion, conversion
from vconsole.vcenter.queries import describe_request

NAMES_MAX = 6
"""How many hosts are named; of more only the number is told."""


def open_conversion(desk: Desk, ref: Ref) -> None:
    """Show what converting a VM's static devices would gain, or why it cannot be done."""
    vm = desk.inventory.vms[ref.name]
    found = conversion(desk.inventory, vm)
    if isinstance(found, Fault):
        desk.explain(found)
    else:
        desk.push_screen(ConversionDialog(vm, found))


class ConversionDialog(Dialog[bool]):
    """The devices, the hosts before and after, and the gains. True when the VM was reconfigured."""

    DEFAULT_CSS = "ConversionDialog #dialog-body { height: auto; }"

    def __init__(self, vm: Vm, found: Conversion) -> None:
        """Make the dialog for a conversion of the VM as it is now."""
        super().__init__(
            "Convert to Dynamic DirectPath IO", vm.name, confirm="CONVERT", note="u takes it back", classes="-wide"
        )
        self._conversion = found
        self._text = Gains(vm, found)

    def body(self) -> Iterable[Widget]:
        """What changes and what is gained."""
        yield self._text

    def answer(self) -> bool | Fault:
        """Reconfigure the VM."""
        return next(iter(desk_of(self).attempt(self._conversion.action)), True)


class Gains(WrappedLines):
    """Each device as it is and as it will be, the hosts that can start the VM, and what becomes possible."""

    def __init__(self, vm: Vm, found: Conversion) -> None:
        super().__init__()
        self._paragraphs = tuple(_paragraphs(vm, found))

    def lines(self, width: int) -> Sequence[Content]:
        """The paragraphs, each below its title."""
        return [
            line
            for first, text, style in self._paragraphs
            for line in hanging(Content.styled(text, style), first, width)
        ]


def _paragraphs(vm: Vm, found: Conversion) -> Iterator[tuple[str, str, str]]:
    """Beginning, text and style of each line."""
    yield "", "Devices", "bold"
    for slot, (before, after) in enumerate(zip(vm.pci, found.action.pci or (), strict=True)):
        if before != after:
            yield f"  {slot}  ", visible(describe_request(before)), Tone.MUTED.variable
            yield "  →  ", visible(describe_request(after)), Tone.PLAIN.variable
    if "hardware_version" in found.action.model_fields_set:
        version = f"Hardware version {vm.hardware_version} becomes {found.action.hardware_version}."
        yield "  →  ", version, Tone.PLAIN.variable
    yield "", "", ""
    yield "", "Hosts that can start it", "bold"
    yield "  now    ", *_hosts(found.hosts_before)
    yield "  then   ", *_hosts(found.hosts_after)
    yield "", "", ""
    yield "", "Gained", "bold"
    for gain in found.gains:
        yield f"  {MET.glyph}  ", visible(gain), Tone.PLAIN.variable


def _hosts(names: Sequence[str]) -> tuple[str, str]:
    state: State = MET if names else UNMET
    told = ", ".join(names) if len(names) <= NAMES_MAX else f"{len(names)} hosts"
    return f"{state.glyph} {visible(told) if names else 'none'}", state.tone.variable
