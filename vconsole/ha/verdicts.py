"""What the hosts of a cluster answer to VMs that are to be restarted, best host first."""

from collections.abc import Hashable, Iterable, Iterator
from dataclasses import dataclass
from heapq import heappop, heappush

from vconsole.assignable import Scarcity
from vconsole.drs import HostVerdict, judge
from vconsole.ha.failover_hosts import dedicated_hosts
from vconsole.model import Cluster, DynamicDirectPathIo, Host, HostState, Inventory, NvidiaVgpu, Power, Vm, VmPci

_Rank = tuple[bool, float, int, int]
"""Lower is better: not a failover host, load after the restart, cost of the devices, position of the host."""
_Ranked = tuple[_Rank, HostVerdict]
_NOBODY = ""
"""The name of a VM that runs nowhere, so that a verdict serves all that ask alike."""


@dataclass(frozen=True, slots=True)
class _Known:
    """The verdicts of all hosts on VMs that ask alike."""

    scarcity: Scarcity
    verdicts: dict[str, HostVerdict]
    ranked: tuple[_Ranked, ...]
    """Those that fit, best first."""


class Verdicts:
    """The verdicts of a cluster's hosts in one estate; VMs that ask alike share them.

    With DRS the host that stays the emptiest is best, as at initial placement. Without DRS, or while vCenter is down,
    the hosts are tried in the order of their names and each decides by its own devices: VMware does not document what
    happens then, so this order is ours. Dedicated failover hosts come before all others.
    """

    def __init__(self, inventory: Inventory, cluster: Cluster) -> None:
        self.inventory = inventory
        self.hosts = inventory.hosts_in(cluster.name)
        self._drs = cluster.drs.enabled and inventory.vcenter.up
        self._failover_hosts = frozenset(dedicated_hosts(cluster.ha))
        in_turn = self.hosts if self._drs else sorted(self.hosts, key=lambda host: host.name)
        self._position = {host.name: position for position, host in enumerate(in_turn)}
        self._known: dict[Hashable, _Known] = {}
        self._of_devices: dict[Hashable, _Known] = {}
        """What is known of a VM with the same devices, whatever its size: the devices' part of it holds for all."""

    def known(self, vm: Vm) -> _Known:
        """The verdicts on a VM and all that ask alike, as if none of them ran."""
        key = asks_for(vm)
        if key not in self._known:
            like = self._of_devices.get(key[0])
            scarcity = like.scarcity if like else Scarcity.among(self.inventory, self.hosts, without=vm.name)
            anybody = vm.model_copy(update={"name": _NOBODY})
            verdicts = {
                host.name: self._judge(
                    self.inventory, host, anybody, scarcity, like.verdicts[host.name] if like else None
                )
                for host in self.hosts
            }
            self._known[key] = _Known(scarcity, verdicts, self.ranked(verdicts.values()))
            self._of_devices.setdefault(key[0], self._known[key])
        return self._known[key]

    def judged(self, inventory: Inventory, host: str, vm: Vm) -> HostVerdict:
        """The verdict of one host in a later estate."""
        return self._judge(inventory, inventory.hosts[host], vm, self.known(vm).scarcity)

    def _judge(
        self, inventory: Inventory, host: Host, vm: Vm, shared: Scarcity, like: HostVerdict | None = None
    ) -> HostVerdict:
        """With DRS, scarcity is that among all hosts; without, a host knows only its own devices."""
        scarcity = shared if self._drs else Scarcity.among(inventory, [host], without=vm.name)
        return judge(inventory, host, vm, scarcity, like=like)

    def ranked(self, verdicts: Iterable[HostVerdict]) -> tuple[_Ranked, ...]:
        """The verdicts that fit, best first."""
        return tuple(sorted(((self._rank(verdict), verdict) for verdict in verdicts if verdict.fits), key=_first))

    def _rank(self, verdict: HostVerdict) -> _Rank:
        spared = verdict.host not in self._failover_hosts
        position = self._position[verdict.host]
        return (spared, -verdict.balance, verdict.cost, position) if self._drs else (spared, 0, 0, position)


def _first(ranked: _Ranked) -> _Rank:
    return ranked[0]


def asks_for(vm: Vm) -> tuple[Hashable, ...]:
    """What a verdict on a VM depends on, whatever the VM holds now; its PCI devices come first."""
    pci = tuple(map(_asked, vm.pci))
    return (pci, vm.hardware_version, vm.cpus, vm.memory_gb, vm.reserve_all_memory, vm.cpu_reservation_mhz)


def _asked(device: VmPci) -> Hashable:
    if isinstance(device, DynamicDirectPathIo):
        return frozenset(device.allowed), device.label
    return device.profile if isinstance(device, NvidiaVgpu) else device


class Scene:
    """An estate after a failure, in which VMs start one after the other; `changed` hosts are judged anew."""

    def __init__(self, verdicts: Verdicts, inventory: Inventory, changed: Iterable[str] = ()) -> None:
        self.inventory = inventory
        self._verdicts = verdicts
        self._anew: dict[str, dict[Hashable, HostVerdict]] = {host: {} for host in changed}

    @property
    def changed(self) -> frozenset[str]:
        """The hosts that are not as they were before the failure."""
        return frozenset(self._anew)

    def count(self, vm: Vm) -> int:
        """How many hosts can take the VM."""
        known = self._verdicts.known(vm)
        unchanged = len(known.ranked) - sum(known.verdicts[host].fits for host in self._anew)
        return unchanged + sum(self._judged_anew(vm, host).fits for host in self._anew if self._answers(host))

    def fitting(self, vm: Vm) -> Iterator[HostVerdict]:
        """The hosts that can take the VM, best first.

        A host is judged anew only when its turn comes: starting a VM never makes a host better for the next.
        """
        worse: list[_Ranked] = []
        for entry in self._verdicts.known(vm).ranked:
            while worse and worse[0] < entry:
                yield heappop(worse)[1]
            if entry[1].host not in self._anew:
                yield entry[1]
            elif self._answers(entry[1].host):
                for again in self._verdicts.ranked([self._judged_anew(vm, entry[1].host)]):
                    heappush(worse, again)
        while worse:
            yield heappop(worse)[1]

    def verdicts(self, vm: Vm) -> tuple[HostVerdict, ...]:
        """The verdicts of all hosts on the VM, in the order of the file."""
        anew = {host: self._judged_anew(vm, host) for host in self._anew}
        return tuple((self._verdicts.known(vm).verdicts | anew).values())

    def start(self, vm: Vm, verdict: HostVerdict) -> None:
        """Let the VM run on the host of a verdict, with its devices."""
        self.inventory = self.inventory.with_vm(running(vm, verdict))
        self._anew[verdict.host] = {}

    def _answers(self, host: str) -> bool:
        """Whether a host may take VMs at all; the one that failed need not be asked."""
        return self.inventory.hosts[host].state is HostState.CONNECTED

    def _judged_anew(self, vm: Vm, host: str) -> HostVerdict:
        key = asks_for(vm)
        judged = self._anew[host]
        if key not in judged:
            judged[key] = self._verdicts.judged(self.inventory, host, vm)
        return judged[key]


def running(vm: Vm, verdict: HostVerdict) -> Vm:
    """The VM powered on as a verdict says."""
    return vm.assigned(verdict.devices).model_copy(update={"host": verdict.host, "power": Power.ON})
