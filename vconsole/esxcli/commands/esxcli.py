"""`esxcli`: finding the command in the tree, reading its options, printing its answer."""

from itertools import takewhile

from vconsole.esxcli.commands.formats import Format, read_format
from vconsole.esxcli.commands.graphics import GRAPHICS
from vconsole.esxcli.commands.handler import Handlers
from vconsole.esxcli.commands.hardware import HARDWARE
from vconsole.esxcli.commands.help import command_help, namespace_help
from vconsole.esxcli.commands.options import HELP, CommandProblem, read_options
from vconsole.esxcli.commands.system import SYSTEM
from vconsole.esxcli.commands.tree import Command, Path, tree
from vconsole.esxcli.commands.vm import VM
from vconsole.esxcli.outcome import Outcome, printed, refused
from vconsole.esxcli.program import Machine
from vconsole.esxcli.unmodelled import unmodelled_esxcli

HANDLERS: Handlers = {**GRAPHICS, **HARDWARE, **SYSTEM, **VM}
"""What does each command, by its path."""


def esxcli(machine: Machine, words: tuple[str, ...], _given: str | None) -> Outcome:
    """Run one command, or tell what there is."""
    try:
        chosen, rest = read_format(words)
        return _in_tree(machine, chosen, rest)
    except CommandProblem as problem:
        return refused(f"Error: {problem}")


def _in_tree(machine: Machine, chosen: Format, words: Path) -> Outcome:
    path: Path = ()
    for place, word in enumerate(words):
        if word in ("-?", "--help"):
            return printed(namespace_help(path))
        if word.startswith("-"):
            raise CommandProblem(f"Invalid option {word.partition('=')[0]}")
        path = words[: place + 1]
        command = tree().command_at(path)
        if command is not None:
            return _run(machine, chosen, command, words[place + 1 :])
        if not tree().is_namespace(path):
            named = tuple(takewhile(lambda word: not word.startswith("-"), words))
            raise CommandProblem(unmodelled_esxcli(named) or f"Unknown command or namespace {' '.join(named)}")
    return printed(namespace_help(path))


def _run(machine: Machine, chosen: Format, command: Command, words: Path) -> Outcome:
    if command.not_offered:
        return refused(f"esxcli {command.path}: {command.not_offered}.")
    try:
        options = read_options(command, words)
    except CommandProblem as problem:
        return refused(f"Error: {problem}\n\n{command_help(command)}".removesuffix("\n"))
    if options.flag(HELP):
        return printed(command_help(command))
    answer = HANDLERS[command.path](machine, options)
    return answer if isinstance(answer, Outcome) else printed(chosen.render(command, answer))
