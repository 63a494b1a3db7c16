"""Initial placement: filter the hosts of a cluster, score those that fit, hint the devices."""

from collections.abc import Collection, Sequence

from vconsole.assignable import Scarcity, answer, uses
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
    alone). What the VM itself holds, running or pending, does not count against it. Whether DRS is enabled is for
    the caller to ask. `preferred` devices are hinted before others where they serve.
    """
    considered = tuple(inventory.peers_of(vm.host) if hosts is None else hosts)
    scarcity = Scarcity.among(inventory, considered, without=vm.name)
    return Placement(vm.name, tuple(_judge(inventory, host, vm, scarcity, preferred) for host in considered))


def _judge(
    inventory: Inventory, host: Host, vm: Vm, scarcity: Scarcity, preferred: Collection[PciAddress]
) -> HostVerdict:
    load = Load.on(inventory, host.name, without=vm.name)
    used = uses(inventory, host.name, without=vm.name)
    found = answer(host, vm, used, scarcity=scarcity, preferred=preferred)
    return HostVerdict(found, host_reasons(host, vm, load), load.score(host, vm))
