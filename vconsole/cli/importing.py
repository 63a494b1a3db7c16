"""The kinds of files that can be imported, and how each becomes an estate."""

from argparse import Namespace
from collections.abc import Callable, Iterable, Mapping
from functools import partial
from pathlib import Path
from typing import NamedTuple

from vconsole.cli.answer import counted
from vconsole.cli.command import WrongUsage
from vconsole.files.imports import Imported, ImportProblem, Remark, estate_of, import_file, read_esxcli, read_lspci
from vconsole.files.problems import shown
from vconsole.model import Inventory
from vconsole.model.names import check_text


class Gathered(NamedTuple):
    """What an import came to."""

    inventory: Inventory | None
    """None if a file could not be used."""
    remarks: tuple[tuple[Path, Remark], ...]
    problems: tuple[ImportProblem, ...] = ()
    """The files that could not be used, and why."""


Reader = Callable[[str, str], Imported]
"""Reads the text of a file into the host of a name."""


def _hosts(read: Reader) -> Callable[[Namespace], Gathered]:
    """The import of a kind that has one file for each host, written NAME=FILE."""

    def gather(arguments: Namespace) -> Gathered:
        cluster = _checked("the cluster", arguments.cluster)
        sources: list[tuple[Path, Imported]] = []
        problems: list[ImportProblem] = []
        for name, path in _named_files(arguments.sources).items():
            try:
                sources.append((path, import_file(path, partial(_read_as, name, read))))
            except ImportProblem as problem:
                problems.append(problem)
        inventory, remarks = estate_of(sources, cluster)
        return Gathered(None if problems else inventory, remarks, tuple(problems))

    return gather


KINDS: Mapping[str, Callable[[Namespace], Gathered]] = {"esxcli": _hosts(read_esxcli), "lspci": _hosts(read_lspci)}
"""What reads each kind. Raises WrongUsage, or FileProblems for a file that cannot be opened."""


def contents(inventory: Inventory) -> str:
    """What an estate holds, in a few words."""
    devices = sum(len(host.pci) for host in inventory.hosts.values())
    hosts, vms = counted(len(inventory.hosts), "host"), counted(len(inventory.vms), "VM")
    return f"{hosts} with {counted(devices, 'PCI device')} and {vms}"


def _read_as(name: str, read: Reader, text: str) -> Imported:
    return read(text, name)


def _named_files(sources: Iterable[str]) -> dict[str, Path]:
    files: dict[str, Path] = {}
    for source in sources:
        name, equals, path = source.partition("=")
        if not equals or not path:
            raise WrongUsage(f"{shown(source)} is not NAME=FILE: the name of the host, and the file with its listing")
        if _checked("the host", name) in files:
            raise WrongUsage(f"two files are named for the host {shown(name)}; put what belongs together in one file")
        files[name] = Path(path)
    return files


def _checked(what: str, name: str) -> str:
    try:
        return check_text(name)
    except ValueError as problem:
        raise WrongUsage(f"{what} {shown(name)}: {problem}") from None
