"""The parts of a regular expression."""

from dataclasses import dataclass
from typing import Literal

Assertion = Literal[
    "line-start", "line-end", "edge", "no-edge", "word-start", "word-end", "no-word-before", "no-word-after"
]
"""What holds between two characters, or at the ends of the line."""


class PatternProblem(ValueError):  # noqa: N818 - the words are wrong, not the program
    """The pattern is not a regular expression, or one that this grep does not take."""


@dataclass(frozen=True, slots=True)
class Characters:
    """One character out of a set."""

    ranges: tuple[tuple[str, str], ...] = ()
    """First and last character, both within."""
    classes: tuple[str, ...] = ()
    """Names as in `[:alpha:]`."""
    negated: bool = False

    def has(self, *spellings: str) -> bool:
        """Whether a character is in the set; upper and lower case are two spellings where they are the same."""
        return any(self._lists(spelling) for spelling in spellings) is not self.negated

    def _lists(self, character: str) -> bool:
        listed = any(first <= character <= last for first, last in self.ranges)
        return listed or any(CLASSES[name](character) for name in self.classes)


def is_word(character: str) -> bool:
    """Whether the character is a letter, a digit or an underscore."""
    return character.isalnum() or character == "_"


CLASSES = {
    "alpha": str.isalpha,
    "digit": lambda character: "0" <= character <= "9",
    "alnum": str.isalnum,
    "upper": str.isupper,
    "lower": str.islower,
    "space": str.isspace,
    "blank": lambda character: character in " \t",
    "punct": lambda character: character.isprintable() and not character.isalnum() and not character.isspace(),
    "print": str.isprintable,
    "graph": lambda character: character.isprintable() and not character.isspace(),
    "cntrl": lambda character: not character.isprintable(),
    "xdigit": lambda character: character in "0123456789abcdefABCDEF",
    "word": is_word,
}
"""The character classes of POSIX, and that of words."""

ANY = Characters(negated=True)
"""A dot."""


@dataclass(frozen=True, slots=True)
class Between:
    """A place between characters."""

    assertion: Assertion


@dataclass(frozen=True, slots=True)
class Sequence:
    """One part after the other; nothing at all if there are none."""

    parts: tuple["Node", ...] = ()


@dataclass(frozen=True, slots=True)
class Choice:
    """Any one of several parts."""

    options: tuple["Node", ...]


@dataclass(frozen=True, slots=True)
class Repeat:
    """A part several times."""

    part: "Node"
    least: int
    most: int | None
    """None: as often as may be."""


Node = Characters | Between | Sequence | Choice | Repeat
