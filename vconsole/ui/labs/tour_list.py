"""The list of walkthroughs: what the console can show by itself, and the labs that drill it."""

from collections.abc import Iterator, Sequence
from typing import ClassVar

from textual import on
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Vertical
from textual.content import Content
from textual.widgets import Static

from vconsole.lessons.library import Walkthrough
from vconsole.ui.dialogs import Modal
from vconsole.ui.leaving import Leaving
from vconsole.ui.look import Tone
from vconsole.ui.widgets import Column, InventoryTable, visible

COLUMNS: list[Column[Walkthrough]] = [
    Column("number", "No.", lambda tour: tour.entry.number or "--", width=5),
    Column("title", "Title", lambda tour: tour.head.title, min_width=24, max_width=60),
    Column("minutes", "Min", lambda tour: str(tour.head.minutes), width=5, align="right"),
]


class TourList(Modal[Leaving | None]):
    """A table of walkthroughs with what there is to say about the chosen one. Enter plays it, Esc closes the list."""

    HELP = """\
# Walkthroughs

The console plays by itself in an estate of its own and says what is seen; you predict what comes, may take over at any
moment, and come back to your own estate.

**Enter** plays the walkthrough, **L** lists the labs that you do yourself.
"""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("escape", "dismiss(None)", "Close", id="tours.close"),
        Binding("L", "labs", "Labs", id="tours.labs"),
    ]

    DEFAULT_CSS = """
    TourList {
        align: center middle; background: $background 60%;
        & > Vertical { width: 80; max-width: 100%; height: 20; max-height: 100%; background: $surface;
            border: round $accent; padding: 0 1; border-title-color: $foreground; border-subtitle-color: $text-muted; }
        & #about { height: 4; margin: 1 0 0 0; }
    }
    """

    def __init__(self, tours: Sequence[Walkthrough]) -> None:
        """List these walkthroughs."""
        super().__init__()
        self._tours = tours

    def compose(self) -> ComposeResult:
        """The table, and what it says of the row under the cursor."""
        with Vertical() as box:
            box.border_title = "Walkthroughs"
            box.border_subtitle = "Enter plays   L labs   Esc closes"
            yield InventoryTable[Walkthrough](
                COLUMNS, self._tours, row_key=lambda tour: tour.entry.name, empty="There are no walkthroughs."
            )
            yield Static(id="about")

    def on_mount(self) -> None:
        """Begin at the first."""
        self.query_one(InventoryTable).focus()
        self.tell()

    @on(InventoryTable.Highlighted)
    def tell(self) -> None:
        """Tell of the walkthrough under the cursor."""
        tour: Walkthrough | None = self.query_one(InventoryTable).cursor_row
        self.query_one("#about", Static).update(Content("\n").join(_lines(tour)) if tour is not None else "")

    @on(InventoryTable.Opened)
    def play(self) -> None:
        """Leave for the walkthrough under the cursor."""
        tour: Walkthrough | None = self.query_one(InventoryTable).cursor_row
        if tour is not None:
            self.dismiss(Leaving(tour=tour.entry.name))

    async def action_labs(self) -> None:
        """Show the list of labs instead."""
        self.dismiss(None)
        await self.app.run_action("labs")


def _lines(tour: Walkthrough) -> Iterator[Content]:
    yield Content(visible(tour.head.summary))
    if tour.labs:
        labs = ", ".join(title for _, title in tour.labs)
        yield Content.assemble(("Then do it yourself: ", Tone.MUTED.variable), visible(labs))
