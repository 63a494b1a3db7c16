"""The workspace: the open object with its tabs and pages."""

from textual import on
from textual.app import ComposeResult
from textual.containers import Horizontal, Vertical
from textual.content import Content
from textual.message import Message
from textual.widgets import Static

from vconsole.model import Inventory, Ref
from vconsole.ui.desk import desk_of
from vconsole.ui.look import KIND_GLYPHS, NOT_ANSWERING, Tone, state_of
from vconsole.ui.pages import Page, PageSpec, pages_of
from vconsole.ui.pages.vm_table import power_state
from vconsole.ui.shell.page_list import PageList
from vconsole.ui.shell.tab_line import TabLine
from vconsole.ui.widgets import visible
from vconsole.vcenter import State
from vconsole.vcenter.queries import awaiting_ha, path_to


class Workspace(Vertical):
    """One object: a line with its name and state, its tabs, the pages of the tab, and the page."""

    DEFAULT_CSS = """
    Workspace {
        width: 1fr; height: 1fr; border: round $border-blurred;
        &:focus-within { border: round $border; }
        & > #object { height: 1; padding: 0 1; text-wrap: nowrap; text-overflow: ellipsis; }
        & > #tabs { margin: 0 0 1 0; }
        & > #body { height: 1fr; }
        & #page { width: 1fr; height: 1fr; padding: 0 1; }
    }
    """

    class Shown(Message):
        """Another object or page is shown."""

        def __init__(self, ref: Ref, page: str) -> None:
            super().__init__()
            self.ref = ref
            self.page = page

    def __init__(self) -> None:
        """Start without an object."""
        super().__init__(id="workspace")
        self.ref: Ref | None = None
        self._specs: tuple[PageSpec, ...] = ()
        self._spec: PageSpec | None = None
        self._page: Page | None = None

    @property
    def page(self) -> Page | None:
        """The page that is shown."""
        return self._page

    @property
    def spec(self) -> PageSpec | None:
        """Which of the object's pages it is."""
        return self._spec

    def compose(self) -> ComposeResult:
        """Name, tabs, list of pages, page."""
        yield Static(id="object")
        yield TabLine(id="tabs")
        with Horizontal(id="body"):
            yield PageList(id="pages")
            yield Vertical(id="page")

    async def open(self, ref: Ref, page: str | None, *, focus: bool) -> None:
        """Show an object at one of its pages; without one at the page of the same name as before, or the first."""
        self._specs = pages_of(ref.kind)
        wanted = page or (self._spec.id if self._spec else None)
        spec = next((spec for spec in self._specs if spec.id == wanted), self._specs[0])
        if (ref, spec) != (self.ref, self._spec):
            self.ref, self._spec = ref, spec
            await self._mount_page(ref, spec)
        if focus and self._page is not None:
            self._page.focus_first()

    def forget(self) -> None:
        """Let the next page open anew, even if it is the one that is shown: lists and scrolling as at first."""
        self._spec = None

    async def _mount_page(self, ref: Ref, spec: PageSpec) -> None:
        place = self.query_one("#page")
        self._page = spec.make(ref)
        with self.app.batch_update():
            await place.remove_children()
            self._list_pages(spec)
            self._show_title(desk_of(self).inventory)
            await place.mount(self._page)
        self.post_message(self.Shown(ref, spec.id))

    def _list_pages(self, current: PageSpec) -> None:
        tabs = dict.fromkeys(spec.tab for spec in self._specs if spec.listed or spec is current)
        self.query_one(TabLine).show(list(tabs), current.tab)
        beside = [spec for spec in self._specs if spec.tab == current.tab]
        self.query_one(PageList).show(beside, current)

    def show(self, inventory: Inventory) -> None:
        """Show the object as it is now."""
        if self.ref is None or self._page is None or not self._page.is_mounted:
            return
        self._show_title(inventory)
        self._page.show(inventory)

    def shows_existing(self, inventory: Inventory) -> bool:
        """Whether the open object is still there."""
        return self.ref is None or bool(path_to(inventory, self.ref))

    def _show_title(self, inventory: Inventory) -> None:
        if self.ref is not None:
            self.query_one("#object", Static).update(_title(inventory, self.ref, desk_of(self).session.state))

    async def turn_page(self, step: int) -> None:
        """Show the next or the previous page, over all tabs."""
        if self.ref is not None and self._spec is not None:
            specs = [spec for spec in self._specs if spec.listed or spec is self._spec]
            place = (specs.index(self._spec) + step) % len(specs)
            await self.open(self.ref, specs[place].id, focus=True)

    @on(TabLine.Chosen)
    async def open_tab(self, event: TabLine.Chosen) -> None:
        """Show the first page of the tab that was chosen."""
        event.stop()
        spec = next(spec for spec in self._specs if spec.tab == event.title)
        if self.ref is not None:
            await self.open(self.ref, spec.id, focus=True)

    @on(PageList.Chosen)
    async def open_listed(self, event: PageList.Chosen) -> None:
        """Show the page that was chosen."""
        event.stop()
        if self.ref is not None:
            await self.open(self.ref, event.page, focus=True)


def _title(inventory: Inventory, ref: Ref, now: State) -> Content:
    name = Content.styled(f"{KIND_GLYPHS[ref.kind]} {visible(ref.name)}", "bold")
    state = None
    if ref.kind == "host" and ref.name in inventory.hosts:
        state = state_of(inventory.hosts[ref.name])
    elif ref.kind == "vm" and ref.name in inventory.vms:
        state = power_state(inventory.vms[ref.name], waits=ref.name in awaiting_ha(now))
    elif ref.kind == "vcenter" and not inventory.vcenter.up:
        state = NOT_ANSWERING
    end = Content.styled("   a Actions", Tone.MUTED.variable)
    return Content.assemble(name, (f"   {state}", state.tone.variable) if state else "", end)
