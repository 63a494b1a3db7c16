"""A desk with one page on it, for tests of pages without the shell around them."""

from contextlib import AbstractAsyncContextManager

from textual.app import ComposeResult
from textual.pilot import Pilot

from vconsole.model import Fault, Inventory, Ref
from vconsole.ui.desk import Desk, Speed
from vconsole.ui.dialogs import MessageDialog
from vconsole.ui.look import load_themes, starting_theme
from vconsole.ui.pages import Page, PageSpec
from vconsole.vcenter import Session


class Bench(Desk):
    """Shows the page of an object in the console's first theme; remembers what was opened and explained."""

    ENABLE_COMMAND_PALETTE = False
    CSS = "Bench { padding: 0 1; }"

    def __init__(self, inventory: Inventory, spec: PageSpec, ref: Ref) -> None:
        super().__init__(Session(inventory))
        self.page: Page = spec.make(ref)
        self.opened: list[tuple[Ref, str | None]] = []
        self.explained: list[Fault] = []

    def compose(self) -> ComposeResult:
        yield self.page

    def on_mount(self) -> None:
        for theme in load_themes()[0]:
            self.register_theme(theme)
        self.theme = starting_theme({}, None)
        self.speed = Speed.INSTANT
        self.changed.subscribe(self.page, lambda change: self.page.show(change.state.inventory))
        self.call_after_refresh(self.page.focus_first)

    def explain(self, fault: Fault) -> None:
        self.explained.append(fault)
        self.push_screen(MessageDialog("Not done", fault.about.name if fault.about else "", fault))

    def open(self, ref: Ref, page: str | None = None, *, focus: bool = True) -> None:
        del focus
        self.opened.append((ref, page))

    def shown(self, columns: int = 80, lines: int = 17) -> AbstractAsyncContextManager[Pilot[int]]:
        """Run it in a terminal of this size."""
        return self.run_test(size=(columns, lines))
