"""The console as a Textual application."""

import os
from pathlib import Path
from typing import ClassVar

from textual.binding import Binding, BindingType

from vconsole.files.replace import replace_file
from vconsole.model import Fault, Ref
from vconsole.ui.desk import Desk
from vconsole.ui.dialogs import MessageDialog
from vconsole.ui.labs import LabList, TourList
from vconsole.ui.leaving import Arriving, Leaving
from vconsole.ui.look import COLOURLESS_THEME, load_themes, starting_theme
from vconsole.ui.rescue import rescue
from vconsole.ui.shell.about import About
from vconsole.ui.shell.go_to import GoTo
from vconsole.ui.shell.header import Header
from vconsole.ui.shell.help import HelpScreen, help_of
from vconsole.ui.shell.keeping import Keeping
from vconsole.ui.shell.known_files import KnownFiles
from vconsole.ui.shell.leave import Leave
from vconsole.ui.shell.menu import ActionsMenu
from vconsole.ui.shell.palette import Commands
from vconsole.ui.shell.save_as import SaveAs
from vconsole.ui.shell.screen import ConsoleScreen
from vconsole.ui.verbs import Verb
from vconsole.vcenter import Session
from vconsole.vcenter.queries import Place

ACT_NOTE_SECONDS = 3.0


class Console(Desk):
    """The vSphere-like console over one session."""

    TITLE = "vconsole"
    COMMANDS: ClassVar = {Commands}
    ENABLE_COMMAND_PALETTE = True
    COMMAND_PALETTE_BINDING = "ctrl+p"

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("ctrl+g", "go_to", "Go to", id="console.go-to"),
        Binding("u", "undo", "Undo", id="console.undo"),
        Binding("ctrl+r", "redo", "Redo", show=False, id="console.redo"),
        Binding("ctrl+p", "command_palette", "Commands", id="console.palette", priority=True),
        Binding("question_mark", "show_keys", "Keys", key_display="?", id="console.keys"),
        Binding("f1", "help", "Help", show=False, id="console.help"),
        Binding("ctrl+s", "save_as", "Save as", show=False, id="console.save-as"),
        Binding("L", "labs", "Labs", show=False, id="console.labs"),
        Binding("W", "walkthroughs", "Walkthroughs", show=False, id="console.walkthroughs"),
        Binding("ctrl+q", "leave", "Quit", show=False, priority=True, id="console.quit"),
    ]

    def __init__(self, session: Session, source: str = "", *, theme: str | None = None) -> None:
        """Take a session; `theme` is the user's choice, None lets the terminal decide."""
        chosen = starting_theme(os.environ, theme)
        if chosen == COLOURLESS_THEME:
            # Textual decides in its own constructor, by the theme, how it keeps colours out.
            self.set_reactive(Desk.theme, chosen)
        super().__init__(session, source)
        themes, self._theme_problems = load_themes()
        for each in themes:
            self.register_theme(each)
        self.theme = chosen
        self._saved = session.inventory
        self._known = KnownFiles()
        self._known.note(Path(source))
        self._keeping = Keeping(self, lambda problem: self._console.query_one(Header).show_keeping(problem))
        self.leaving = Leaving()
        """What to open next."""
        self.arriving = Arriving()
        """How it is opened."""
        self.rescued = ""
        """What to say after the console stopped at a problem of its own."""

    def get_default_screen(self) -> ConsoleScreen:
        """The console's only screen."""
        return ConsoleScreen(self.inventory)

    def on_mount(self) -> None:
        """Tell of themes that cannot be used, and of the session that was left."""
        for problem in self._theme_problems:
            self.notify(str(problem), title="Theme", severity="warning", markup=False)
        self.call_after_refresh(self._arrive)

    def _arrive(self) -> None:
        """Go on with the session that was left, or offer that; then show what it was opened for."""
        self._keeping.begin(silently=self.arriving.returning)
        if self.arriving.shows_labs:
            self.action_labs()

    def _fatal_error(self) -> None:
        """Leave with the estate saved and one line about it; VCONSOLE_DEBUG=1 shows the traceback as well."""
        if not self.rescued:
            self.rescued = rescue(self.session.at_rest, self._exception or RuntimeError("unknown"))
        if os.environ.get("VCONSOLE_DEBUG") == "1":
            super()._fatal_error()
        else:
            self._close_messages_no_wait()

    @property
    def open_ref(self) -> Ref | None:
        """The object in the workspace."""
        return self._console.ref

    @property
    def _console(self) -> ConsoleScreen:
        """The screen below any dialog."""
        screen = self.screen_stack[0]
        assert isinstance(screen, ConsoleScreen), "the console's screen is never popped"  # noqa: S101
        return screen

    def explain(self, fault: Fault) -> None:
        """Show why something was refused."""
        self.push_screen(MessageDialog("Not done", fault.about.name if fault.about else "", fault))

    def open(self, ref: Ref, page: str | None = None, *, focus: bool = True) -> None:
        """Open an object in the workspace."""
        self.call_later(self._console.open, ref, page, focus=focus)

    def back(self) -> None:
        """Go back to what was open before."""
        self.call_later(self._console.action_go, -1)

    def offer_actions(self, ref: Ref | None) -> None:
        """Open the Actions menu of an object."""
        if ref is None:
            return

        def chosen(verb: Verb | None) -> None:
            if verb is not None:
                verb.run(self, ref)

        self.push_screen(ActionsMenu(self.inventory, ref), chosen)

    def action_go_to(self) -> None:
        """Ask where to go, and go there."""

        def chosen(place: Place | None) -> None:
            if place is not None:
                self.call_later(self._go_to, place)

        self.push_screen(GoTo(self.inventory), chosen)

    async def _go_to(self, place: Place) -> None:
        page = "pci-devices" if place.device else None
        await self._console.open(place.ref, page, focus=True)
        if place.device is not None:
            from vconsole.ui.pages.host.pci_devices import PciDevicesPage

            self._console.query_one(PciDevicesPage).reveal(place.device)

    def action_undo(self) -> None:
        """Take back the last act."""
        self._note("Undone", self.session.undo(), "There is nothing to undo.")

    def action_redo(self) -> None:
        """Do again what was undone."""
        self._note("Done again", self.session.redo(), "There is nothing to redo.")

    def _note(self, word: str, act: str | None, nothing: str) -> None:
        self.notify(f"{word}: {act}" if act else nothing, timeout=ACT_NOTE_SECONDS, markup=False)

    def action_help(self) -> None:
        """Show what the pane with the focus is for."""
        self._help(keys_first=False)

    def action_show_keys(self) -> None:
        """Show the keys of the pane with the focus."""
        self._help(keys_first=True)

    def _help(self, *, keys_first: bool) -> None:
        self.push_screen(HelpScreen(help_of(self.focused), self.screen.active_bindings, keys_first=keys_first))

    def action_about(self) -> None:
        """Tell what the console is."""
        self.push_screen(About(self.source, self.inventory.name, self.inventory.description))

    def action_save_as(self) -> None:
        """Ask for a path and save the estate there."""

        def saved(path: Path | None) -> None:
            if path is not None:
                self._saved = self.inventory
                self.notify(f"Saved as {path}", markup=False)

        dialog = SaveAs(
            "Save the estate as",
            self.inventory.name,
            self.source if self.source.endswith(".toml") else f"{self.source or 'estate'}.toml",
            self.session.save,
            label="Cluster file",
            hint="A TOML file; vconsole FILE opens it again.",
            known=self._known,
        )
        self.push_screen(dialog, saved)

    def action_export_journal(self) -> None:
        """Ask for a path and write there what was done in the session."""
        journal = self.session.journal
        if journal is None:
            return

        def written(path: Path | None) -> None:
            if path is not None:
                self.notify(f"Exported as {path}", markup=False)

        dialog = SaveAs(
            "Export the journal",
            self.inventory.name,
            f"{Path(self.source).stem or 'session'}.jsonl",
            lambda path: replace_file(path, journal.text),
            label="Journal",
            hint=f"vconsole run {self.source} JOURNAL does all of it again.",
        )
        self.push_screen(dialog, written)

    def action_reset(self) -> None:
        """Bring the estate back to where the session began; undo takes that back."""
        if self.session.reset():
            self.notify("The estate is as it was when the session began. u takes that back.", markup=False)
        else:
            self.notify("The estate is as it was when the session began.", timeout=ACT_NOTE_SECONDS, markup=False)

    def action_leave(self) -> None:
        """Leave; ask first if something would be lost."""
        self.leave_for(Leaving())

    def mark_saved(self) -> None:
        """Take the estate as it is now for one that need not be saved."""
        self._saved = self.inventory

    def leave_for(self, leaving: Leaving) -> None:
        """Leave, perhaps to open something else; ask first if something would be lost."""
        self.leaving = leaving
        if self._keeping.on_disk or self.inventory is self._saved or not self.session.undoes:
            self.exit(0)
        elif not isinstance(self.screen, Leave):
            self.push_screen(Leave(self.session.acts), lambda leave: self.exit(0) if leave else None)

    def action_labs(self) -> None:
        """List the labs, and leave for the one that is chosen."""
        if self.arriving.labs is None:
            self.notify("This console was opened without its labs.", markup=False)
        elif not isinstance(self.screen, LabList):
            self._choose_lesson(LabList(self.arriving.labs()))

    def action_walkthroughs(self) -> None:
        """List the walkthroughs, and leave for the one that is chosen."""
        if self.arriving.tours is None:
            self.notify("This console was opened without its walkthroughs.", markup=False)
        elif not isinstance(self.screen, TourList):
            self._choose_lesson(TourList(self.arriving.tours()))

    def _choose_lesson(self, lessons: LabList | TourList) -> None:
        self.push_screen(lessons, lambda leaving: self.leave_for(leaving) if leaving is not None else None)

    def action_help_quit(self) -> None:
        """Tell on ctrl+c how to leave."""
        self.notify("ctrl+q leaves the console.", timeout=ACT_NOTE_SECONDS, markup=False)
