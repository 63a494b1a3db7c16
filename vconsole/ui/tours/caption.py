"""The caption: what a walkthrough says, beside what it talks about, with the keys that were pressed."""

from collections.abc import Sequence

from textual.app import RenderResult
from textual.content import Content
from textual.events import Click
from textual.geometry import Offset, Region, Size
from textual.message import Message
from textual.style import Style

from vconsole.lessons.tour import ROW
from vconsole.ui.dialogs.too_small import is_too_small
from vconsole.ui.look import Tone
from vconsole.ui.tours.drawn import Drawn
from vconsole.ui.tours.key_strip import Pressed, keys_text
from vconsole.ui.tours.overlay import Overlay
from vconsole.ui.tours.placing import Arrow, arrow, place
from vconsole.ui.tours.pointer import Pointer
from vconsole.ui.tours.spots import region_of

WIDTH = 48
"""Columns of the box: 44 of text, its frame, and a blank at each side."""


class CaptionBox(Overlay):
    """A box over the screen, next to the spot of its scene."""

    DEFAULT_CSS = """
    CaptionBox {
        width: 48; height: auto; padding: 0 1;
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
        keys: Sequence[Pressed] = (),
        hint: str = "",
        options: Sequence[str] = (),
    ) -> None:
        """Say a text about a spot, below a title, with the last keys, a hint for the viewer's own, and options."""
        super().__init__()
        self.spot = spot
        self._options = options
        self._text = text
        self._keys = keys_text(keys)
        self._stand: tuple[Region | None, Size, Size] | None = None
        self._to_spot, self._at_row = Pointer(), Pointer()
        self.border_title = title
        self.border_subtitle = hint

    def on_mount(self) -> None:
        """Stand beside the spot, and follow it when the screen changes its layout."""
        self.screen.screen_layout_refresh_signal.subscribe(self, lambda _: self._place())
        self.screen.mount(self._to_spot, self._at_row)
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
        """Stand anew where the spot or the terminal is another than before; what is told stays where it is read."""
        if not self.is_attached or self.app.screen is not self.screen:
            return
        self.display = not is_too_small(self.app.size)
        spot = region_of(self.app, self.spot)
        stand = (spot, self.screen.size, self.outer_size)
        if stand == self._stand:
            return
        self._stand = stand
        drawn = Drawn(self.screen)
        spot = drawn.read_part(spot) if spot else None
        at = place(spot, self.outer_size, self.screen.size, drawn.read_within)
        self.styles.offset = at
        self._to_spot.point(arrow(spot, Region.from_offset(at, self.outer_size)) if spot else None)
        self._at_row.point(_row_arrow(spot, drawn) if spot and self.spot.startswith(ROW) else None)

    @property
    def shown_whole(self) -> bool:
        """Whether nothing of it is cut."""
        screen, inside = self.screen.size, self.content_size
        needed = self.get_content_height(screen, screen, inside.width)
        return self.screen.region.contains_region(self.region) and needed <= inside.height


def _option(number: int, text: str) -> Content:
    """An option by number, which a click chooses; the tenth has the key 0."""
    return Content(f"{(number + 1) % 10} {text}").stylize(Style.from_meta({"option": number}))


def _row_arrow(row: Region, drawn: Drawn) -> Arrow | None:
    """A sign in the frame or the blank at the left of a row; None if there is no room that hides nothing."""
    cells = (Offset(x, row.y) for x in (row.x - 1, row.x))
    return next((Arrow(cell, "▶") for cell in cells if drawn.is_free(cell)), None)
