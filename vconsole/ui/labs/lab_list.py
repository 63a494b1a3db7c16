"""The list of labs: what there is to learn, how far the learner is, and what comes back for review."""

from collections.abc import Sequence
from typing import ClassVar

from textual import on
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Vertical
from textual.content import Content
from textual.widgets import Static

from vconsole.lessons.progress import LabStanding
from vconsole.lessons.support import Support
from vconsole.ui.dialogs import Modal
from vconsole.ui.labs.rows import COLUMNS, about
from vconsole.ui.leaving import Leaving
from vconsole.ui.look import Tone
from vconsole.ui.widgets import InventoryTable


class LabList(Modal[Leaving | None]):
    """A table of labs with what there is to say about the chosen one. Enter opens it, Esc closes the list."""

    HELP = """\
# Labs

Each lab begins in an estate of its own; yours stays as it is, and you come back to it. The list tells for each lab how
long it takes, how far you are and how many stars you have.

**Enter** opens the lab. **s** changes how much you are helped: *worked* shows a step first, *guided* checks after
every act, *free* checks when you ask (F5), *exam* only at the end. A lab that you passed comes back for review as
another variant. Three stars are for doing it freely, two with a step's solution, one with guidance, none if the lab's
solution was played. **W** lists the walkthroughs, in which the console shows the same by itself.
"""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("escape", "dismiss(None)", "Close", id="labs.close"),
        Binding("s", "change_support", "Support", id="labs.support"),
        Binding("W", "walkthroughs", "Walkthroughs", id="labs.walkthroughs"),
    ]

    DEFAULT_CSS = """
    LabList {
        align: center middle; background: $background 60%;
        & > Vertical { width: 100; max-width: 100%; height: 34; max-height: 100%; background: $surface;
            border: round $accent; padding: 0 1; border-title-color: $foreground; border-subtitle-color: $text-muted; }
        & #about { height: 6; margin: 1 0 0 0; }
    }
    """

    def __init__(self, labs: Sequence[LabStanding]) -> None:
        """List these labs."""
        super().__init__()
        self._labs = labs
        self._support: Support | None = None

    def compose(self) -> ComposeResult:
        """The table, and what it says of the row under the cursor."""
        with Vertical() as box:
            box.border_title = "Labs"
            box.border_subtitle = "Enter opens   s support   W walkthroughs   Esc closes"
            yield InventoryTable[LabStanding](
                COLUMNS,
                self._labs,
                row_key=lambda lab: lab.entry.name,
                dimmed=lambda lab: lab.proposal is None,
                empty="There are no labs.",
                id="labs",
            )
            yield Static(id="about")

    def on_mount(self) -> None:
        """Begin at what is under way or due, else at the first lab that is new."""
        table = self.query_one(InventoryTable)
        table.focus()
        table.cursor = _first(self._labs)
        table.show_cursor()
        self._tell()

    @property
    def chosen(self) -> LabStanding | None:
        """The lab under the cursor."""
        row: LabStanding | None = self.query_one(InventoryTable).cursor_row
        return row

    @on(InventoryTable.Highlighted)
    def show_another(self) -> None:
        """Tell of the lab under the cursor, with the support that is proposed for it."""
        self._support = None
        self._tell()

    def action_change_support(self) -> None:
        """Choose the next kind of support."""
        lab = self.chosen
        if lab is not None and lab.proposal is not None:
            kinds = list(Support)
            now = self._support or lab.proposal.support
            self._support = kinds[(kinds.index(now) + 1) % len(kinds)]
            self._tell()

    async def action_walkthroughs(self) -> None:
        """Show the list of walkthroughs instead."""
        self.dismiss(None)
        await self.app.run_action("walkthroughs")

    @on(InventoryTable.Opened)
    def open_lab(self) -> None:
        """Leave for the lab under the cursor."""
        lab = self.chosen
        if lab is not None and lab.proposal is not None:
            self.dismiss(Leaving(lab=lab.entry.name, support=self._support))

    def _tell(self) -> None:
        lab = self.chosen
        text = about(lab, self._support) if lab is not None else Content.styled("No lab is shown.", Tone.MUTED.variable)
        self.query_one("#about", Static).update(text)


def _first(labs: Sequence[LabStanding]) -> int:
    """Where to begin: what is under way, then what is due, then the first that is new."""
    for wanted in (_under_way, lambda lab: lab.review, _new):
        place = next((index for index, lab in enumerate(labs) if wanted(lab)), None)
        if place is not None:
            return place
    return 0


def _under_way(lab: LabStanding) -> bool:
    return lab.proposal is not None and lab.mine.under_way is not None and not lab.mine.passes


def _new(lab: LabStanding) -> bool:
    return lab.proposal is not None and not lab.mine.passes
