"""The tab Advanced Parameters: rows of key and value."""

from collections.abc import Mapping
from typing import Any

from textual import on
from textual.app import ComposeResult
from textual.containers import Horizontal, VerticalScroll
from textual.content import Content
from textual.widgets import Input, Static

from vconsole.model import Fault
from vconsole.model.names import check_text, near_miss, show_text
from vconsole.model.vm import MMIO_MISPRINT, MMIO_SIZE, MMIO_SWITCH
from vconsole.ui.look import WARNING
from vconsole.ui.widgets import visible

CAUTION = "Parameters are not checked by vSphere: a wrong one can keep the VM from starting. Clear a key to remove it."


class ParameterRow(Horizontal):
    """A key and its value."""

    DEFAULT_CSS = """
    ParameterRow {
        height: 1;
        & > .equals { width: 3; content-align: center middle; }
        & > Input { width: 3fr; }
        & > .value { width: 2fr; }
    }
    """

    def __init__(self, key: str = "", value: str = "") -> None:
        """Make a row; one that is made with a key is removed when the key is cleared."""
        super().__init__()
        self.removable = bool(key)
        self._key = Input(key, placeholder="key", compact=True)
        self._value = Input(value, placeholder="value", compact=True, classes="value")

    def compose(self) -> ComposeResult:
        """Key = value."""
        yield self._key
        yield Static(Content("="), classes="equals")
        yield self._value

    @property
    def lines(self) -> tuple[Input, Input]:
        """Where the key and the value are typed."""
        return self._key, self._value

    @property
    def key(self) -> str:
        """The key without blanks around it; empty for a row that does not count."""
        return self._key.value.strip()

    @property
    def value(self) -> str:
        """The value without blanks around it."""
        return self._value.value.strip()

    @value.setter
    def value(self, text: str) -> None:
        self._value.value = text


class AdvancedParameters(VerticalScroll, can_focus=False):
    """As many rows as parameters, and an empty one below them."""

    DEFAULT_CSS = """
    AdvancedParameters {
        height: 1fr; scrollbar-size-vertical: 1;
        & .caution { color: $text-muted; margin: 0 0 1 0; }
        & #misprint { display: none; margin: 1 0 0 0; }
    }
    """

    def __init__(self, parameters: Mapping[str, str]) -> None:
        super().__init__()
        self._rows = [ParameterRow(key, value) for key, value in parameters.items()] + [ParameterRow()]

    def compose(self) -> ComposeResult:
        """A caution, the rows, and a note about a key that is nearly right."""
        yield Static(Content(CAUTION), classes="caution")
        yield from self._rows
        yield Static(id="misprint")

    def on_mount(self) -> None:
        """Point out a misprint that is there already."""
        self._changed()

    @on(Input.Changed)
    def _changed(self) -> None:
        if self._rows[-1].key:
            self._add("", "")
        said = next((words for row in self._rows if (words := _misprint(row.key))), "")
        note = self.query_one("#misprint", Static)
        note.display = bool(said)
        note.update(Content.assemble((str(WARNING), WARNING.tone.variable), f"  {visible(said)}"))

    def _add(self, key: str, value: str) -> None:
        row = ParameterRow(key, value)
        self._rows.append(row)
        self.mount(row, before="#misprint")

    def set(self, parameters: Mapping[str, str]) -> None:
        """Set parameters beside those that are there."""
        by_key = {row.key: row for row in self._rows}
        for key, value in parameters.items():
            if key in by_key:
                by_key[key].value = value
            else:
                self._insert(key, value)

    def _insert(self, key: str, value: str) -> None:
        """Put a parameter above the empty row."""
        row = ParameterRow(key, value)
        self.mount(row, before=self._rows[-1])
        self._rows.insert(len(self._rows) - 1, row)

    def values(self) -> dict[str, Any] | Fault:
        """What the rows say, or which of them cannot be."""
        parameters: dict[str, str] = {}
        for row in self._rows:
            if row.key in parameters:
                return _refused(f"The key {show_text(row.key)} stands in two rows.", "Clear the key of one of them.")
            if row.key:
                try:
                    check_text(row.key)
                except ValueError as problem:
                    return _refused(f"A key cannot be read: {problem}.", "Type the key anew.")
                parameters[row.key] = row.value
            elif row.value and not row.removable:
                return _refused(f"The value {show_text(row.value)} has no key.", "Type its key, or clear the value.")
        return {"advanced": parameters}


def _refused(message: str, remedy: str) -> Fault:
    return Fault(code="parameter-unreadable", message=message, remedy=remedy)


def _misprint(key: str) -> str | None:
    if key == MMIO_MISPRINT:
        return f"{MMIO_MISPRINT} is a misprint that is widely copied. It has no effect; the switch is {MMIO_SWITCH}."
    near = next(((known, how) for known in (MMIO_SWITCH, MMIO_SIZE) if (how := near_miss(known, key))), None)
    return f"{key} has no effect. The parameter is {near[0]}: {near[1]}." if key and near else None
