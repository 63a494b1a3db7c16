"""What it costs to use a device: labelled and scarce ones are spared for those that ask for them."""

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass, field
from functools import cached_property
from typing import Self

from vconsole.assignable.describe import DeviceKind, kind_of
from vconsole.model import Host, Inventory

LABEL_COST = 1_000_000_000
"""What a hardware label adds to the cost of a device: more than any scarcity, so labelled ones go last."""
SCARCITY_UNIT = 1_000
"""The cost of a kind that is wanted as often as it exists."""
SCARCITY_MAX = 1_000_000


@dataclass(frozen=True)
class Scarcity:
    """The cost of each kind of device among some hosts.

    cost = LABEL_COST if the device is labelled + SCARCITY_UNIT * (requests that take the kind / devices of the kind),
    rounded down. Requests of every VM on these hosts count, running or not, except those of the VM to be placed.

    The cost lies in the device alone, whoever asks: a request with a label only ever sees devices with that label,
    so the label's share decides nothing between its own devices, and only requests without one are steered by it.
    """

    inventory: Inventory
    hosts: tuple[Host, ...]
    without: str | None = None
    """The VM whose requests do not count."""
    _costs: dict[DeviceKind, int] = field(default_factory=dict, init=False, repr=False, compare=False)

    @classmethod
    def among(cls, inventory: Inventory, hosts: Iterable[Host], *, without: str | None = None) -> Self:
        """Look at these hosts and the VMs on them except `without`; they are counted when a cost is first asked."""
        return cls(inventory, tuple(hosts), without)

    def cost(self, kind: DeviceKind) -> int:
        """What it costs to use a device of this kind."""
        if kind not in self._costs:
            self._costs[kind] = self._cost(kind)
        return self._costs[kind]

    def _cost(self, kind: DeviceKind) -> int:
        wanted = self._wanted[DeviceKind(kind.id, None)]
        if kind.label is None:
            return self._scarcity(wanted, self._existing[kind])
        return LABEL_COST + self._scarcity(wanted + self._wanted[kind], self._existing[kind])

    @cached_property
    def _existing(self) -> Counter[DeviceKind]:
        """How many devices of each kind can be passed through."""
        return Counter(kind_of(device) for host in self.hosts for device in host.pci if device.passthrough.active)

    @cached_property
    def _wanted(self) -> Counter[DeviceKind]:
        """How many requests name each kind; the label None stands for any."""
        return Counter(
            DeviceKind(model, request.label)
            for host in self.hosts
            for vm in self.inventory.vms_on(host.name)
            if vm.pci and vm.name != self.without
            for request in vm.dynamic_devices
            for model in dict.fromkeys(request.allowed)
        )

    @staticmethod
    def _scarcity(wanted: int, existing: int) -> int:
        return min(SCARCITY_UNIT * wanted // max(existing, 1), SCARCITY_MAX)
