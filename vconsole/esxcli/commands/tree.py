"""The tree of esxcli's namespaces and commands, as data."""

import tomllib
from collections.abc import Mapping
from functools import cache
from importlib.resources import files
from typing import Literal

from vconsole.model import Model

Path = tuple[str, ...]
"""The words that lead to a namespace or command."""


class Option(Model):
    """An option of a command."""

    long: str
    short: str | None = None
    kind: Literal["flag", "str", "long", "bool", "device"]
    """A flag has no value; a device is the address of a PCI device, a text for esxcli."""
    summary: str
    required: bool = False
    values: tuple[str, ...] = ()
    """The texts that it takes; empty if it takes any."""

    @property
    def names(self) -> str:
        """Both names, as messages and help write them: `-d|--device-id`."""
        return f"-{self.short}|--{self.long}" if self.short else f"--{self.long}"

    @property
    def usage(self) -> str:
        """The names with the kind of its value: `-d|--device-id=<str>`."""
        kind = "str" if self.kind == "device" else self.kind
        return self.names if self.kind == "flag" else f"{self.names}=<{kind}>"


class Command(Model):
    """A command: the end of a way through the tree."""

    path: str
    summary: str
    options: tuple[Option, ...] = ()
    type: str = "string"
    """The name of its structure in the formats xml and keyvalue."""
    heading: str | None = None
    """The field that holds the heading of a block in the other formats, if no field of the block does."""
    integers: tuple[str, ...] = ()
    """Fields that are whole numbers there."""
    booleans: tuple[str, ...] = ()
    """Fields that are true or false there."""
    not_offered: str | None = None
    """Why the command is not offered here although ESXi has it."""

    @property
    def words(self) -> Path:
        """The words that lead to it."""
        return tuple(self.path.split(" "))


class Tree(Model):
    """All namespaces and commands."""

    source: str
    namespaces: Mapping[str, str]
    """What each namespace is about, by its words."""
    command: tuple[Command, ...]

    def command_at(self, path: Path) -> Command | None:
        """The command that these words lead to."""
        return next((command for command in self.command if command.words == path), None)

    def is_namespace(self, path: Path) -> bool:
        """Whether these words lead to a namespace; no words lead to the root."""
        return not path or " ".join(path) in self.namespaces

    def below(self, path: Path) -> tuple[dict[str, str], dict[str, str]]:
        """The namespaces and the commands in a namespace, with what each is about, by name."""
        spaces = {tuple(name.split(" ")): summary for name, summary in self.namespaces.items()}
        commands = {command.words: command.summary for command in self.command}
        return _children(spaces, path), _children(commands, path)


def _children(found: Mapping[Path, str], path: Path) -> dict[str, str]:
    children = {words[-1]: summary for words, summary in found.items() if words[:-1] == path}
    return dict(sorted(children.items()))


@cache
def tree() -> Tree:
    """The tree of the commands that are offered here."""
    text = (files("vconsole.esxcli.commands") / "tree.toml").read_text(encoding="utf-8")
    return Tree.model_validate(tomllib.loads(text))
