"""The caption: what a walkthrough says, beside what it talks about, with the keys that were pressed."""

from collections.abc import Sequence

from textual.app import RenderResult
from textual.content import Content
from textual.events import Click
from textual.geometry import Offset, Region, Size
from textual.message import Message
from textual.style import Style
from textual.widget import Widget

from vconsole.ui.look import Tone
from vconsole.ui.tours.key_strip import keys_text
from vconsole.ui.tours.spots import region_of

WIDTH = 48
"""Columns of the box: 44 of text, its frame, and a blank at each side."""


class CaptionBox(Widget, can_focus=False):
    """A box over the screen, next to the spot of its scene."""

    DEFAULT_CSS = """
    CaptionBox {
        overlay: screen; position: absolute; width: 48; height: auto; padding: 0 1;
        background: $panel; color: $foreground; border: round $accent;
        border-title-color: $accent; border-subtitle-color: $text-muted;
    }
    """

    class Chosen(Message):
        """An option was clicked."""

        def __init__(self, option: int) -> None:
            super().__init__()
            self.option = option
            """Its number, counted from 0."""

    def __init__(
        self,
        spot: str,
        text: Content,
        title: str,
        keys: Sequence[str] = (),
        hint: str = "",
        options: Sequence[str] = (),
    ) -> None:
        """Say a text about a spot, below a title, with the last keys, a hint for the viewer's own, and options."""
        super().__init__()
        self.spot = spot
        self._options = options
        self._text = text
        self._keys = keys_text(keys)
        self.border_title = title
        self.border_subtitle = hint

    def on_mount(self) -> None:
        """Stand beside the spot, and follow it when the screen changes its layout."""
        self.screen.screen_layout_refresh_signal.subscribe(self, lambda _: self._place())
        self.call_after_refresh(self._place)

    def render(self) -> RenderResult:
        """The keys, if any were pressed, and what is said."""
        pressed = [Content.styled(self._keys, Tone.MUTED.variable)] if self._keys else []
        return Content("\n").join([*pressed, *self._lines])

    @property
    def said(self) -> str:
        """The text and its options, as they are read."""
        return "\n".join(line.plain for line in self._lines)

    @property
    def _lines(self) -> list[Content]:
        return [self._text, *(_option(at, text) for at, text in enumerate(self._options))]

    def on_click(self, event: Click) -> None:
        """Choose the option that was clicked: lines of options carry their number as meta."""
        option = event.style.meta.get("option")
        if isinstance(option, int):
            event.stop()
            self.post_message(self.Chosen(option))

    def _place(self) -> None:
        if self.is_attached:
            self.styles.offset = place(region_of(self.app, self.spot), self.outer_size, self.screen.size)

    @property
    def shown_whole(self) -> bool:
        """Whether nothing of it is cut."""
        screen, inside = self.screen.size, self.content_size
        needed = self.get_content_height(screen, screen, inside.width)
        return self.screen.region.contains_region(self.region) and needed <= inside.height


def _option(place: int, text: str) -> Content:
    """An option by number, which a click chooses."""
    return Content(f"{place + 1} {text}").stylize(Style.from_meta({"option": place}))


def place(spot: Region | None, box: Size, screen: Size) -> Offset:
    """Where a box hides least: below, above, right or left of the spot, else at the spot's lower right corner."""
    if spot is None:
        return Offset(max(0, screen.width - box.width), max(0, screen.height - box.height - 1))
    x = min(max(0, spot.x + 2), screen.width - box.width)
    if spot.bottom + box.height <= screen.height:
        return Offset(x, spot.bottom)
    if spot.y >= box.height:
        return Offset(x, spot.y - box.height)
    if spot.right + box.width <= screen.width:
        return Offset(spot.right, min(spot.y + 1, screen.height - box.height))
    if spot.x >= box.width:
        return Offset(spot.x - box.width, min(spot.y + 1, screen.height - box.height))
    return Offset(screen.width - box.width, max(0, min(spot.bottom, screen.height) - box.height - 1))
