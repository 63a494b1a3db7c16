"""Reading journals that may have been cut off or changed."""

from dataclasses import dataclass
from typing import Any, NamedTuple, Self

from vconsole import __version__
from vconsole.vcenter.actions import Action
from vconsole.vcenter.journal.chain import unseal
from vconsole.vcenter.journal.entry import Entry, read_entry

FORMAT = 1
_BEGIN = '{"journal":'


class Header(NamedTuple):
    """The first line of a journal: what it began with."""

    source: str
    """The file or sample, as it was named."""
    content: str
    """The hash of what the session began with."""
    vconsole: str = __version__
    """The version that wrote it."""

    def as_json(self) -> dict[str, Any]:
        """The line as a JSON object."""
        return {"journal": FORMAT, **self._asdict()}

    @classmethod
    def read(cls, value: dict[str, Any]) -> Self:
        """Read the line. Raises ValueError."""
        if value.get("journal") != FORMAT:
            raise ValueError(f"it is no journal of format {FORMAT}")
        return cls(**{name: str(value.get(name, "")) for name in cls._fields})


class Damage(NamedTuple):
    """From where on a journal cannot be read, and why."""

    line: int
    """Counted from 1."""
    reason: str

    def __str__(self) -> str:
        return f"line {self.line}: {self.reason}"


@dataclass(frozen=True, slots=True)
class Reading:
    """What could be read of a journal."""

    lines: tuple[bytes, ...] = ()
    """The lines that are whole and unchanged, the header first."""
    check: str = ""
    """The checksum of the last one."""
    header: Header | None = None
    entries: tuple[Entry, ...] = ()
    torn: bool = False
    """Whether the last line was cut off while it was written. Nobody has seen what it says."""
    damage: Damage | None = None

    @property
    def actions(self) -> tuple[Action, ...]:
        """The actions among the entries."""
        return tuple(entry.act for entry in self.entries if isinstance(entry.act, Action))


def is_journal(text: str) -> bool:
    """Whether a text begins as a journal does."""
    return text.startswith(_BEGIN)


def read_journal(data: bytes) -> Reading:
    """Read as far as every line is whole and unchanged."""
    *lines, rest = data.split(b"\n")
    check, header, damage = "", None, None
    entries: list[Entry] = []
    for number, line in enumerate(lines, start=1):
        try:
            value, following = unseal(line + b"\n", check)
            if header is None:
                header = Header.read(value)
            else:
                entries.append(read_entry(value))
        except (ValueError, RecursionError) as problem:
            damage = Damage(number, _reason(problem))
            break
        check = following
    good = len(entries) + (header is not None)
    whole = tuple(line + b"\n" for line in lines[:good])
    return Reading(whole, check, header, tuple(entries), bool(rest) and damage is None, damage)


def _reason(problem: Exception) -> str:
    words = str(problem)
    return words if words.startswith("it") else "it is no act that this version of vconsole knows"
