"""Why a host was chosen, fits or does not: every slot, with message and remedy."""

from collections.abc import Iterable, Sequence

from textual.content import Content

from vconsole.drs import HostVerdict
from vconsole.model import Fault, Vm
from vconsole.ui.acts.placing.reason_groups import ReasonGroup, reason_groups
from vconsole.ui.dialogs import fault_lines
from vconsole.ui.look import MET, UNMET, State, Tone
from vconsole.ui.widgets import WrappedLines, hanging, visible
from vconsole.vcenter.queries import describe_request

OVERCOMMITTED = "Its score is below 0: with it, the VMs there have more CPUs or memory than the host."


class Reasons(WrappedLines):
    """What speaks for or against one host."""

    def __init__(self) -> None:
        super().__init__()
        self._said: list[tuple[str, str, Tone]] = []

    def show(self, verdict: HostVerdict | None, vm: Vm) -> None:
        """Show the reasons of a host: the devices that it would give, or each reason why not."""
        if verdict is None:
            self._say([])
        elif verdict.fits:
            self._say(list(_fitting(verdict, vm)))
        else:
            self._say([line for group in reason_groups(verdict.reasons) for line in _group_lines(group, vm)])

    def show_fault(self, fault: Fault) -> None:
        """Show one refusal with everything behind it."""
        self._say(list(_lines(fault)))

    def show_met(self, text: str) -> None:
        """Show that nothing speaks against it, in these words."""
        self._say([(_mark(MET), text, Tone.PLAIN)])

    def _say(self, said: list[tuple[str, str, Tone]]) -> None:
        if said != self._said:
            self._said = said
            self.refresh(layout=True)

    def lines(self, width: int) -> Sequence[Content]:
        """The reasons, each broken below its own beginning."""
        return [
            line
            for first, text, tone in self._said
            for line in hanging(Content.styled(visible(text), tone.variable), first, width)
        ]


def _fitting(verdict: HostVerdict, vm: Vm) -> Iterable[tuple[str, str, Tone]]:
    yield f"{MET.glyph} ", f"{verdict.host} can take {vm.name}.", Tone.PLAIN
    if verdict.overcommitted:
        yield "  ", OVERCOMMITTED, Tone.MUTED
    for slot, (address, device) in enumerate(zip(verdict.devices, vm.pci, strict=False)):
        gives = address.client if address else "no device of its own"
        yield "  ", f"PCI device {slot}, {describe_request(device)}: {gives}", Tone.MUTED


def _lines(fault: Fault) -> Iterable[tuple[str, str, Tone]]:
    """A fault and its causes; a mark before what was found, none before what to do."""
    for depth, text, tone in fault_lines(fault):
        mark = _mark(UNMET) if tone is Tone.PLAIN else "  "
        yield f"{'  ' * depth}{mark}", text, tone


def _group_lines(group: ReasonGroup, vm: Vm) -> Iterable[tuple[str, str, Tone]]:
    """A reason behind the slots that it concerns, which go without saying when the VM has but one device."""
    heading = group.heading if len(vm.pci) > 1 else ""
    return _lines(group.fault._replace(message=f"{heading}{group.fault.message}"))


def _mark(state: State) -> str:
    return f"{state.glyph} "
