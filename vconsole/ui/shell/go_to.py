"""Go to: any object of the estate by a few letters of its name, a device by its address or label."""

from typing import ClassVar

from textual import on
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Vertical
from textual.content import Content
from textual.widgets import Input, OptionList
from textual.widgets.option_list import Option

from vconsole.model import Inventory
from vconsole.ui.dialogs import Modal
from vconsole.ui.look import KIND_GLYPHS, Tone
from vconsole.ui.widgets import visible
from vconsole.vcenter.queries import Place, PlaceIndex

HITS_MAX = 50


class GoTo(Modal[Place | None]):
    """A line to type in and the places that match; Enter goes to the one marked."""

    DEFAULT_CSS = """
    GoTo {
        align: center top; background: $background 60%;
        & > Vertical { width: 72; max-width: 100%; height: auto; max-height: 90%; margin: 1 0; background: $surface;
            border: round $accent; padding: 0 1; border-title-color: $foreground; }
        & OptionList {
            height: auto; max-height: 14; background: $surface; border: none; padding: 0;
            &:focus { border: none; }
        }
    }
    """

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("escape", "dismiss(None)", "Close", show=False),
        Binding("down", "move(1)", "Down", show=False),
        Binding("up", "move(-1)", "Up", show=False),
    ]

    def __init__(self, inventory: Inventory) -> None:
        """Search this inventory."""
        super().__init__()
        self._inventory = inventory
        self._index: PlaceIndex | None = None
        self._hits: tuple[Place, ...] = ()

    def compose(self) -> ComposeResult:
        """The line and the hits."""
        with Vertical() as box:
            box.border_title = "Go to"
            yield Input(placeholder="name, address or hardware label", compact=True)
            yield OptionList(markup=False)

    def on_mount(self) -> None:
        """Keep the focus in the line, and read the estate beside the drawing."""
        self.query_one(OptionList).can_focus = False
        self.run_worker(self._read, thread=True)

    def _read(self) -> None:
        index = PlaceIndex(self._inventory)
        self.app.call_from_thread(self._use, index)

    def _use(self, index: PlaceIndex) -> None:
        self._index = index
        self._search(self.query_one(Input).value)

    @on(Input.Changed)
    def search(self, event: Input.Changed) -> None:
        """Look for what was typed."""
        self._search(event.value)

    def _search(self, words: str) -> None:
        if self._index is None:
            return
        self._hits = self._index.find(words, most=HITS_MAX)
        hits = self.query_one(OptionList)
        hits.clear_options()
        hits.add_options([Option(_line(place)) for place in self._hits])
        if self._hits:
            hits.highlighted = 0
        else:
            hits.add_option(Option(Content.styled("Nothing has this in its name.", Tone.MUTED.variable), disabled=True))

    @property
    def hits(self) -> tuple[Place, ...]:
        """The places that match what was typed, in the order of the list."""
        return self._hits

    @property
    def marked(self) -> Place | None:
        """The place that Enter goes to."""
        at = self.query_one(OptionList).highlighted
        return self._hits[at] if at is not None and at < len(self._hits) else None

    def action_move(self, step: int) -> None:
        """Mark the next or the previous hit."""
        hits = self.query_one(OptionList)
        hits.action_cursor_down() if step > 0 else hits.action_cursor_up()

    @on(Input.Submitted)
    def choose(self) -> None:
        """Go to the hit that is marked."""
        if self.marked is not None:
            self.dismiss(self.marked)

    @on(OptionList.OptionSelected)
    def choose_clicked(self, event: OptionList.OptionSelected) -> None:
        """Go to the hit that was clicked."""
        self.dismiss(self._hits[event.option_index])


def _line(place: Place) -> Content:
    return Content.assemble((f"{KIND_GLYPHS[place.ref.kind]} ", Tone.MUTED.variable), visible(place.text))
