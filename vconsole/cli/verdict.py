"""What `vconsole check` says about one file."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from vconsole.cli.answer import counted
from vconsole.cli.command import Status
from vconsole.cli.estates import open_estate, status_of
from vconsole.files import FileProblems, Problem
from vconsole.model import Inventory
from vconsole.model.limits import excesses

_NOUNS = {"hosts": "host", "devices": "device", "vms": "VM", "vm_classes": "VM class"}


@dataclass(frozen=True, slots=True)
class Verdict:
    """Whether a cluster file is valid, and what is wrong or unusual about it."""

    source: str
    """The file or sample as it was named."""
    status: Status
    inventory: Inventory | None = None
    """The estate of the file; None if it is not valid."""
    problems: tuple[Problem, ...] = ()
    warnings: tuple[str, ...] = ()

    @property
    def opened(self) -> bool:
        """Whether there was a file to judge."""
        return self.status is not Status.USAGE

    @property
    def counts(self) -> dict[str, int]:
        """How many hosts, PCI devices, VMs and VM classes the file has; empty if it is not valid."""
        if self.inventory is None:
            return {}
        devices = sum(len(host.pci) for host in self.inventory.hosts.values())
        return {
            "hosts": len(self.inventory.hosts),
            "devices": devices,
            "vms": len(self.inventory.vms),
            "vm_classes": len(self.inventory.vm_classes),
        }

    def lines(self) -> Iterator[str]:
        """The verdict for people: one line for a valid file and each warning, or one for each problem."""
        if self.inventory is not None:
            counts = {name: number for name, number in self.counts.items() if number or name != "vm_classes"}
            yield "valid: " + ", ".join(counted(number, _NOUNS[name]) for name, number in counts.items())
        for warning in self.warnings:
            yield f"warning: {warning}"
        for problem in self.problems:
            yield str(problem)

    def as_json(self) -> dict[str, Any]:
        """The verdict for programs."""
        return {
            "file": self.source,
            "valid": self.inventory is not None,
            **self.counts,
            "problems": [problem._asdict() for problem in self.problems],
            "warnings": list(self.warnings),
        }


def check(source: str) -> Verdict:
    """Read a cluster file or sample and judge it."""
    try:
        inventory = open_estate(source)
    except FileProblems as problems:
        return Verdict(source, status_of(problems), problems=problems.problems)
    warnings = (*map(str, excesses(inventory)), *_without_failover_host(inventory))
    return Verdict(source, Status.DONE, inventory, warnings=warnings)


def _without_failover_host(inventory: Inventory) -> Iterator[str]:
    """Clusters whose admission control keeps nothing free, since it names no host to keep free."""
    for cluster in inventory.clusters.values():
        ha = cluster.ha
        if ha.enabled and ha.admission_control == "dedicated-failover-hosts" and not ha.failover_hosts:
            yield f"cluster {cluster.name}: dedicated-failover-hosts keeps no host free without failover_hosts."
