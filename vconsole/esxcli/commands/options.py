"""Reading the options of an esxcli command, at least as strictly as a real host does."""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from vconsole.esxcli.commands.tree import Command, Option
from vconsole.model import PciAddress

BOOLEANS = {"true": True, "false": False, "on": True, "off": False}
"""The words for yes and no."""

_NUMBER = re.compile(r"0x[0-9a-fA-F]{1,8}|[0-9]{1,9}")
_BELOW_ZERO = re.compile(r"-[0-9]+")
_ADDRESS = re.compile(r"[0-9a-fA-F]{4,8}:[0-9a-fA-F]{2}:[0-9a-fA-F]{2}\.[0-7]")

Value = str | int | bool | PciAddress
HELP = "help"
"""The name under which a call for help is found among the options."""


class CommandProblem(ValueError):  # noqa: N818 - the words are wrong, not the program
    """Why esxcli does not take a command as it was written."""


@dataclass(frozen=True, slots=True)
class Options:
    """The options of a command that were given, by their long names."""

    given: dict[str, Value]

    def flag(self, name: str) -> bool:
        """Whether a flag was given, or what an option says that is true or false."""
        return self.given.get(name) is True

    def text(self, name: str) -> str | None:
        """The value of an option that takes a text."""
        value = self.given.get(name)
        return value if isinstance(value, str) else None

    def number(self, name: str) -> int | None:
        """The value of an option that takes a number."""
        value = self.given.get(name)
        return value if isinstance(value, int) and not isinstance(value, bool) else None

    def device(self) -> PciAddress:
        """The device that the option `device-id` names; the command requires it."""
        value = self.given["device-id"]
        assert isinstance(value, PciAddress), "read as an address"  # noqa: S101
        return value


def read_options(command: Command, words: Sequence[str]) -> Options:
    """The options in the words after a command. Raises CommandProblem, in esxcli's words where they are known."""
    given: dict[str, Value] = {}
    waiting = list(reversed(words))
    while waiting:
        word = waiting.pop()
        if word in ("-?", "--help"):
            return Options({HELP: True})
        option, value = _named(command, word)
        if option.long in given:
            raise CommandProblem(f"Option {option.names} is given twice")
        given[option.long] = _value(option, value, waiting)
    for option in command.options:
        if option.required and option.long not in given:
            raise CommandProblem(f"Missing required parameter {option.names}")
    return Options(given)


def _named(command: Command, word: str) -> tuple[Option, str | None]:
    """The option that a word names, and its value if that stands in the same word."""
    name, equals, value = word.partition("=")
    for option in command.options:
        if name == f"--{option.long}":
            return option, value if equals else None
        if option.short is not None and word == f"-{option.short}":
            return option, None
    raise CommandProblem(f"Invalid option {name}")


def _value(option: Option, value: str | None, waiting: list[str]) -> Value:
    if option.kind == "flag":
        if value is not None:
            raise CommandProblem(f"Option {option.names} takes no value")
        return True
    if value is None:
        value = _next_value(option, waiting)
    return _read(option, value)


def _next_value(option: Option, waiting: list[str]) -> str:
    """The word after an option; one that looks like an option is none, but a number below zero is a wrong value."""
    if not waiting:
        raise CommandProblem(f"Missing value of option {option.names}")
    if _BELOW_ZERO.fullmatch(waiting[-1]):
        raise _wrong(option, waiting[-1])
    if waiting[-1].startswith("-"):
        raise CommandProblem(f'Missing value of option {option.names}; found the option "{waiting[-1]}" instead')
    return waiting.pop()


def _read(option: Option, value: str) -> Value:
    match option.kind:
        case "bool" if value in BOOLEANS:
            return BOOLEANS[value]
        case "long" if _NUMBER.fullmatch(value):
            return int(value, 0) if value.startswith("0x") else int(value)
        case "device" if _ADDRESS.fullmatch(value):
            return _address(option, value)
        case "str" if not option.values or value in option.values:
            return value
    raise _wrong(option, value)


def _address(option: Option, value: str) -> PciAddress:
    try:
        return PciAddress.parse(value)
    except ValueError:
        raise _wrong(option, value) from None


def _wrong(option: Option, value: str) -> CommandProblem:
    expected = {
        "bool": ", ".join(BOOLEANS),
        "long": "a whole number, as in 60 or 0x0300",
        "device": "an address as esxcli prints it, as in 0000:af:00.0",
        "str": ", ".join(option.values),
    }[option.kind]
    return CommandProblem(f'Invalid value "{value}" of option {option.names}; expected: {expected}')
