"""The options of filters, as GNU and BusyBox take them: joined or apart, before or after the other words."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import NamedTuple

_NUMBER = re.compile(r"-[0-9]+")


class OptionProblem(ValueError):  # noqa: N818 - the words are wrong, not the program
    """The words after a filter's name cannot be used."""


class Given(NamedTuple):
    """An option as it was given."""

    letter: str
    value: str = ""


@dataclass(frozen=True, slots=True)
class Words:
    """What the words after a filter's name say."""

    options: tuple[Given, ...]
    """In the order given."""
    operands: tuple[str, ...]

    def has(self, letter: str) -> bool:
        """Whether an option was given."""
        return any(option.letter == letter for option in self.options)

    def values(self, letter: str) -> tuple[str, ...]:
        """All values of an option."""
        return tuple(option.value for option in self.options if option.letter == letter)


def number_in(value: str) -> int:
    """A whole number from 0. Raises OptionProblem."""
    if not (value.isascii() and value.isdigit() and len(value) <= 9):
        raise OptionProblem(f"invalid number '{value}'")
    return int(value)


@dataclass(frozen=True, slots=True)
class Options:
    """Which options a filter has."""

    flags: str = ""
    """Letters of options without a value."""
    valued: str = ""
    """Letters of options with one."""
    long: Mapping[str, str] = field(default_factory=dict)
    """Long names, each with the letter that means the same."""
    number: str = ""
    """The letter that a bare number means: `-5` is `-n 5` for `head`."""

    def read(self, words: Sequence[str]) -> Words:
        """Tell options from operands; after `--` all words are operands. Raises OptionProblem."""
        waiting = list(reversed(words))
        options: list[Given] = []
        operands: list[str] = []
        while waiting:
            word = waiting.pop()
            if word == "--":
                operands += reversed(waiting)
                break
            if self.number and _NUMBER.fullmatch(word):
                options.append(Given(self.number, word[1:]))
            elif word.startswith("--"):
                options.append(self._long(word, waiting))
            elif word.startswith("-") and word != "-":
                options += self._short(word, waiting)
            else:
                operands.append(word)
        return Words(tuple(options), tuple(operands))

    def _long(self, word: str, waiting: list[str]) -> Given:
        name, equals, value = word[2:].partition("=")
        letter = self.long.get(name)
        if letter is None:
            raise OptionProblem(f"unrecognized option '{word}'")
        if letter in self.flags:
            if equals:
                raise OptionProblem(f"option '--{name}' doesn't allow an argument")
            return Given(letter)
        return Given(letter, value if equals else _next(waiting, f"option '--{name}' requires an argument"))

    def _short(self, word: str, waiting: list[str]) -> list[Given]:
        found: list[Given] = []
        for place, letter in enumerate(word[1:], start=2):
            if letter in self.flags:
                found.append(Given(letter))
            elif letter in self.valued:
                message = f"option requires an argument -- '{letter}'"
                return [*found, Given(letter, word[place:] or _next(waiting, message))]
            else:
                raise OptionProblem(f"unrecognized option '-{letter}'")
        return found


def _next(waiting: list[str], problem: str) -> str:
    if not waiting:
        raise OptionProblem(problem)
    return waiting.pop()
