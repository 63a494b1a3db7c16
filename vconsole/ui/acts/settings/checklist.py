"""What a VM needs to start with its passthrough devices, as a checklist."""

from collections.abc import Iterator, Sequence

from textual.content import Content

from vconsole.esxi import Requirement
from vconsole.ui.look import MET, UNMET, Tone
from vconsole.ui.widgets import WrappedLines, hanging, visible


class Checklist(WrappedLines):
    """A line for each requirement: met, or not met with what to do about it."""

    def __init__(self, *, id: str | None = None) -> None:  # noqa: A002
        super().__init__(id=id)
        self._requirements: tuple[Requirement, ...] = ()

    def show(self, requirements: Sequence[Requirement]) -> None:
        """Show other requirements."""
        if tuple(requirements) != self._requirements:
            self._requirements = tuple(requirements)
            self.refresh(layout=True)

    def lines(self, width: int) -> Sequence[Content]:
        """The requirements in their order."""
        return [line for requirement in self._requirements for line in _lines(requirement, width)]


def _lines(requirement: Requirement, width: int) -> Iterator[Content]:
    state = MET if requirement.met else UNMET
    yield from hanging(Content(visible(requirement.title)), f"{state.glyph} ", width, state.tone.variable)
    if requirement.fault is not None:
        yield from hanging(Content.styled(visible(requirement.fault.remedy), Tone.MUTED.variable), "  ", width)
