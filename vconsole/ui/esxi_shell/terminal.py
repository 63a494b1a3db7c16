"""What stands in the shells of a session: the lines of every host, and what was typed."""

from collections.abc import Iterable
from dataclasses import dataclass, field
from pathlib import Path
from typing import NamedTuple

from vconsole.files import FileProblems
from vconsole.files.replace import replace_file
from vconsole.ui.look import Tone

LINES_KEPT = 5000
"""How many lines of output a host's shell keeps."""
TYPED_KEPT = 500
"""How many typed lines are remembered."""


class TerminalLine(NamedTuple):
    """A line of the output, or one that was typed."""

    text: str
    tone: Tone = Tone.PLAIN
    command: bool = False


@dataclass(slots=True)
class Terminal:
    """The shell of one host: what it printed so far."""

    host: str
    lines: list[TerminalLine] = field(default_factory=list)
    last_output: str = ""
    """What the last line printed, for copying."""
    silent: str | None = None
    """Why the host did not answer when it was last looked at."""

    @property
    def prompt(self) -> str:
        """The prompt of root: the short name of the host, and the home directory."""
        return f"[root@{self.host.partition('.')[0]}:~]"

    def say(self, text: str, tone: Tone = Tone.PLAIN) -> None:
        """Print text."""
        self._add(TerminalLine(line, tone) for line in text.removesuffix("\n").split("\n"))

    def typed(self, line: str) -> None:
        """Print a line that was typed, behind the prompt."""
        self._add([TerminalLine(f"{self.prompt} {line}", command=True)])

    def clear(self) -> None:
        """Forget what was printed."""
        self.lines.clear()

    def _add(self, lines: Iterable[TerminalLine]) -> None:
        self.lines += lines
        del self.lines[:-LINES_KEPT]


class TypedLines:
    """The lines that were typed in all shells, oldest first; kept in a file if there is one."""

    def __init__(self, path: Path | None = None) -> None:
        """Take what the file holds; one that cannot be read holds nothing."""
        self._path = path
        self.lines: list[str] = _read(path) if path else []

    def add(self, line: str) -> None:
        """Remember a line, unless it is blank or the same as the last one."""
        if not line.strip() or self.lines[-1:] == [line]:
            return
        self.lines.append(line)
        del self.lines[:-TYPED_KEPT]
        if self._path is not None:
            try:
                self._path.parent.mkdir(parents=True, exist_ok=True)
                replace_file(self._path, "".join(f"{each}\n" for each in self.lines))
            except (FileProblems, OSError):
                self._path = None  # no reason to disturb anybody: the lines of this session are still there

    def before(self, place: int, part: str) -> int | None:
        """The place of the last line before a place that has this part in it."""
        found = (number for number in range(min(place, len(self.lines)) - 1, -1, -1) if part in self.lines[number])
        return next(found, None)


class Terminals:
    """The shells of a session."""

    def __init__(self, typed: TypedLines | None = None) -> None:
        """Begin with lines that were typed before."""
        self.typed = typed or TypedLines()
        self._by_host: dict[str, Terminal] = {}

    def of(self, host: str) -> Terminal:
        """The shell of a host, as it was left."""
        return self._by_host.setdefault(host, Terminal(host))


def _read(path: Path) -> list[str]:
    try:
        text = path.read_text("utf-8")
    except (OSError, ValueError):
        return []
    return [line for line in text.splitlines() if line.strip() and line.isprintable()][-TYPED_KEPT:]
