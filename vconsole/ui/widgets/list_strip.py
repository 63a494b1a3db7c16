"""The strip above a page with several lists: which one is shown, and how much each holds."""

from collections.abc import Sequence

from textual.message import Message

from vconsole.ui.widgets.clickable_line import ClickableLine, Part

CURRENT = "▌"
"""The sign before the list that is shown."""


class ListStrip(ClickableLine[int]):
    """The titles of lists, of which one is shown. Sends `Chosen` for the one that is clicked."""

    class Chosen(Message):
        """A list was clicked."""

        def __init__(self, number: int) -> None:
            super().__init__()
            self.number = number

    def __init__(self, titles: Sequence[str], *, hint: str) -> None:
        """Take the titles in their order; `hint` names the key that changes between them."""
        super().__init__()
        self._titles = titles
        self._counts: tuple[int | None, ...] = (None,) * len(titles)
        self._hint = hint
        self.current = 0

    def show(self, current: int, counts: Sequence[int | None]) -> None:
        """Mark one list and tell how many objects each has; None tells nothing."""
        if (current, tuple(counts)) != (self.current, self._counts):
            self.current, self._counts = current, tuple(counts)
            self.refresh(layout=True)

    def parts(self) -> Sequence[Part[int]]:
        """Each title with its count, and the hint at the right."""
        return [*map(self._part, range(len(self._titles))), Part(self._hint, None, "$text-muted", at_right=True)]

    def _part(self, number: int) -> Part[int]:
        count = self._counts[number]
        title = self._titles[number] if count is None else f"{self._titles[number]} ({count})"
        if number == self.current:
            return Part(f"{CURRENT}{title} ", number, "bold $text-primary")
        return Part(f" {title} ", number)

    def pressed(self, value: int) -> None:
        """Tell the page."""
        self.post_message(self.Chosen(value))
