"""The page with the shell of a host."""

from typing import ClassVar

from textual import on
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Horizontal
from textual.content import Content
from textual.widget import Widget
from textual.widgets import Static

from vconsole.esxcli import Outcome, Shell, complete, why_silent
from vconsole.model import Inventory, Ref
from vconsole.ui.esxi_shell.command_line import CommandLine
from vconsole.ui.esxi_shell.output import Output
from vconsole.ui.esxi_shell.pager import Pager
from vconsole.ui.look import Tone
from vconsole.ui.pages.base import Page
from vconsole.ui.widgets import visible

KEYS = "Tab completes · ↑↓ typed lines · ctrl+r search · shift+Tab output · Esc back"
OUTPUT_KEYS = "y copies the last output · Y all · j k Space b scroll · Tab or i back"


class EsxiShellPage(Page):
    """A prompt, and what was printed."""

    DEFAULT_CSS = """
    EsxiShellPage {
        overflow-y: hidden;
        & > Output { height: 1fr; }
        & > #line { height: 1; background: $surface; }
        & #prompt { width: auto; height: 1; max-width: 40%; color: $text-accent; text-style: bold; margin: 0 1 0 0; }
        & > #hint { height: 1; color: $text-muted; text-wrap: nowrap; text-overflow: ellipsis; }
    }
    """

    HELP: ClassVar[str] = """\
# ESXi Shell

The shell of this host, as ssh would show it: type `help` for its programs, `esxcli` for its commands. What sets
something is the same act as in the console: it shows up in Recent Tasks, and after **Esc** the key **u** undoes it.

**Tab** completes, twice lists. **↑ ↓** bring back typed lines, **ctrl+r** searches them. **pgup pgdn** scroll.
**shift+Tab** goes to the output, where **y** copies what the last line printed; **ctrl+y** does so from the line.
`clear` or **ctrl+l** empties the page, `exit` or **Esc** leaves it; what was printed is there again next time.

One thing people get wrong: `pcipassthru set` without `-a` applies after a reboot of the host.
"""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("ctrl+l", "clear", "Clear", show=False, id="shell.clear"),
        Binding("ctrl+y", "copy", "Copy the last output", show=False, id="shell.copy"),
        Binding("pageup", "scroll_output(-1)", "Page up", show=False, id="shell.page-up"),
        Binding("pagedown", "scroll_output(1)", "Page down", show=False, id="shell.page-down"),
        Binding("shift+tab", "read", "Output", show=False, id="shell.output"),
        Binding("tab,i", "write", "Line", show=False, id="shell.line"),
        Binding("y", "copy", "Copy the last output", show=False, id="shell.copy-last"),
        Binding("Y", "copy_all", "Copy all", show=False, id="shell.copy-all"),
        Binding("escape", "back", "Back", show=False, id="shell.back"),
    ]

    def __init__(self, ref: Ref) -> None:
        """Open the shell of a host."""
        super().__init__(ref)
        self._hints = KEYS

    def compose(self) -> ComposeResult:
        """Output, prompt and line, hints."""
        self._terminal = self.desk.terminals.of(self.ref.name)
        yield Output()
        with Horizontal(id="line"):
            yield Static(Content(visible(self._terminal.prompt)), id="prompt")
            yield CommandLine(self.desk.terminals.typed, self._complete)
        yield Static(Content(KEYS), id="hint")

    def on_mount(self) -> None:
        """Greet when it is opened for the first time."""
        if not self._terminal.lines:
            self._terminal.say("The ESXi shell of this rehearsal: help lists what there is.", Tone.MUTED)
        self.call_after_refresh(self._print)

    @property
    def first_part(self) -> Widget:
        """The line."""
        return self.query_one(CommandLine)

    def show(self, inventory: Inventory) -> None:
        """Tell when the host stops answering, and when it answers again."""
        silent = why_silent(inventory, self.ref.name)
        if silent == self._terminal.silent:
            return
        self._terminal.silent = silent
        self._terminal.say(silent or f"{self.ref.name} answers.", Tone.PROBLEM if silent else Tone.GOOD)
        self._print()

    def _complete(self, line: str, cursor: int) -> tuple[str, ...]:
        return complete(self.desk.session.state, self.ref.name, line, cursor)

    @on(CommandLine.Entered)
    def run_line(self, event: CommandLine.Entered) -> None:
        """Run a line and print what comes of it."""
        event.stop()
        line = event.line.strip()
        if line in ("exit", "logout"):
            self.action_back()
        elif line == "clear":
            self.action_clear()
        else:
            self._run(event.line)

    def _run(self, line: str) -> None:
        self._terminal.typed(line)
        if not line.strip():
            self._print()
            return
        outcome = Shell(self.desk.session, self.ref.name, self.desk.attempt).run(line)
        self._terminal.last_output = "".join(piece.text for piece in outcome.pieces)
        if outcome.paged and outcome.text:
            self.desk.push_screen(Pager(line, outcome.text))
        self._tell(outcome)
        self._print()

    def _tell(self, outcome: Outcome) -> None:
        for piece in outcome.pieces:
            if piece.problem or not outcome.paged:
                self._terminal.say(piece.text, Tone.PROBLEM if piece.problem else Tone.PLAIN)

    @on(CommandLine.Listed)
    def list_words(self, event: CommandLine.Listed) -> None:
        """Print what the word may become."""
        event.stop()
        self._terminal.typed(self.query_one(CommandLine).value)
        self._terminal.say("  ".join(event.words), Tone.MUTED)
        self._print()

    @on(CommandLine.Searching)
    def show_search(self, event: CommandLine.Searching) -> None:
        """Show which line a search has found."""
        event.stop()
        if not event.on:
            self._hint(self._hints)
        elif event.found is None:
            self._hint("search: no line has this · Esc ends the search")
        else:
            only = "no other line has this but: " if event.last else ""
            self._hint(f"search: {only}{visible(event.found)}   (Enter takes it into the line)")

    @on(CommandLine.Left)
    def leave(self, event: CommandLine.Left) -> None:
        """Go back to what was open before."""
        event.stop()
        self.action_back()

    def on_descendant_focus(self) -> None:
        """Say which keys work now."""
        self._hints = OUTPUT_KEYS if self.query_one(Output).has_focus else KEYS
        self._hint(self._hints)

    def action_back(self) -> None:
        """Go back to what was open before the shell."""
        self.desk.back()

    def action_clear(self) -> None:
        """Empty the page."""
        self._terminal.clear()
        self._print()

    def action_read(self) -> None:
        """Go to the output."""
        self.query_one(Output).focus()

    def action_write(self) -> None:
        """Go to the line."""
        self.query_one(CommandLine).focus()

    def action_copy(self) -> None:
        """Copy what the last line printed."""
        self._copy(self._terminal.last_output, "Copied the last output", "Nothing was printed yet.")

    def action_copy_all(self) -> None:
        """Copy all that the page holds."""
        self._copy(
            "".join(f"{line.text}\n" for line in self._terminal.lines), "Copied everything", "There is nothing here."
        )

    def _copy(self, text: str, done: str, nothing: str) -> None:
        if text:
            self.app.copy_to_clipboard(text)
        self.desk.notify(done if text else nothing, markup=False)

    def action_scroll_output(self, pages: int) -> None:
        """Scroll the output by pages."""
        output = self.query_one(Output)
        output.scroll_relative(y=pages * max(1, output.size.height - 1), animate=False)

    def _print(self) -> None:
        if self.is_shown:
            self.query_one(Output).show(list(self._terminal.lines))

    def _hint(self, text: str) -> None:
        self.query_one("#hint", Static).update(Content(text))
