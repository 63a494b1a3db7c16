"""What would help a refused VM, each by a digit."""

from collections.abc import Sequence

from textual import events
from textual.containers import VerticalScroll
from textual.content import Content
from textual.message import Message

from vconsole.ui.look import Tone
from vconsole.ui.widgets import WrappedLines, hanging, visible
from vconsole.vcenter import Fix

FIXES_MAX = 9
"""As many as there are digits."""
BY_HAND = " (new hardware)"


class FixLine(WrappedLines):
    """One fix with its digit; a click applies it."""

    DEFAULT_CSS = "FixLine:hover { background: $panel; }"

    class Chosen(Message):
        """A fix was clicked."""

        def __init__(self, number: int) -> None:
            super().__init__()
            self.number = number

    def __init__(self, number: int, fix: Fix) -> None:
        super().__init__()
        self._number = number
        self._fix = fix

    def lines(self, width: int) -> Sequence[Content]:
        """The digit and what it does; what cannot be done here is dimmed."""
        usable = self._fix.action is not None
        words = visible(self._fix.message) + ("" if usable else BY_HAND)
        tone = Tone.PLAIN if usable else Tone.MUTED
        first = f"{self._number}  " if usable else "-  "
        return hanging(Content.styled(words, tone.variable), first, width, Tone.ACCENT.variable)

    def on_click(self, event: events.Click) -> None:
        """Apply the fix."""
        event.stop()
        self.post_message(self.Chosen(self._number))


class FixList(VerticalScroll):
    """The fixes, the least harm first. With the focus, arrow keys scroll it."""

    DEFAULT_CSS = """
    FixList {
        height: auto; max-height: 8; scrollbar-size-vertical: 1;
        &:focus { background: $panel; }
        & FixLine { height: auto; }
    }
    """

    class Cut(Message):
        """Another number of fixes lies below what is seen."""

        def __init__(self, below: int) -> None:
            super().__init__()
            self.below = below

    def __init__(self) -> None:
        super().__init__()
        self._fixes: tuple[Fix, ...] = ()
        self._below = 0

    async def show(self, fixes: Sequence[Fix]) -> None:
        """Show other fixes."""
        self._fixes = tuple(fixes[:FIXES_MAX])
        await self.remove_children()
        await self.mount_all(FixLine(number, fix) for number, fix in enumerate(self._fixes, start=1))

    def on_resize(self) -> None:
        """Count what is cut when there is more or less room."""
        self.call_after_refresh(self._count)

    def watch_virtual_size(self) -> None:
        """Count what is cut when other fixes are there."""
        self.call_after_refresh(self._count)

    def watch_scroll_y(self, old_value: float, new_value: float) -> None:
        """Scroll, and count what is cut then."""
        super().watch_scroll_y(old_value, new_value)
        self._count()

    def _count(self) -> None:
        bottom = self.scroll_offset.y + self.scrollable_content_region.height
        below = sum(line.virtual_region.bottom > bottom for line in self.query(FixLine))
        if below != self._below:
            self._below = below
            self.post_message(self.Cut(below))

    def fix(self, number: int) -> Fix | None:
        """The fix of a digit, counted from 1."""
        return self._fixes[number - 1] if 0 < number <= len(self._fixes) else None
