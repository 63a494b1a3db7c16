"""`lspci` and `vmkchdev`: PCI devices, a line each."""

from vconsole.esxcli.outcome import Outcome, printed, refused
from vconsole.esxcli.program import Machine
from vconsole.files.listings import lspci as listings
from vconsole.files.listings import render


def lspci(machine: Machine, words: tuple[str, ...], _given: str | None) -> Outcome:
    """The PCI devices by class and name; with `-p` which module claims each."""
    if words == ():
        return printed(render(listings.listing(machine.host)))
    if words == ("-p",):
        return printed(render(listings.details(machine.host)))
    return refused(f"lspci: invalid option {' '.join(words)}\nUsage: lspci [-p]")


def vmkchdev(machine: Machine, words: tuple[str, ...], _given: str | None) -> Outcome:
    """The PCI devices with their ids and owners."""
    if words == ("-l",):
        return printed(render(listings.owners(machine.host)))
    return refused("Usage: vmkchdev -l")
