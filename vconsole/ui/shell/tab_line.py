"""The tabs of an object, in one line."""

from collections.abc import Sequence

from textual.message import Message

from vconsole.ui.look import Tone
from vconsole.ui.widgets.clickable_line import ClickableLine, Part

CURRENT = "▌"
CURRENT_STYLE = f"bold {Tone.ACCENT.variable}"
OTHER_STYLE = Tone.MUTED.variable


def title_part(title: str, value: str, *, current: bool) -> Part[str]:
    """A title that can be chosen; the one that is shown is bold and marked."""
    return Part(f"{CURRENT if current else ' '}{title} ", value, CURRENT_STYLE if current else OTHER_STYLE)


class TabLine(ClickableLine[str]):
    """Tabs by their titles. A click chooses one; the keys lie with the screen."""

    DEFAULT_CSS = "TabLine { height: 1; width: 1fr; padding: 0 1; }"

    class Chosen(Message):
        """A tab was clicked."""

        def __init__(self, title: str) -> None:
            super().__init__()
            self.title = title

    def __init__(self, *, id: str | None = None) -> None:  # noqa: A002
        super().__init__(id=id)
        self._titles: Sequence[str] = ()
        self._current = ""

    def show(self, titles: Sequence[str], current: str) -> None:
        """Show other tabs."""
        self._titles, self._current = tuple(titles), current
        self.refresh()

    def parts(self) -> Sequence[Part[str]]:
        """The titles."""
        return [title_part(title, title, current=title == self._current) for title in self._titles]

    def pressed(self, value: str) -> None:
        """Tell which tab was clicked."""
        self.post_message(self.Chosen(value))
