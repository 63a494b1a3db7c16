"""Failover: which VMs restart after a host is gone, in which order and where, and which stay off."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass, replace
from functools import cached_property
from typing import get_args

from vconsole.drs import HostVerdict
from vconsole.esxi import unmet
from vconsole.ha.verdicts import Scene, Verdicts, running
from vconsole.model import Cluster, Fault, HostState, Inventory, PciAddress, Power, Ref, Vm
from vconsole.model.vm import RestartPriority

_URGENCY = {priority: urgency for urgency, priority in enumerate(get_args(RestartPriority))}
"""Greater is restarted sooner."""


@dataclass(frozen=True, slots=True)
class Restart:
    """A VM that restarts on another host."""

    vm: Vm
    verdict: HostVerdict

    @property
    def host(self) -> str:
        """Where it restarts."""
        return self.verdict.host

    @property
    def devices(self) -> tuple[PciAddress | None, ...]:
        """The devices that it gets there, in slot order."""
        return self.verdict.devices


@dataclass(frozen=True)
class LeftOff:
    """A VM that stays powered off, and why."""

    vm: Vm
    fault: Fault
    verdicts: tuple[HostVerdict, ...] = ()
    """What every host answered; empty if none was asked."""

    @property
    def code(self) -> str:
        """The stable name of the reason."""
        return self.fault.code

    @property
    def hosts_refuse(self) -> bool:
        """Whether it would restart if a host could take it."""
        return bool(self.verdicts)

    @cached_property
    def reason(self) -> Fault:
        """Why it stays off, with one cause for each host that was asked."""
        return self.fault._replace(causes=tuple(_one_line(verdict) for verdict in self.verdicts))


@dataclass(frozen=True, slots=True)
class Plan:
    """What HA does about some VMs."""

    restarts: tuple[Restart, ...]
    """In the order in which they restart."""
    left_off: tuple[LeftOff, ...]
    """By name."""
    reached: Inventory
    """The estate when all restarts have succeeded."""
    changed: frozenset[str]
    """The hosts that the failure and the restarts changed."""


def after_failure(inventory: Inventory, host: str) -> Inventory:
    """The estate when a host has gone: it does not respond, and the VMs that ran there are powered off."""
    gone = inventory.hosts[host].model_copy(update={"state": HostState.NOT_RESPONDING})
    left = inventory.with_host(gone)
    for name in running_on(inventory, host):
        left = left.with_vm(inventory.vms[name].freed().model_copy(update={"power": Power.OFF}))
    return left


def running_on(inventory: Inventory, host: str) -> tuple[str, ...]:
    """The VMs that are powered on on a host, by name: those that HA protects."""
    return tuple(vm.name for vm in inventory.vms_on(host) if vm.power is Power.ON)


def plan(
    inventory: Inventory,
    cluster: Cluster,
    vms: Iterable[Vm],
    *,
    verdicts: Verdicts | None = None,
    changed: Iterable[str] = (),
) -> Plan:
    """Decide about VMs that were stopped: who restarts where, who stays off.

    Higher restart priority goes first, then whoever fits on fewer hosts, then the larger one (devices, memory,
    processors), then by name. Nothing that starts makes room for another, so a VM that is left over at its turn has
    no host at the end either. `verdicts` may come from the estate before, if only `changed` hosts differ since.
    """
    scene = Scene(verdicts or Verdicts(inventory, cluster), inventory, changed)
    asked, left_off = [], []
    for vm in vms:
        fault = why_never(vm, cluster)
        if fault is None:
            asked.append(vm)
        else:
            left_off.append(LeftOff(vm, fault))
    restarts = []
    for vm in sorted(asked, key=_order(scene)):
        outcome = _restart(scene, vm)
        if isinstance(outcome, Restart):
            restarts.append(outcome)
        else:
            left_off.append(outcome)
    by_name = sorted(left_off, key=lambda left: left.vm.name)
    return Plan(tuple(restarts), tuple(by_name), scene.inventory, scene.changed)


def _order(scene: Scene) -> Callable[[Vm], tuple[int, int, int, float, int, str]]:
    def place_in_line(vm: Vm) -> tuple[int, int, int, float, int, str]:
        return (-_URGENCY[vm.restart_priority], scene.count(vm), -len(vm.pci), -vm.memory_gb, -vm.cpus, vm.name)

    return place_in_line


def _restart(scene: Scene, vm: Vm) -> Restart | LeftOff:
    unfit: dict[str, HostVerdict] = {}
    for verdict in scene.fitting(vm):
        fault = unmet(running(vm, verdict), verdict.answer.host)
        if fault is None:
            scene.start(vm, verdict)
            return Restart(vm, verdict)
        unfit[verdict.host] = replace(verdict, host_reasons=(fault._replace(about=Ref("host", verdict.host)),))
    verdicts = tuple(unfit.get(verdict.host, verdict) for verdict in scene.verdicts(vm))
    return LeftOff(vm, _no_host(vm), verdicts)


def why_never(vm: Vm, cluster: Cluster) -> Fault | None:
    """Why HA does not restart this VM wherever there is room, or None if it does."""
    if not cluster.ha.enabled:
        return _about(vm, "ha-turned-off", f"vSphere HA is turned off in {cluster.name}.", "Turn on vSphere HA.")
    if vm.static_devices:
        addresses = ", ".join(f"{device.address.client} of {device.host or vm.host}" for device in vm.static_devices)
        found = f"{vm.name} has a DirectPath IO device ({addresses}); vSphere HA does not restart it on another host."
        remedy = "Power it on by hand when its host is back, or give it a Dynamic DirectPath IO device instead."
        return _about(vm, "static-device-pins-vm", found, remedy)
    if vm.restart_priority == "disabled":
        found = f"The VM restart priority of {vm.name} is Disabled."
        return _about(vm, "restart-priority-disabled", found, "Give it a restart priority, or power it on by hand.")
    return None


def _no_host(vm: Vm) -> Fault:
    found = f"Insufficient resources for vSphere HA to start the VM {vm.name}: no host can take it now."
    return _about(vm, "no-host-for-restart", found, "HA tries again when capacity returns; see why for each host.")


def _about(vm: Vm, code: str, message: str, remedy: str) -> Fault:
    return Fault(code=code, message=message, remedy=remedy, about=Ref("vm", vm.name))


def _one_line(verdict: HostVerdict) -> Fault:
    """The first of a host's reasons, with how many more there are."""
    first, *more = verdict.reasons
    others = f" ({len(more)} more reason{'s' * (len(more) > 1)})" if more else ""
    return first._replace(message=f"{first.message}{others}", about=Ref("host", verdict.host))
