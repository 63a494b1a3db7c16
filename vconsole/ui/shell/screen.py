"""The one screen of the console: header, navigator, workspace, recent tasks, keys."""

from collections.abc import Iterable
from typing import ClassVar

from textual import on
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Horizontal
from textual.screen import Screen
from textual.widget import Widget

from vconsole.model import Inventory, Ref
from vconsole.ui.desk import desk_of
from vconsole.ui.dialogs import TooSmall
from vconsole.ui.pages.container.vm_classes import VmClassesPage
from vconsole.ui.shell.header import Header
from vconsole.ui.shell.history import History, Visit
from vconsole.ui.shell.key_line import KeyLine
from vconsole.ui.shell.navigator import Navigator
from vconsole.ui.shell.tasks import RecentTasks
from vconsole.ui.shell.workspace import Workspace
from vconsole.vcenter import Change
from vconsole.vcenter.queries import path_to

WIDTHS = [(0, "-narrow"), (100, "-medium"), (140, "-wide")]
"""Columns from which a class holds: the panes take turns, stand beside each other, with a list of pages as well."""
HEIGHTS = [(0, "-low"), (30, "-high")]
"""Lines from which a class holds: one line of tasks, or a table of them."""


class ConsoleScreen(Screen[None]):
    """Panes around the open object. In a narrow terminal the navigator and the workspace take turns."""

    HORIZONTAL_BREAKPOINTS = WIDTHS
    VERTICAL_BREAKPOINTS = HEIGHTS

    DEFAULT_CSS = """
    ConsoleScreen {
        & #panes { height: 1fr; }
        &.-narrow {
            & #navigator { width: 1fr; }
            &.-browsing #workspace { display: none; }
            &.-working #navigator { display: none; }
        }
        &.-narrow, &.-medium {
            & #body { layout: vertical; }
            & #pages { width: 1fr; height: 1; }
        }
        &.-low #tasks {
            height: 3;
            & > #tasks-table { display: none; }
            & > #last-task { display: block; }
            &:focus-within { height: 10; & > #tasks-table { display: block; } & > #last-task { display: none; } }
        }
    }
    """

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("1", "navigate", "Inventory", show=False, id="pane.navigator"),
        Binding("2", "work", "Workspace", show=False, id="pane.workspace"),
        Binding("3", "tasks", "Recent Tasks", show=False, id="pane.tasks"),
        Binding("escape", "navigate", "Inventory", id="pane.back"),
        Binding("a", "actions", "Actions", id="object.actions"),
        Binding(
            "left_square_bracket", "turn_page(-1)", "Previous page", key_display="[", show=False, id="page.previous"
        ),
        Binding("right_square_bracket", "turn_page(1)", "Next page", key_display="]", show=False, id="page.next"),
        Binding("ctrl+e", "shell", "ESXi Shell", show=False, id="host.esxi-shell"),
        Binding("alt+left", "go(-1)", "Back", show=False, id="history.back"),
        Binding("alt+right", "go(1)", "Forward", show=False, id="history.forward"),
    ]

    def __init__(self, inventory: Inventory) -> None:
        """Show an estate, beginning at its first cluster."""
        super().__init__(id="console")
        self._history = History()
        self._navigator = Navigator(inventory)
        self._way: tuple[Ref, ...] = ()

    @property
    def ref(self) -> Ref | None:
        """The open object."""
        return self.query_one(Workspace).ref

    def compose(self) -> ComposeResult:
        """The panes."""
        yield Header()
        yield from self.above()
        with Horizontal(id="panes"):
            yield self._navigator
            yield Workspace()
            yield from self.beside()
        yield RecentTasks()
        yield KeyLine(compact=True, show_command_palette=False)
        yield TooSmall()

    def above(self) -> Iterable[Widget]:
        """What stands between the header and the panes."""
        return ()

    def beside(self) -> Iterable[Widget]:
        """What stands at the right of the workspace."""
        return ()

    async def on_mount(self) -> None:
        """Open the first object; the focus is in the navigator."""
        desk_of(self).changed.subscribe(self, self._show_change)
        inventory = desk_of(self).inventory
        first = _first(inventory)
        await self.open(first, None, focus=False)
        self._navigator.unfold(first)
        self.action_navigate()

    async def open(self, ref: Ref, page: str | None, *, focus: bool) -> None:
        """Open an object in the workspace; a VM class on the page of vCenter that lists it."""
        if ref.kind == "vm-class":
            await self.open(Ref("vcenter", desk_of(self).inventory.vcenter.name), "vm-classes", focus=focus)
            self.query_one(VmClassesPage).reveal(ref.name)
            return
        self._navigator.reveal(ref)
        await self.query_one(Workspace).open(ref, page, focus=False)
        if focus:
            self.action_work()

    def _show_change(self, change: Change) -> None:
        """Let every pane show what changed."""
        inventory = change.state.inventory
        workspace = self.query_one(Workspace)
        self._navigator.show(inventory)
        self.query_one(RecentTasks).show(change.state)
        if workspace.ref is not None and not workspace.shows_existing(inventory):
            desk_of(self).open(_first(inventory), focus=False)
        else:
            workspace.show(inventory)
            self._follow(inventory)
            self.query_one(Header).show(inventory, workspace.ref or _first(inventory))

    def _follow(self, inventory: Inventory) -> None:
        """Follow the open object to where it stands now, for example a VM that was placed on another host."""
        ref = self.ref
        if ref is not None and (way := path_to(inventory, ref)) != self._way:
            self._way = way
            self._navigator.reveal(ref)

    @on(Workspace.Shown)
    def remember(self, event: Workspace.Shown) -> None:
        """Remember where the person was, and say it in the header."""
        self._history.visit(Visit(event.ref, event.page))
        self._way = path_to(desk_of(self).inventory, event.ref)
        self.query_one(Header).show(desk_of(self).inventory, event.ref)

    def action_navigate(self) -> None:
        """Go to the navigator."""
        self.add_class("-browsing").remove_class("-working")
        self._navigator.focus_tree()

    def action_work(self) -> None:
        """Go to the workspace."""
        self.add_class("-working").remove_class("-browsing")
        page = self.query_one(Workspace).page
        if page is not None:
            self.call_after_refresh(page.focus_first)

    def action_tasks(self) -> None:
        """Go to the recent tasks."""
        self.query_one(RecentTasks).focus_table()

    async def action_turn_page(self, step: int) -> None:
        """Show the next or the previous page of the open object."""
        await self.query_one(Workspace).turn_page(step)
        self.action_work()

    async def action_go(self, step: int) -> None:
        """Go back or forward through what was open."""
        visit = self._history.go(step)
        if visit is not None:
            await self.open(visit.ref, visit.page, focus=True)

    def action_shell(self) -> None:
        """Open the ESXi shell of a host, or of a VM's host: that at the cursor of the navigator, else the open one."""
        ref = self._navigator.chosen if self._navigator.has_focus_within else self.ref
        vm = desk_of(self).inventory.vms.get(ref.name) if ref is not None and ref.kind == "vm" else None
        host = Ref("host", vm.host) if vm is not None else ref
        if host is None or host.kind != "host":
            desk_of(self).notify("Choose a host, or a VM: the ESXi shell is that of its host.", markup=False)
        else:
            desk_of(self).open(host, "esxi-shell")

    def action_actions(self) -> None:
        """Offer what can be done with the open object."""
        desk_of(self).offer_actions(self.ref)


def _first(inventory: Inventory) -> Ref:
    """Where a person starts: the first cluster, else the first host, else vCenter."""
    for kind, names in (("cluster", inventory.clusters), ("host", inventory.hosts)):
        for name in names:
            return Ref(kind, name)  # type: ignore[arg-type]
    return Ref("vcenter", inventory.vcenter.name)
