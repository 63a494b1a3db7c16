"""What a page of the wizard is, and the pages that are a choice from a table."""

from abc import abstractmethod
from collections.abc import Callable, Hashable, Sequence
from dataclasses import dataclass

from textual import on
from textual.app import ComposeResult
from textual.containers import Vertical
from textual.content import Content
from textual.widgets import Static

from vconsole.model import Fault, Inventory
from vconsole.ui.acts.wizard.draft import Draft
from vconsole.ui.look import State
from vconsole.ui.widgets import Cell, Column, InventoryTable, visible


class Step(Vertical):
    """A page of the wizard. It takes up the draft when it is entered, and gives it back with what was chosen."""

    DEFAULT_CSS = "Step { height: 1fr; width: 1fr; }"

    def __init__(self, title: str, subtitle: str) -> None:
        """Make the page; the subtitle is a sentence that says what is to be done."""
        super().__init__()
        self.title = title
        self.subtitle = subtitle

    @abstractmethod
    def enter(self, inventory: Inventory, draft: Draft) -> None:
        """Show the draft; what was entered here before stays if it is still possible."""

    @abstractmethod
    def leave(self, inventory: Inventory, draft: Draft) -> Draft | Fault:
        """The draft with what was entered, or why it cannot be."""

    def focus_first(self) -> None:
        """Give the focus to the first field."""
        fields = [widget for widget in self.query("*") if widget.focusable]
        if fields:
            fields[0].focus()


@dataclass(frozen=True, slots=True)
class Option:
    """A row of a choice."""

    key: Hashable
    name: str | Cell
    details: tuple[str | State, ...] = ()
    """What stands in the further columns."""
    why_not: str = ""
    """Why it cannot be chosen; empty if it can."""
    note: str = ""
    """What choosing it means."""
    depth: int = 0


@dataclass(frozen=True, slots=True)
class Choice:
    """What a page of the wizard lets choose from."""

    columns: tuple[str, ...]
    """The titles of the columns, the name's first."""
    options: Callable[[Inventory, Draft], Sequence[Option]]
    preferred: Callable[[Inventory, Draft], Hashable]
    """The key that the cursor begins at."""
    take: Callable[[Inventory, Draft, Option], Draft]


class ChoiceStep(Step):
    """One of several, in a table: the row under the cursor is the choice."""

    DEFAULT_CSS = """
    ChoiceStep {
        & InventoryTable { height: 1fr; }
        & #option-note { height: 2; color: $text-muted; }
    }
    """

    def __init__(self, title: str, subtitle: str, choice: Choice) -> None:
        super().__init__(title, subtitle)
        self._choice = choice
        self._table: InventoryTable[Option] = InventoryTable(
            [Column("name", choice.columns[0], lambda option: option.name, min_width=26, max_width=60)]
            + [_detail(place, column) for place, column in enumerate(choice.columns[1:])],
            row_key=lambda option: option.key,
            indent=lambda option: option.depth,
            dimmed=lambda option: bool(option.why_not),
        )

    def compose(self) -> ComposeResult:
        """The table, and what the row under the cursor means."""
        yield self._table
        yield Static(id="option-note")

    def enter(self, inventory: Inventory, draft: Draft) -> None:
        """Show the options; the cursor stays where it was while that can be chosen."""
        before = self._table.cursor_row
        self._table.replace_rows(self._choice.options(inventory, draft))
        now = self._table.cursor_row
        if before is None or now is None or now.key != before.key or now.why_not:
            self._table.move_to(self._choice.preferred(inventory, draft))
        self._explain()

    def leave(self, inventory: Inventory, draft: Draft) -> Draft | Fault:
        """The draft with the option under the cursor."""
        option = self._table.cursor_row
        if option is None:
            return _refused("Nothing is chosen.", "Choose a row, or clear the filter.")
        if option.why_not:
            return _refused(f"{_name(option)} cannot be chosen: {option.why_not}.", "Choose another row.")
        return self._choice.take(inventory, draft, option)

    @on(InventoryTable.Highlighted)
    def _explain(self) -> None:
        option = self._table.cursor_row
        words = (option.why_not or option.note) if option else ""
        self.query_one("#option-note", Static).update(Content(visible(words[:1].upper() + words[1:])))


def _detail(place: int, title: str) -> Column[Option]:
    def show(option: Option) -> str | State:
        return option.details[place] if place < len(option.details) else ""

    return Column(f"detail-{place}", title, show, min_width=12)


def _name(option: Option) -> str:
    return option.name.text if isinstance(option.name, Cell) else option.name


def _refused(message: str, remedy: str) -> Fault:
    return Fault(code="choice-impossible", message=message, remedy=remedy)
