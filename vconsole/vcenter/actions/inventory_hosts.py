"""Hosts that join the inventory and leave it."""

from typing import Literal

from vconsole.files.cluster.host_tables import HostGraphicsTable, PciDeviceTable, host_contradictions
from vconsole.model import Fault, Host, HostConfig, HostGraphics, HostState, Inventory, Ref
from vconsole.model.names import Name
from vconsole.vcenter.actions.base import Action, HostAction
from vconsole.vcenter.actions.hosts import vms_run_on, why_rebooting
from vconsole.vcenter.actions.recommending import Outdated
from vconsole.vcenter.event import Event
from vconsole.vcenter.lookup import find_cluster, find_datacenter, find_host, name_taken
from vconsole.vcenter.state import Change, State


class AddHost(HostConfig, Action):
    """Add a host to a cluster, or to a datacenter where it stands alone. It says what a `[[host]]` says."""

    title = "Add host"

    action: Literal["add-host"] = "add-host"
    name: Name
    cluster: str | None = None
    datacenter: str | None = None
    state: Literal[HostState.CONNECTED, HostState.MAINTENANCE] = HostState.CONNECTED
    graphics: HostGraphicsTable = HostGraphics()
    pci: tuple[PciDeviceTable, ...] = ()

    @property
    def target(self) -> Ref:
        """The new host."""
        return Ref("host", self.name)

    def perform(self, state: State) -> Change | Fault:
        """Let the host join, connected or in maintenance mode; DRS and vSphere HA count on it from then on."""
        if self.name in state.inventory.hosts:
            return name_taken(self.target)
        datacenter = self._datacenter(state.inventory)
        if isinstance(datacenter, Fault):
            return datacenter
        settings = {field: getattr(self, field) for field in HostConfig.model_fields}
        host = Host(name=self.name, cluster=self.cluster, datacenter=datacenter, state=self.state, **settings)
        return _contradiction(host) or _added(state.done(self.title, self.target, detail=_place(host)), host)

    def _datacenter(self, inventory: Inventory) -> str | Fault:
        """The datacenter that the host will be in, or why there is no place for it."""
        if self.cluster is None and self.datacenter is None:
            message = "The host has no place in the inventory."
            return Fault("no-place-for-host", message, "Name a cluster, or a datacenter where it stands alone.")
        if self.cluster is None:
            alone = find_datacenter(inventory, str(self.datacenter))
            return alone if isinstance(alone, Fault) else alone.name
        cluster = find_cluster(inventory, self.cluster)
        if isinstance(cluster, Fault):
            return cluster
        if self.datacenter in (None, cluster.datacenter):
            return cluster.datacenter
        return Fault(
            code="cluster-not-in-datacenter",
            message=f'The cluster {cluster.name} is in the datacenter "{cluster.datacenter}", '
            f'not in "{self.datacenter}".',
            remedy="Name only the cluster.",
            about=Ref("cluster", cluster.name),
        )


def _contradiction(host: Host) -> Fault | None:
    """Why these devices cannot be in one host, or None."""
    problems = host_contradictions(host)
    if not problems:
        return None
    remedy = "Correct the devices; nothing was added."
    faults = tuple(Fault("devices-contradict", f"{problem}.", remedy, Ref("host", host.name)) for problem in problems)
    return faults[0] if len(faults) == 1 else faults[0]._replace(causes=faults)


def _place(host: Host) -> str:
    return f"the cluster {host.cluster}" if host.cluster else f"the datacenter {host.datacenter}"


def _added(state: State, host: Host) -> Change:
    how = ", in maintenance mode" if host.state is HostState.MAINTENANCE else ""
    message = f"Added {host.name} to {_place(host)}{how}."
    event = Event(at=state.now, event="host-added", message=message, host=host.name, cluster=host.cluster)
    return Change(state.with_inventory(state.inventory.with_host(host)), (event,))


class RemoveHost(HostAction):
    """Remove a host from the inventory, with the VMs that are registered on it; on their datastores they stay."""

    title = "Remove host"

    action: Literal["remove-host"] = "remove-host"

    def perform(self, state: State) -> Change | Fault:
        """Forget the host and its VMs, if it is out of service and none of them runs."""
        host = find_host(state.inventory, self.host)
        if isinstance(host, Fault):
            return host
        fault = _why_not_leave(state, host)
        if fault:
            return fault
        events = tuple(
            Event(
                at=state.now,
                event="vm-removed",
                message=f"{vm.name} left the inventory with {host.name}.",
                vm=vm.name,
                host=host.name,
            )
            for vm in state.inventory.vms_on(host.name)
        )
        message = f"Removed {host.name} from {_place(host)}."
        gone = Event(at=state.now, event="host-removed", message=message, host=host.name, cluster=host.cluster)
        after = state.with_inventory(_without(state.inventory, host)).done(self.title, self.target)
        return Change(after.without_lost(host.name), (*events, gone)).then(Outdated())


def _why_not_leave(state: State, host: Host) -> Fault | None:
    if host.state is HostState.CONNECTED:
        return Fault(
            code="host-in-service",
            message=f"{host.name} is connected; only a host that is in maintenance mode, disconnected or not "
            "responding can be removed.",
            remedy=f"Bring {host.name} into maintenance mode first.",
            about=Ref("host", host.name),
        )
    remedy = f"Recover {host.name} and power them off, or let vSphere HA restart them elsewhere."
    return why_rebooting(state, host) or vms_run_on(state.inventory, host, remedy)


def _without(inventory: Inventory, host: Host) -> Inventory:
    """The inventory without the host; its cluster no longer keeps it free for failures."""
    cluster = inventory.cluster_of(host.name)
    left = inventory.without_host(host.name)
    if cluster is None or host.name not in cluster.ha.failover_hosts:
        return left
    names = tuple(name for name in cluster.ha.failover_hosts if name != host.name)
    return left.with_cluster(cluster.model_copy(update={"ha": cluster.ha.model_copy(update={"failover_hosts": names})}))
