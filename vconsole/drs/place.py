"""Initial placement: filter the hosts of a cluster, score those that fit, hint the devices."""

from collections.abc import Collection, Sequence

from vconsole.assignable import Answer, Scarcity, answer, uses, vgpu_uses
from vconsole.drs.filter import host_reasons
from vconsole.drs.load import Load
from vconsole.drs.placement import HostVerdict, Placement
from vconsole.model import Host, Inventory, PciAddress, Vm


def place(
    inventory: Inventory,
    vm: Vm,
    *,
    hosts: Sequence[Host] | None = None,
    preferred: Collection[PciAddress] = (),
) -> Placement:
    """Find a host and devices for a VM, with every reason against every other host.

    Considers `hosts`, or else those of the cluster where the VM is registered (only its own host if that stands
    alone). What the VM itself holds, running or pending, does not count against it. `preferred` devices are taken
    before others where they serve. Whether DRS is enabled is for the caller to ask.
    """
    considered = tuple(inventory.peers_of(vm.host) if hosts is None else hosts)
    scarcity = Scarcity.among(inventory, considered, without=vm.name)
    return Placement(vm.name, tuple(judge(inventory, host, vm, scarcity, preferred) for host in considered))


def judge(
    inventory: Inventory,
    host: Host,
    vm: Vm,
    scarcity: Scarcity,
    preferred: Collection[PciAddress] = (),
    *,
    like: HostVerdict | None = None,
) -> HostVerdict:
    """The verdict on one host, whatever other hosts may offer; `scarcity` is that among all hosts considered.

    `like` is the host's verdict in the same estate on a VM that asks for the same PCI devices, if one is known.
    """
    load = Load.on(inventory, host.name, without=vm.name)
    found = like.answer if like else _answer(inventory, host, vm, scarcity, preferred)
    return HostVerdict(found, host_reasons(host, vm, load), load.score(host, vm))


def _answer(inventory: Inventory, host: Host, vm: Vm, scarcity: Scarcity, preferred: Collection[PciAddress]) -> Answer:
    used = uses(inventory, host.name, without=vm.name)
    shared = vgpu_uses(inventory, host.name, without=vm.name) if vm.pci else {}
    return answer(host, vm, used, scarcity=scarcity, shared=shared, preferred=preferred)
