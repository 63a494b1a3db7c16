"""What a person does over and over: go to an object, turn a page, open a menu, reach a control, fill it in."""

from collections.abc import Hashable
from typing import Any, TypeVar

from textual.screen import Screen
from textual.widget import Widget
from textual.widgets import Button, Checkbox, Input, OptionList, Select

from vconsole.model import Ref
from vconsole.ui.app import Console
from vconsole.ui.dialogs import CheckField, ConfirmDialog, RadioField, SelectField, TextField
from vconsole.ui.hands.hearing import Hearing
from vconsole.ui.hands.keyboard import Glance, Keyboard, Observer
from vconsole.ui.hands.problems import CannotPlay, not_found
from vconsole.ui.pages import Page, pages_of
from vconsole.ui.shell.go_to import GoTo
from vconsole.ui.shell.menu import ActionsMenu
from vconsole.ui.shell.workspace import Workspace
from vconsole.ui.verbs import verbs_of
from vconsole.ui.widgets import InventoryTable, SeveralLists
from vconsole.vcenter import State

W = TypeVar("W", bound=Widget)
S = TypeVar("S", bound=Screen[Any])

SHELL = "esxi-shell"
"""The page where keys are typed into a line; Esc leaves it."""


class Moves(Keyboard):
    """A keyboard at the console. Every move ends when its effect is seen."""

    def __init__(
        self,
        app: Console,
        hearing: Hearing,
        *,
        pace: float = 0.0,
        on_key: Observer | None = None,
        glance: Glance | None = None,
        gate: Glance | None = None,
        singly: bool = False,
    ) -> None:
        super().__init__(app, pace=pace, on_key=on_key, glance=glance, gate=gate, singly=singly)
        self.console = app
        self.hearing = hearing

    @property
    def state(self) -> State:
        """The state that the next act finds."""
        return self.console.session.state

    # Objects and pages

    async def go_to(self, ref: Ref) -> None:
        """Open an object by its name; one that is open already is only given the focus."""
        await self.leave_dialogs()
        await self._leave_shell()
        if self.console.open_ref == ref:
            await self._to_workspace()
            return
        await self.press("ctrl+g")
        dialog = await self.on_top(GoTo)
        await self.type(ref.name)
        await self.until(lambda: any(hit.ref == ref and hit.device is None for hit in dialog.hits), f"{ref.name}")
        place = next(at for at, hit in enumerate(dialog.hits) if hit.ref == ref and hit.device is None)
        await self.press(*("down",) * place, "enter")
        shown = Ref("vcenter", self.console.inventory.vcenter.name) if ref.kind == "vm-class" else ref
        await self.until(lambda: self.app.screen is self._base and self.console.open_ref == shown, f"{ref.name} open")
        await self._to_workspace()

    async def turn_to(self, page: str) -> Page:
        """Turn to a page of the open object by the keys of the tabs; the ESXi shell has a key of its own."""
        await self._to_workspace()
        listed = [spec.id for spec in pages_of(self._ref.kind) if spec.listed or spec is self._workspace.spec]
        if page not in listed:
            await self.press("ctrl+e")
        else:
            steps = listed.index(page) - listed.index(self._page_id)
            around = steps - len(listed) if steps > 0 else steps + len(listed)
            steps = min(steps, around, key=abs)
            await self.press(*("]" if steps > 0 else "[",) * abs(steps))
        await self.until(lambda: self._page_id == page and self.page.is_shown, f"the page {page} of {self._ref.name}")
        if page in listed:
            await self._to_workspace()
        return self.page

    async def open_page(self, ref: Ref, page: str, kind: type[W]) -> W:
        """Open a page of an object and return it."""
        await self.go_to(ref)
        found = await self.turn_to(page)
        if not isinstance(found, kind):
            raise not_found(f"the page {page} of {ref.name}", self.app)
        return found

    @property
    def page(self) -> Page:
        """The page that is shown."""
        page = self._workspace.page
        if page is None:
            raise not_found("a page", self.app)
        return page

    @property
    def _base(self) -> Screen[Any]:
        return self.app.screen_stack[0]

    @property
    def _workspace(self) -> Workspace:
        return self._base.query_one(Workspace)

    @property
    def _page_id(self) -> str:
        spec = self._workspace.spec
        return spec.id if spec is not None else ""

    @property
    def _ref(self) -> Ref:
        ref = self.console.open_ref
        if ref is None:
            raise not_found("an open object", self.app)
        return ref

    async def _to_workspace(self) -> None:
        """Bring the focus to the page, where single keys mean acts; in a line of text they would be typed."""
        if isinstance(self.app.focused, Input):
            await self.press("escape")
        elif not self._workspace.has_focus_within or self._page_id == SHELL:
            await self.press("2")

    async def _leave_shell(self) -> None:
        """Go back from the ESXi shell: opened from there, another host would show its shell as well."""
        if self._page_id == SHELL:
            await self.press("escape")
            await self.until(lambda: self._page_id != SHELL, "the page before the ESXi shell")

    # Menus and dialogs

    async def choose_act(self, verb: str) -> None:
        """Choose an entry of the open object's Actions menu by its id, such as `vm.power-on`."""
        await self._to_workspace()
        await self.press("a")
        await self.on_top(ActionsMenu)
        entries = self.app.screen.query_one(OptionList)
        id_ = verb.replace(".", "-")
        places = [at for at, option in enumerate(entries.options) if not option.disabled]
        place = next((at for at, option in enumerate(entries.options) if option.id == id_), None)
        if place is None or entries.options[place].disabled:
            await self.press("escape")
            raise CannotPlay(f"The Actions menu of {self._ref.name} does not offer {self._why_not(verb)}.")
        here = places.index(entries.highlighted) if entries.highlighted in places else 0
        steps = places.index(place) - here
        await self.press(*("down" if steps > 0 else "up",) * abs(steps))
        if entries.highlighted != place:
            raise not_found(f"the entry {verb}", self.app)
        await self.press("enter")

    def _why_not(self, verb: str) -> str:
        found = next((each for each in verbs_of(self._ref.kind) if each.id == verb), None)
        if found is None:
            return verb
        return f"{found.title} now: {found.why_not(self.console.inventory, self._ref)}"

    async def on_top(self, kind: type[S]) -> S:
        """Wait for a dialog and return it."""
        await self.until(lambda: isinstance(self.app.screen, kind), kind.__name__)
        screen = self.app.screen
        assert isinstance(screen, kind)  # noqa: S101
        return screen

    async def answer_question(self) -> None:
        """Confirm the question that an act asks, if it asks one."""
        await self.until(
            lambda: self.hearing.asked is not None or isinstance(self.app.screen, ConfirmDialog),
            "the act or a question",
        )
        if self.hearing.asked is None:
            await self.press("enter")

    async def confirm(self) -> None:
        """Confirm the dialog: by Enter, from a control that needs Enter for itself by the button."""
        if isinstance(self.app.focused, Select | Button):
            await self.focus(self.named("dialog-confirm", Button))
        await self.press("enter")

    async def leave_dialogs(self) -> None:
        """Close every dialog without an answer; what asks whether to discard is told to."""
        while self.app.screen is not self._base:
            await self._leave(self.app.screen)

    async def _leave(self, above: Screen[Any]) -> None:
        await self.press("escape")
        if self.app.screen is not above and isinstance(self.app.screen, ConfirmDialog):
            await self.press("enter")
        await self.until(lambda: above not in self.app.screen_stack, f"{type(above).__name__} gone")

    # Controls

    def named(self, id_: str, kind: type[W]) -> W:
        """The control with an id on the screen on top. Raises CannotPlay with what is there instead."""
        found = next((widget for widget in self.app.screen.query(f"#{id_}") if isinstance(widget, kind)), None)
        if found is None:
            raise not_found(f"#{id_}", self.app)
        return found

    async def focus(self, control: Widget) -> None:
        """Reach a control with Tab or, where that is shorter, Shift+Tab."""
        chain = self.app.screen.focus_chain
        if control not in chain:
            raise not_found(f"{type(control).__name__} {control.id or ''}".strip(), self.app)
        for _ in range(len(chain)):
            if self.app.focused is control:
                return
            chain = self.app.screen.focus_chain
            ahead = (chain.index(control) - self._place_in(chain)) % len(chain)
            await self.press("tab" if ahead <= len(chain) / 2 else "shift+tab")
        if self.app.focused is not control:
            raise not_found(f"a way to {type(control).__name__}", self.app)

    def _place_in(self, chain: list[Widget]) -> int:
        focused = self.app.focused
        return chain.index(focused) if focused in chain else -1

    async def write(self, line: Input, text: str) -> None:
        """Put a text into a line of text, in place of what is there."""
        await self.focus(line)
        if line.value == text:
            return
        if line.value:
            await self.press("end", "ctrl+u")
        await self.type(text)
        await self.until(lambda: line.value == text, f'"{text}" in the line')

    async def fill_in(self, id_: str, value: Any) -> None:
        """Give the field with an id a value, by what kind of field it is."""
        field = self.named(id_, Widget)
        match field:
            case TextField():
                await self.write(_line_of(field), str(value))
            case RadioField():
                await self._choose_radio(field, value)
            case SelectField():
                await self._select(field, value)
            case CheckField():
                await self.tick_box(field, ticked=value)
            case _:
                raise not_found(f"a field #{id_}", self.app)

    async def _choose_radio(self, field: RadioField[Any], value: Any) -> None:
        if field.value == value:
            return
        await self.focus(field.control)
        for _ in range(len(field.choices)):
            await self.press("down")
            if field.value == value:
                return
        raise not_found(f"{value} in {field.label}", self.app)

    async def _select(self, field: SelectField[Any], value: Any) -> None:
        if field.value == value:
            return
        if value not in field.choices:
            raise not_found(f"{value} in {field.label}", self.app)
        steps = field.choices.index(value) - field.choices.index(field.value)
        await self.focus(field.control)
        await self.press("enter")
        await self.until(lambda: field.query_one(Select).expanded, f"the list of {field.label}")
        await self.press(*("down" if steps > 0 else "up",) * abs(steps), "enter")
        await self.until(lambda: field.value == value, f"{value} in {field.label}")

    async def tick_box(self, field: CheckField, *, ticked: bool) -> None:
        """Tick a check box, or untick it."""
        if field.value is ticked:
            return
        await self.focus(field.query_one(Checkbox))
        await self.press("space")
        await self.until(lambda: field.value is ticked, field.label)

    # Tables

    async def move_to(self, table: InventoryTable[Any], key: Hashable, wanted: str) -> None:
        """Move the cursor of a table to the row with a key, from where it is or from an end."""
        await self.focus(table)
        place = table.place_of(key)
        if place is None:
            raise not_found(f"{wanted} in the table", self.app)
        from_end = table.row_count - 1 - place
        nearest = min(abs(place - table.cursor), place + 1, from_end + 1)
        if nearest == abs(place - table.cursor):
            await self.press(*("down" if place > table.cursor else "up",) * nearest)
        elif nearest == place + 1:
            await self.press("home", *("down",) * place)
        else:
            await self.press("end", *("up",) * from_end)
        if table.cursor != place:
            raise not_found(f"a way to {wanted}", self.app)

    async def tick_rows(self, table: InventoryTable[Any], keys: tuple[Hashable, ...]) -> None:
        """Tick these rows and no others."""
        for key in table.ticked_keys:
            if key not in keys:
                await self.move_to(table, key, str(key))
                await self.press("space")
        for key in keys:
            if key not in table.ticked_keys:
                await self.move_to(table, key, str(key))
                await self.press("space")

    async def show_list(self, page: SeveralLists, number: int) -> None:
        """Show one of the lists of a page."""
        for _ in range(len(page.LIST_TITLES)):
            if page.current_list == number:
                return
            await self.press("v")
        if page.current_list != number:
            raise not_found(f"the list {page.LIST_TITLES[number]}", self.app)


def _line_of(field: TextField) -> Input:
    return field.query_one(Input)
