"""What esxcli says about itself: usage screens, in the shape of real ones."""

from collections.abc import Iterable, Iterator, Mapping

from vconsole.esxcli.commands.tree import Command, Path, tree

_COLUMN = 24
"""Where the second column begins."""
_INDENT = "  "
_OPTIONS = {
    "--formatter=FORMATTER": "Print in another format: csv, keyvalue or xml",
    "--format-param=NAME=VALUE": 'A setting of the format, as in fields="Address,Hardware Label"',
    "-?, --help": "Print how it is used",
}


def namespace_help(path: Path) -> str:
    """The namespaces and commands in a namespace; in the root also the options of esxcli itself."""
    return "".join(f"{line}\n" for line in _namespace_lines(path))


def _namespace_lines(path: Path) -> Iterator[str]:
    spaces, commands = tree().below(path)
    if path:
        way = " ".join(path)
        yield f"Usage: esxcli {way} {{cmd}} [cmd options]"
    else:
        yield "Usage: esxcli [options] {namespace}+ {cmd} [cmd options]"
        yield from _section("Options", _OPTIONS)
    yield from _section("Available Namespaces", spaces)
    yield from _section("Available Commands", commands)


def command_help(command: Command) -> str:
    """How a command is used."""
    described = {command.words[-1]: command.summary}
    options = {option.usage: f"{option.summary}{_extra(option.values, option.required)}" for option in command.options}
    lines = [
        f"Usage: esxcli {command.path} [cmd options]",
        *_section("Description", described),
        *_section("Cmd options", options),
    ]
    return "".join(f"{line}\n" for line in lines)


def _extra(values: Iterable[str], required: bool) -> str:  # noqa: FBT001 - a field of the option
    listed = ", ".join(values)
    return (f" One of: {listed}." if listed else "") + (" (required)" if required else "")


def _section(title: str, entries: Mapping[str, str]) -> Iterator[str]:
    if not entries:
        return
    yield ""
    yield f"{title}:"
    for name, summary in entries.items():
        first = f"{_INDENT}{name}"
        if len(first) < _COLUMN - 1:
            yield f"{first:<{_COLUMN}}{summary}"
        else:
            yield first
            yield f"{'':<{_COLUMN}}{summary}"
