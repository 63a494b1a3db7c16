"""Where an estate is beyond a configuration maximum."""

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass

from vconsole.model.catalogue import Maximum, maximums
from vconsole.model.inventory import Inventory
from vconsole.model.ref import Ref
from vconsole.model.vm import Power

_WRITTEN_OUT_MAX = 1e12
"""From here on a number has an exponent."""


@dataclass(frozen=True, slots=True)
class Excess:
    """More of something than its maximum."""

    about: Ref
    count: float
    maximum: Maximum

    def __str__(self) -> str:
        sure = "" if self.maximum.verified else ", a number that was not verified"
        most = f"the maximum of vSphere {self.maximum.version} is {self.maximum.value:,}"
        return f"{self.about}: {_written(self.count)} {self.maximum.title}; {most}{sure}."


def _written(count: float) -> str:
    return f"{count:g}" if count >= _WRITTEN_OUT_MAX else f"{count:,}"


def excesses(inventory: Inventory) -> tuple[Excess, ...]:
    """Every configuration maximum that the estate exceeds. They are worth a warning, and nothing is refused."""
    known = maximums()
    counted = ((about, count, known.get(name)) for about, name, count in _counts(inventory))
    return tuple(
        Excess(about, count, maximum) for about, count, maximum in counted if maximum and count > maximum.value
    )


def _counts(inventory: Inventory) -> Iterator[tuple[Ref, str, float]]:
    """What is counted, and the names of the maximums that it is held against."""
    vcenter = Ref("vcenter", inventory.vcenter.name)
    yield vcenter, "hosts-per-vcenter", len(inventory.hosts)
    yield vcenter, "registered-vms-per-vcenter", len(inventory.vms)
    powered_on = sum(vm.power is Power.ON for vm in inventory.vms.values())
    yield vcenter, "powered-on-vms-per-vcenter", powered_on
    vms_in = Counter(inventory.hosts[vm.host].cluster for vm in inventory.vms.values())
    for name in inventory.clusters:
        yield Ref("cluster", name), "hosts-per-cluster", len(inventory.hosts_in(name))
        yield Ref("cluster", name), "vms-per-cluster", vms_in[name]
    for host in inventory.hosts.values():
        yield Ref("host", host.name), "vms-per-host", len(inventory.vms_on(host.name))
        yield Ref("host", host.name), "gpus-per-host", sum(device.is_graphics for device in host.pci)
        yield Ref("host", host.name), "cores-per-host", host.cpu_cores
        yield Ref("host", host.name), "memory-gb-per-host", host.memory_gb
    for vm in inventory.vms.values():
        yield Ref("vm", vm.name), "cpus-per-vm", vm.cpus
        yield Ref("vm", vm.name), "memory-gb-per-vm", vm.memory_gb
