"""The line in which the filter of a table is typed."""

from typing import NamedTuple

from textual import events

PROMPT = "/ "
CARET = "▏"


class FilterLine(NamedTuple):
    """A filter as it is being typed or kept."""

    text: str = ""
    typing: bool = False

    @property
    def seen(self) -> bool:
        """Whether the line is there at all."""
        return self.typing or bool(self.text)

    def __str__(self) -> str:
        return f"{PROMPT}{self.text}{CARET if self.typing else ''}"

    def pressed(self, key: events.Key) -> "FilterLine | None":
        """The line after a key that edits it, or None for any other key. Typing goes on at its end."""
        if key.is_printable and key.character:
            return self._replace(text=self.text + key.character)
        match key.key:
            case "backspace":
                return self._replace(text=self.text[:-1])
            case "ctrl+w":
                return self._replace(text=self.text.rstrip().rpartition(" ")[0])
            case "ctrl+u":
                return self._replace(text="")
            case "enter":
                return self._replace(typing=False)
            case "escape":
                return FilterLine()
        return None

    def pasted(self, text: str) -> "FilterLine":
        """The line with the first line of a pasted text at its end."""
        return self._replace(text=self.text + (text.splitlines() or [""])[0])
