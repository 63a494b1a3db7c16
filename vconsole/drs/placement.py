"""The outcome of initial placement: a verdict for every host, and the one chosen."""

from dataclasses import dataclass
from functools import cached_property
from typing import Any

from vconsole.assignable import Answer
from vconsole.model import Fault, PciAddress, Ref


@dataclass(frozen=True)
class HostVerdict:
    """What placement found about one host: the devices it would hint there, or every reason why not."""

    answer: Answer
    """What the host's assignable hardware answered."""
    host_reasons: tuple[Fault, ...]
    """The reasons that do not lie in PCI devices."""
    balance: float
    """The score if the host fits."""

    @property
    def host(self) -> str:
        """The name of the host."""
        return self.answer.host.name

    @property
    def fits(self) -> bool:
        """Whether the host can take the VM."""
        return not self.host_reasons and self.answer.fits

    @property
    def score(self) -> float | None:
        """How balanced the host stays with the VM, greater is better; None if it does not fit."""
        return self.balance if self.fits else None

    @property
    def overcommitted(self) -> bool:
        """Whether the host fits and its VMs, with this one, have more virtual CPUs or memory than it has itself."""
        return self.fits and self.balance < 0

    @property
    def devices(self) -> tuple[PciAddress | None, ...]:
        """The device for each PCI device of the VM in slot order; empty if the host does not fit."""
        return self.answer.devices if self.fits else ()

    @property
    def cost(self) -> int:
        """What the devices cost: scarce and labelled ones are dear."""
        return self.answer.cost

    @property
    def missing(self) -> int:
        """How many more devices of the right kinds the host would need for the VM's dynamic requests."""
        return self.answer.missing

    @cached_property
    def reasons(self) -> tuple[Fault, ...]:
        """Every reason why not: of the host, then of each slot and device; empty if it fits."""
        return (*self.host_reasons, *self.answer.reasons)

    def as_json(self) -> dict[str, Any]:
        """The verdict as the command line prints it."""
        return {
            "host": self.host,
            "fits": self.fits,
            "devices": _texts(self.devices),
            "score": self.score,
            "reasons": [_reason(fault) for fault in self.reasons],
        }


@dataclass(frozen=True)
class Placement:
    """Where a VM would go, and why not elsewhere."""

    vm: str
    hosts: tuple[HostVerdict, ...]
    """One verdict for each host considered, in the order given."""

    @cached_property
    def ranked(self) -> tuple[HostVerdict, ...]:
        """The hosts that fit, best first: balance, then cheaper devices, then the order given."""
        fitting = (verdict for verdict in self.hosts if verdict.fits)
        return tuple(sorted(fitting, key=lambda verdict: (-verdict.balance, verdict.cost)))

    @property
    def best(self) -> HostVerdict | None:
        """The verdict on the host chosen; None if no host fits."""
        return self.ranked[0] if self.ranked else None

    @property
    def fits(self) -> bool:
        """Whether at least one host can take the VM."""
        return self.best is not None

    @property
    def host(self) -> str | None:
        """The host chosen."""
        return self.best.host if self.best else None

    @property
    def devices(self) -> tuple[PciAddress | None, ...]:
        """The devices hinted to the host chosen, in slot order."""
        return self.best.devices if self.best else ()

    def verdict(self, host: str) -> HostVerdict | None:
        """The verdict on this host; None if it was not considered."""
        return next((verdict for verdict in self.hosts if verdict.host == host), None)

    def fault(self) -> Fault:
        """The refusal as one fault, with the reasons of all hosts as its causes."""
        return Fault(
            code="no-compatible-host",
            message="No host is compatible with the virtual machine.",
            remedy="Read why for each host; one change on one of them may be enough.",
            about=Ref("vm", self.vm),
            causes=tuple(fault for verdict in self.hosts for fault in verdict.reasons),
        )

    def as_json(self) -> dict[str, Any]:
        """The placement as the command line prints it, without the changes that would help."""
        return {
            "fits": self.fits,
            "host": self.host,
            "devices": _texts(self.devices),
            "hosts": [verdict.as_json() for verdict in self.hosts],
        }


def _texts(devices: tuple[PciAddress | None, ...]) -> list[str | None]:
    return [None if device is None else str(device) for device in devices]


def _reason(fault: Fault) -> dict[str, Any]:
    device = None if fault.device is None else str(fault.device)
    return {
        "code": fault.code,
        "slot": fault.slot,
        "device": device,
        "message": fault.message,
        "remedy": fault.remedy,
    }
