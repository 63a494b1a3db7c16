"""The pages of a tab: a list with headings at the left, or one line where the terminal is not wide."""

from collections.abc import Iterator, Sequence
from itertools import groupby

from textual.geometry import Size
from textual.message import Message

from vconsole.ui.pages import PageSpec
from vconsole.ui.shell.tab_line import title_part
from vconsole.ui.widgets.clickable_line import ClickableLine, Part
from vconsole.ui.widgets.display_text import width_of

COLUMN_BELOW = 40
"""Cells below which every page has a line of its own."""

EARLIER, LATER = "«", "»"
"""What stands for the pages left out at an end."""


class PageList(ClickableLine[str]):
    """The pages of one tab by heading; hidden when there is only one. A click chooses a page."""

    DEFAULT_CSS = "PageList { width: auto; min-width: 17; height: 1fr; padding: 0 1; }"

    class Chosen(Message):
        """A page was clicked."""

        def __init__(self, page: str) -> None:
            super().__init__()
            self.page = page

    def __init__(self, *, id: str | None = None) -> None:  # noqa: A002
        super().__init__(id=id)
        self._specs: Sequence[PageSpec] = ()
        self._current: PageSpec | None = None

    def show(self, specs: Sequence[PageSpec], current: PageSpec) -> None:
        """Show other pages."""
        self._specs, self._current = specs, current
        self.display = len(specs) > 1
        self.refresh(layout=True)

    def get_content_width(self, container: Size, viewport: Size) -> int:
        """As wide as the longest title, for the column."""
        del container, viewport
        return max((width_of(part.text) for part in self._listed()), default=0)

    def parts(self) -> Sequence[Part[str]]:
        """Headings and titles; in a column each is as wide as the column, so that it has its line alone.

        One line leaves the headings out where it has no room for them, then the pages furthest from the current one.
        """
        parts, width = list(self._listed()), self.size.width
        if width < COLUMN_BELOW:
            return [part._replace(text=part.text.ljust(width)) for part in parts]
        fits = sum(width_of(part.text) + 1 for part in parts) <= width + 1
        return parts if fits else self._around_current([part for part in parts if part.value is not None])

    def _around_current(self, titles: Sequence[Part[str]]) -> Sequence[Part[str]]:
        """The titles that have room, the current one among them; a sign at an end leads to what is left out there."""
        cells = [width_of(part.text) + 1 for part in titles]
        room = self.size.width + 1
        current = next((at for at, part in enumerate(titles) if self._current and part.value == self._current.id), 0)
        if sum(cells) > room:
            room -= width_of(EARLIER) + width_of(LATER) + 2
        first = 0
        while first < current and sum(cells[first : current + 1]) > room:
            first += 1
        end = current + 1
        while end < len(titles) and sum(cells[first : end + 1]) <= room:
            end += 1
        before = [Part(EARLIER, titles[first - 1].value, "$text-muted")] if first else []
        after = [Part(LATER, titles[end].value, "$text-muted", at_right=True)] if end < len(titles) else []
        return [*before, *titles[first:end], *after]

    def _listed(self) -> Iterator[Part[str]]:
        for heading, specs in groupby(self._specs, key=lambda spec: spec.heading):
            yield Part(heading, None, "bold")
            for spec in specs:
                yield title_part(spec.title, spec.id, current=spec == self._current)

    def pressed(self, value: str) -> None:
        """Tell which page was clicked."""
        self.post_message(self.Chosen(value))
