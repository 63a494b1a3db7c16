"""Short paragraphs with a sign before each: what the coach says."""

from collections.abc import Sequence
from typing import NamedTuple

from textual.content import Content

from vconsole.ui.look import Tone
from vconsole.ui.widgets import WrappedLines, hanging, visible


class Paragraph(NamedTuple):
    """A text, broken below its own beginning."""

    mark: str
    """What stands before its first line."""
    text: str
    tone: Tone = Tone.PLAIN
    is_bold: bool = False

    @property
    def style(self) -> str:
        """How the text is drawn."""
        return f"{'bold ' if self.is_bold else ''}{self.tone.variable}"


BLANK = Paragraph("", "")


class Paragraphs(WrappedLines):
    """Paragraphs one below the other; hidden while there are none."""

    def __init__(self, *, id: str | None = None) -> None:  # noqa: A002
        super().__init__(id=id)
        self._shown: Sequence[Paragraph] = ()

    def show(self, paragraphs: Sequence[Paragraph]) -> bool:
        """Show other paragraphs; returns whether they differ from those before."""
        if tuple(paragraphs) == tuple(self._shown):
            return False
        self._shown = tuple(paragraphs)
        self.display = bool(self._shown)
        self.refresh(layout=True)
        return True

    def lines(self, width: int) -> Sequence[Content]:
        """Each paragraph broken; a sign has the colour of its text, in bold."""
        return [line for paragraph in self._shown for line in _broken(paragraph, width)]


def _broken(paragraph: Paragraph, width: int) -> list[Content]:
    if not paragraph.text:
        return [Content("")]
    text = Content.styled(visible(paragraph.text), paragraph.style)
    return hanging(text, paragraph.mark, width, f"bold {paragraph.tone.variable}")
