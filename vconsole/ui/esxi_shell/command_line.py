"""The line that is typed: with what was typed before, a search in that, and completion."""

from collections.abc import Callable
from typing import ClassVar

from textual import events
from textual.binding import Binding, BindingType
from textual.message import Message
from textual.widgets import Input

from vconsole.esxcli import without_prompt
from vconsole.esxcli.line import open_words
from vconsole.ui.esxi_shell.terminal import TypedLines

Complete = Callable[[str, int], tuple[str, ...]]
"""What the word at a place of a line may become."""


class CommandLine(Input):
    """One line of a shell."""

    DEFAULT_CSS = """
    CommandLine { width: 1fr; height: 1; border: none; padding: 0; background: $surface; }
    CommandLine:focus { border: none; }
    """

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("up", "recall(-1)", "Line typed before", show=False, id="shell.before"),
        Binding("down", "recall(1)", "Line typed after", show=False, id="shell.after"),
        Binding("tab", "complete", "Complete", id="shell.complete"),
        Binding("ctrl+r", "search", "Search", id="shell.search"),
        Binding("ctrl+c", "abandon", "Copy the selection, drop the line", show=False, id="shell.abandon"),
        Binding("escape", "leave", "Back", id="shell.leave"),
    ]

    class Entered(Message):
        """A line is to be run."""

        def __init__(self, line: str) -> None:
            super().__init__()
            self.line = line

    class Listed(Message):
        """A word could become several."""

        def __init__(self, words: tuple[str, ...]) -> None:
            super().__init__()
            self.words = words

    class Searching(Message):
        """A search goes on, and has found this line.

        `found` is None if no line has what was typed, `last` tells that no line further back has it, `on` whether the
        search goes on.
        """

        def __init__(self, found: str | None, *, on: bool, last: bool = False) -> None:
            super().__init__()
            self.found = found
            self.on = on
            self.last = last

    class Left(Message):
        """The shell is to be left."""

    def __init__(self, typed: TypedLines, complete: Complete) -> None:
        """Begin with an empty line."""
        super().__init__(compact=True, select_on_focus=False)
        self._typed = typed
        self._complete = complete
        self._place = len(typed.lines)
        self._draft = ""
        self._search_place: int | None = None
        """The line that a search has found, or behind the last one if none; None while no search goes on."""
        self._asked = ""
        """The line at the last Tab that brought nothing: the next one lists."""

    def on_input_submitted(self, event: Input.Submitted) -> None:
        """Hand the line on. What a search has found is only taken into the line: the hint may not show all of it."""
        event.stop()
        if self._search_place is not None:
            self._take_found()
            return
        self.value = ""
        self._enter(event.value)

    def on_paste(self, event: events.Paste) -> None:
        """Run the whole lines of a pasted text, as a terminal does; what follows the last of them may be typed on."""
        text = event.text.replace("\r\n", "\n").replace("\r", "\n")
        whole, newline, rest = text.rpartition("\n")
        if not newline:
            return
        event.stop()
        event.prevent_default()
        self._end_search()
        before, after = self.value[: self.cursor_position], self.value[self.cursor_position :]
        for line in f"{before}{whole}".split("\n"):
            self._enter(line)
        self._set(f"{rest}{after}")

    def _enter(self, typed: str) -> None:
        line = without_prompt(typed)
        self._draft = ""
        self.post_message(self.Entered(line))
        self._typed.add(line.strip())
        self._place = len(self._typed.lines)

    def on_input_changed(self, event: Input.Changed) -> None:
        """Search on with what was typed."""
        event.stop()
        if self._search_place is not None:
            self._search_place = len(self._typed.lines)
            self._look()

    def action_recall(self, step: int) -> None:
        """Bring back a line that was typed before, or go on to a later one."""
        self._end_search()
        if not 0 <= self._place + step <= len(self._typed.lines):
            return
        if self._place == len(self._typed.lines):
            self._draft = self.value
        self._place += step
        self._set([*self._typed.lines, self._draft][self._place])

    def action_search(self) -> None:
        """Search backwards in what was typed; once more goes further back."""
        if self._search_place is None:
            self._search_place = len(self._typed.lines)
        self._look()

    def action_complete(self) -> None:
        """Complete the word at the cursor, or take the line that a search has found."""
        if self._search_place is not None:
            self._take_found()
            return
        typed = self.value[: self.cursor_position]
        words = self._complete(self.value, self.cursor_position)
        self._insert(typed, words)
        if len(words) > 1 and self.value[: self.cursor_position] == typed:
            if self._asked == typed:
                self.post_message(self.Listed(words))
            self._asked = typed

    def action_abandon(self) -> None:
        """Copy what the mouse has selected in the output; without that drop what is typed."""
        selected = self.screen.get_selected_text()
        if selected:
            self.app.copy_to_clipboard(selected)
            self.screen.clear_selection()
            return
        self._end_search()
        self.value = ""

    def action_leave(self) -> None:
        """End a search, or leave the shell."""
        if self._search_place is not None:
            self._end_search()
        else:
            self.post_message(self.Left())

    def _insert(self, typed: str, words: tuple[str, ...]) -> None:
        """Put in what all words have in common, if the word stands there as it is meant."""
        word = open_words(typed)[-1]
        if not words or not typed.endswith(word):
            return
        common = _common_start(words)
        end = " " if len(words) == 1 and not common.endswith("=") else ""
        self.insert_text_at_cursor(common[len(word) :] + end)

    def _found(self) -> str | None:
        place = self._search_place
        return self._typed.lines[place] if place is not None and place < len(self._typed.lines) else None

    def _look(self) -> None:
        """Go on to the line before the found one; the found one stays if there is no other."""
        if self._search_place is None:
            return
        further = self._typed.before(self._search_place, self.value)
        if further is not None:
            self._search_place = further
        self.post_message(self.Searching(self._found(), on=True, last=further is None))

    def _take_found(self) -> None:
        found = self._found()
        self._end_search()
        self._set(self.value if found is None else found)

    def _end_search(self) -> None:
        if self._search_place is not None:
            self._search_place = None
            self.post_message(self.Searching(None, on=False))

    def _set(self, text: str) -> None:
        self.value = text
        self.cursor_position = len(text)


def _common_start(words: tuple[str, ...]) -> str:
    """What all words begin with."""
    first, last = min(words), max(words)
    same = next((place for place, pair in enumerate(zip(first, last, strict=False)) if len(set(pair)) > 1), None)
    return first if same is None else first[:same]
