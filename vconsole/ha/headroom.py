"""Headroom: how many more VMs could run and still all restart, whichever host fails."""

from collections.abc import Hashable, Iterable
from dataclasses import dataclass

from vconsole.ha.plan import Plan
from vconsole.ha.verdicts import Verdicts, asks_for, running
from vconsole.model import Cluster, Inventory, Vm, VmPci


@dataclass(frozen=True, slots=True)
class Headroom:
    """How many more VMs with certain devices could start before a host failure would leave one of them off."""

    like: Vm
    """The largest VM of the cluster with these devices; the further ones are taken to be as large."""
    running: int
    """How many VMs with these devices run now."""
    more: int
    tightest: str | None
    """The first host whose failure leaves no more room than that."""

    @property
    def requests(self) -> tuple[VmPci, ...]:
        """The devices that each of the VMs asks for."""
        return self.like.pci


def kinds_of_vms(inventory: Inventory, cluster: Cluster) -> tuple[tuple[Vm, int], ...]:
    """The largest VM with each set of requests, and how many of them run; VMs whose devices any host may serve."""
    alike: dict[Hashable, list[Vm]] = {}
    for host in inventory.hosts_in(cluster.name):
        for vm in inventory.vms_on(host.name):
            if vm.pci and not vm.static_devices:
                alike.setdefault(asks_for(vm)[0], []).append(vm)
    return tuple((max(vms, key=_size), sum(vm.runs for vm in vms)) for vms in alike.values())


def _size(vm: Vm) -> tuple[float, int, int]:
    return (vm.memory_gb, vm.cpus, vm.cpu_reservation_mhz)


class Room:
    """How many copies of a VM each host could start: counted once, then only where a failure changed something.

    A copy runs on one host, so that the counts of hosts add up. Processors, memory and devices count, admission
    control does not. Where requests overlap (one takes what another needs), the number is a good estimate only.
    """

    def __init__(self, verdicts: Verdicts, vm: Vm) -> None:
        self._verdicts = verdicts
        self._vm = vm
        fitting = [name for name, verdict in verdicts.known(vm).verdicts.items() if verdict.fits]
        self._copies = {name: self._count(verdicts.inventory, name) for name in fitting}
        self._total = sum(self._copies.values())
        self._beside: dict[Hashable, int] = {}

    def after(self, failed: str, plan: Plan) -> int:
        """How many copies the other hosts have room for when one has failed and its VMs were restarted."""
        left = self._total
        for host in plan.changed:
            before = self._copies.get(host, 0)
            if before:
                left -= before if host == failed else before - self._copies_beside(host, plan)
        return left

    def _copies_beside(self, host: str, plan: Plan) -> int:
        """How many copies a host has room for beside the VMs that restart there."""
        key = (host, *(asks_for(restart.vm) for restart in plan.restarts if restart.host == host))
        if key not in self._beside:
            self._beside[key] = self._count(plan.reached, host)
        return self._beside[key]

    def _count(self, inventory: Inventory, host: str) -> int:
        alone = Inventory.of(
            datacenters=inventory.datacenters.values(),
            clusters=inventory.clusters.values(),
            hosts=[inventory.hosts[host]],
            vms=inventory.vms_on(host),
        )
        copies = 0
        while True:
            copy = self._vm.freed().model_copy(update={"name": f"\n{copies}", "host": host})
            verdict = self._verdicts.judged(alone, host, copy)
            if not verdict.fits:
                return copies
            alone = alone.with_vm(running(copy, verdict))
            copies += 1


def headroom(verdicts: Verdicts, vm: Vm, count: int, plans: Iterable[tuple[str, Plan]]) -> Headroom:
    """The headroom for VMs like this one, from what every host's failure leaves."""
    room = Room(verdicts, vm)
    more, tightest = min(((room.after(host, plan), host) for host, plan in plans), key=_more, default=(0, None))
    return Headroom(vm, count, more, tightest)


def _more(entry: tuple[int, str]) -> int:
    return entry[0]
