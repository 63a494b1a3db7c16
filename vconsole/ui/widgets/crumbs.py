"""Crumbs: where the selected object stands, from vCenter down; each can be clicked."""

from collections.abc import Sequence
from typing import Any, Generic, NamedTuple, TypeVar

from textual import events
from textual.content import Content
from textual.message import Message
from textual.widget import Widget

from vconsole.ui.look import Tone
from vconsole.ui.widgets.display_text import ELLIPSIS, fit, visible, width_of

R = TypeVar("R")

SEPARATOR = " > "


class Crumb(NamedTuple, Generic[R]):
    """One object on the way down."""

    ref: R
    label: str


class Span(NamedTuple):
    """A crumb with its place on the line; `crumb` is None for what was left out."""

    x: int
    text: str
    crumb: int | None


def place_crumbs(labels: Sequence[str], width: int) -> list[Span]:
    """The crumbs that fit in a width of cells; the middle ones are left out first, then the last is cut."""
    shown: list[int | None] = list(range(len(labels)))
    texts = [visible(label) for label in labels]
    while _width(shown, texts) > width and (left_out := _without_one(shown)) != shown:
        shown = left_out
    spans: list[Span] = []
    x = 0
    for crumb in shown:
        text = ELLIPSIS if crumb is None else texts[crumb]
        text = text if width_of(text) <= width - x else fit(text, max(0, width - x))
        spans.append(Span(x, text, crumb))
        x += width_of(text) + len(SEPARATOR)
    return [span for span in spans if span.text]


def _width(shown: Sequence[int | None], texts: Sequence[str]) -> int:
    cells = sum(width_of(ELLIPSIS if crumb is None else texts[crumb]) for crumb in shown)
    return cells + len(SEPARATOR) * (len(shown) - 1)


def _without_one(shown: list[int | None]) -> list[int | None]:
    """Leave out one more crumb: those after the first from the left, then the first, never the last."""
    if None not in shown:
        return [shown[0], None, *shown[2:]] if len(shown) > 2 else shown
    gap = shown.index(None)
    if len(shown) > gap + 2:
        return [*shown[: gap + 1], *shown[gap + 2 :]]
    return shown[gap:]


class Crumbs(Widget, Generic[R]):
    """One line of crumbs. Sends `Chosen` for the crumb that is clicked."""

    DEFAULT_CSS = "Crumbs { height: 1; width: 1fr; color: $foreground; }"

    class Chosen(Message):
        """A crumb was clicked."""

        def __init__(self, crumbs: "Crumbs[Any]", ref: Any) -> None:
            super().__init__()
            self.crumbs = crumbs
            self.ref = ref

        @property
        def control(self) -> "Crumbs[Any]":
            """The line of crumbs that sent it."""
            return self.crumbs

    def __init__(
        self,
        crumbs: Sequence[Crumb[R]] = (),
        *,
        id: str | None = None,  # noqa: A002
        classes: str | None = None,
    ) -> None:
        super().__init__(id=id, classes=classes)
        self._crumbs = tuple(crumbs)

    def show(self, crumbs: Sequence[Crumb[R]]) -> None:
        """Show other crumbs."""
        self._crumbs = tuple(crumbs)
        self.refresh()

    def on_resize(self, event: events.Resize) -> None:
        """Choose anew which crumbs fit."""
        del event
        self.refresh()

    def on_click(self, event: events.Click) -> None:
        """Tell which crumb was clicked."""
        for span in self._spans:
            if span.crumb is not None and span.x <= event.x < span.x + width_of(span.text):
                self.post_message(self.Chosen(self, self._crumbs[span.crumb].ref))

    def render(self) -> Content:
        """The crumbs that fit, the last one, which is where the reader is, in bold."""
        last = len(self._crumbs) - 1
        spans = [Content.styled(span.text, "bold" if span.crumb == last else "") for span in self._spans]
        return Content.styled(SEPARATOR, Tone.MUTED.variable).join(spans)

    @property
    def _spans(self) -> list[Span]:
        return place_crumbs([crumb.label for crumb in self._crumbs], self.size.width)
