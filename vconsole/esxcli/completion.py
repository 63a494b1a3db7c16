"""Completion: what a word of a line may go on to be."""

from collections.abc import Iterable

from vconsole.esxcli.commands.formats import FORMATTERS
from vconsole.esxcli.commands.options import BOOLEANS
from vconsole.esxcli.commands.tree import Command, Option, Path, tree
from vconsole.esxcli.filters import FILTERS, OPTIONS_OF
from vconsole.esxcli.line import LENGTH_MAX, follows_pipe, open_words
from vconsole.esxcli.programs import VIM_COMMANDS
from vconsole.esxcli.shell import PROGRAMS, XORG
from vconsole.files.listings.identities import vmids
from vconsole.model import Host, Inventory
from vconsole.vcenter import State


def complete(state: State, host: str, line: str, cursor: int) -> tuple[str, ...]:
    """The whole words that the word at the cursor may become, in order; none if nothing fits or all is said."""
    typed = line[:cursor]
    if len(typed) > LENGTH_MAX or host not in state.inventory.hosts:
        return ()
    *before, word = open_words(typed)
    found = _candidates(state.inventory, state.inventory.hosts[host], typed, tuple(before), word)
    return tuple(sorted({candidate for candidate in found if candidate.startswith(word)}))


def _candidates(inventory: Inventory, host: Host, typed: str, before: Path, word: str) -> Iterable[str]:
    if not before:
        return FILTERS if follows_pipe(typed) else PROGRAMS
    match before[0]:
        case "esxcli":
            return _esxcli(host, before[1:], word)
        case "vim-cmd" if len(before) == 1:
            return VIM_COMMANDS
        case "vim-cmd" if len(before) == 2 and before[1] in VIM_COMMANDS[1:]:
            return map(str, vmids(inventory.vms_on(host.name)).values())
        case "lspci":
            return ("-p",) if len(before) == 1 else ()
        case "vmkchdev":
            return ("-l",) if len(before) == 1 else ()
        case program if program == XORG:
            return ("restart",) if len(before) == 1 else ()
        case program if program in OPTIONS_OF and word.startswith("-"):
            options = OPTIONS_OF[program]
            return (
                *(f"-{letter}" for letter in options.flags + options.valued),
                *(f"--{name}" for name in options.long),
            )
    return ()


def _esxcli(host: Host, words: Path, word: str) -> Iterable[str]:
    path = tuple(one for one in words if not one.startswith("--format"))
    for length in range(len(path) + 1):
        command = tree().command_at(path[:length])
        if command is not None:
            return _options(host, command, path[length:], word)
    if not tree().is_namespace(path):
        return ()
    if word.startswith("-") and not path:
        return (*(f"--formatter={name}" for name in FORMATTERS), "--format-param=fields=", "--help")
    spaces, commands = tree().below(path)
    return (*spaces, *commands)


def _options(host: Host, command: Command, given: Path, word: str) -> Iterable[str]:
    last = given[-1] if given else ""
    for option in command.options:
        names = (f"--{option.long}", f"-{option.short}")
        if option.kind != "flag" and last in names:
            return _values(host, command, option)
        if option.kind != "flag" and word.startswith(f"--{option.long}="):
            return (f"--{option.long}={value}" for value in _values(host, command, option))
    taken = {one.partition("=")[0] for one in given}
    return (f"--{option.long}" for option in command.options if not taken & {f"--{option.long}", f"-{option.short}"})


def _values(host: Host, command: Command, option: Option) -> Iterable[str]:
    match option.kind:
        case "bool":
            return tuple(BOOLEANS)[:2]
        case "device":
            graphics = command.path.startswith("graphics")
            return (
                str(device.address)
                for device in host.pci
                if (device.is_graphics if graphics else device.passthrough.capable)
            )
        case _:
            return option.values
