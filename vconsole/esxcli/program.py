"""What a program of the shell is, and what it knows of the host it runs on."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import NamedTuple

from vconsole.esxcli.outcome import Outcome
from vconsole.model import Fault, Host, Inventory, Vm
from vconsole.vcenter import Action

Perform = Callable[[Action], tuple[Fault, ...]]
"""Does an action; returns why it was refused, or nothing."""


@dataclass(frozen=True, slots=True)
class Machine:
    """The host that a program runs on."""

    name: str
    estate: Callable[[], Inventory]
    """The estate at this moment: one program of a line sees what the one before it did."""
    perform: Perform

    @property
    def inventory(self) -> Inventory:
        """The estate as it is now."""
        return self.estate()

    @property
    def host(self) -> Host:
        """The host as it is now."""
        return self.inventory.hosts[self.name]

    @property
    def vms(self) -> tuple[Vm, ...]:
        """The VMs that are registered on it, by name."""
        return self.inventory.vms_on(self.name)


Run = Callable[[Machine, tuple[str, ...], str | None], Outcome]
"""Runs a program: on a host, with the words after its name, and with what a pipe gives it to read, if one does."""


class Program(NamedTuple):
    """A program that the shell can run."""

    summary: str
    """What it does, in a line of `help`."""
    run: Run
