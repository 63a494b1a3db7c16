"""Fixes: what DRS found would help a refused VM, as actions that can be performed."""

from dataclasses import dataclass, replace
from typing import Any

from vconsole.drs import Placement, Remedy, remedies
from vconsole.esxi import check_mmio, passed_devices, requirements, suggested_gb
from vconsole.model import DynamicDirectPathIo, GraphicsType, Inventory, Vm
from vconsole.model.catalogue import DYNAMIC_HARDWARE_VERSION, newest_hardware_version
from vconsole.model.vm import MMIO_SIZE, MMIO_SWITCH
from vconsole.vcenter.actions import (
    Action,
    ExitMaintenance,
    MigrateVm,
    PowerOff,
    RebootHost,
    ReconfigureVm,
    SetDeviceGraphics,
    SetHardwareLabel,
    SetHostGraphics,
    SetPassthrough,
    action_json,
)
from vconsole.vcenter.actions.power_on import find_place
from vconsole.vcenter.clock import settle
from vconsole.vcenter.performing import perform
from vconsole.vcenter.state import State


@dataclass(frozen=True, slots=True)
class Fix:
    """One change, or one and what has to follow it, after which the VM can be placed."""

    message: str
    action: Action | None
    """The action that makes the change; None for hardware to add, and for the request of a VM that does not exist."""
    then: Action | None = None
    """The action without which the first one has no effect yet."""
    alone: str = ""
    """What the first action does alone, where another has to follow."""

    @property
    def done(self) -> str:
        """What was done once the first action was performed."""
        return self.alone or self.message

    @property
    def acts(self) -> tuple[Action, ...]:
        """What has to be performed, in this order."""
        return tuple(act for act in (self.action, self.then) if act is not None)

    def as_json(self) -> dict[str, Any]:
        """The fix as the command line prints it; `then` only where something has to follow."""
        first = {"action": action_json(self.action) if self.action else None}
        return first | ({"then": action_json(self.then)} if self.then else {}) | {"message": self.message}


def fixes(inventory: Inventory, vm: Vm, placement: Placement, host: str | None = None) -> tuple[Fix, ...]:
    """The single changes after which a refused VM fits, on the host if one is named, the least harm first.

    DRS tried each of them on a copy of the estate; those that are actions are performed on one here as well.
    """
    estate = inventory if vm.name in inventory.vms else inventory.with_vm(vm)
    found: list[Fix] = []
    for remedy in remedies(inventory, vm, placement):
        fix = (
            _live_move(inventory, remedy)
            or _with_reboot(remedy)
            or Fix(_message(remedy), _action(remedy, inventory, vm))
        )
        known = fix.action is not None and any(fix.action == other.action for other in found)
        if not known and (not fix.acts or _help(estate, vm.name, fix.acts, host)):
            found.append(fix)
    return tuple(found)


def settings_fixes(inventory: Inventory, name: str) -> tuple[Fix, ...]:
    """The change of a VM's settings after which its host's requirements are met; none if there is no such change.

    Firmware is left to the person: an installed guest does not start after it changes.
    """
    vm = inventory.vms[name]
    host = inventory.hosts[vm.host]
    settings: dict[str, Any] = {}
    if not vm.reserve_all_memory:
        settings["reserve_all_memory"] = True
    if vm.dynamic_devices and vm.hardware_version < DYNAMIC_HARDWARE_VERSION:
        settings["hardware_version"] = newest_hardware_version(host.version)
    size = suggested_gb(passed_devices(vm, host))
    if size and check_mmio(vm, passed_devices(vm, host)):
        settings["advanced"] = {**vm.advanced, MMIO_SWITCH: "TRUE", MMIO_SIZE: str(size)}
    after = vm.model_copy(update=settings)
    if not settings or any(line.fault for line in requirements(after, host)):
        return ()
    return (
        Fix(
            f"Change the settings of {name}: {', '.join(_SETTINGS[field] for field in settings)}.",
            _changed(vm, settings),
        ),
    )


_SETTINGS = {
    "reserve_all_memory": "reserve all guest memory",
    "hardware_version": "upgrade the compatibility",
    "advanced": "set the 64-bit MMIO parameters",
}


def _changed(vm: Vm, settings: dict[str, Any]) -> ReconfigureVm:
    return ReconfigureVm.model_validate({"vm": vm.name, **settings})


def _help(estate: Inventory, name: str, acts: tuple[Action, ...], host: str | None) -> bool:
    """Whether the VM fits, on the host if one is named, after the actions were performed on a copy."""
    state = State(estate)
    for act in acts:
        change = perform(state, act)
        if change.faults:
            return False
        state = settle(change.state).state
    return find_place(state.inventory, state.inventory.vms[name], host).fits


def _live_move(inventory: Inventory, remedy: Remedy) -> Fix | None:
    """The move of a VM that runs on with migratable devices; None for any other remedy."""
    if remedy.kind != "move":
        return None
    move = MigrateVm(vm=remedy.vm or "", host=remedy.to_host or "")
    if perform(State(inventory), move).faults:
        return None
    return Fix(f"Migrate {remedy.vm} from {remedy.host} to {remedy.to_host}; it keeps running.", move)


def _with_reboot(remedy: Remedy) -> Fix | None:
    """The fix that takes a reboot to have an effect; None for any other remedy."""
    if remedy.kind != "enable-and-reboot":
        return None
    host = remedy.host or ""
    enable = SetPassthrough(host=host, devices=remedy.devices, enabled=True)
    return Fix(remedy.message, enable, RebootHost(host=host), replace(remedy, kind="enable-passthrough").message)


def _message(remedy: Remedy) -> str:
    if remedy.kind == "move":
        return f"Power off {remedy.vm} on {remedy.host}; it can be powered on again on {remedy.to_host}."
    return remedy.message


def _action(remedy: Remedy, inventory: Inventory, vm: Vm) -> Action | None:
    host, device = remedy.host or "", remedy.device
    match remedy.kind:
        case "correct-request-label":
            return ReconfigureVm(vm=vm.name, pci=_asking(vm, remedy)) if vm.name in inventory.vms else None
        case "correct-device-label" | "label-device" | "relabel-device" if device is not None:
            return SetHardwareLabel(host=host, device=device, label=remedy.label)
        case "enable-passthrough":
            return SetPassthrough(host=host, devices=remedy.devices, enabled=True)
        case "disable-passthrough":
            return SetPassthrough(host=host, devices=remedy.devices, enabled=False)
        case "share-gpus":
            return SetHostGraphics(host=host, default_type=GraphicsType.SHARED_DIRECT, restart_xorg=True)
        case "share-gpu" if device is not None:
            return SetDeviceGraphics(host=host, device=device, type=GraphicsType.SHARED_DIRECT, restart_xorg=True)
        case "restart-xorg":
            return SetHostGraphics(host=host, restart_xorg=True)
        case "exit-maintenance":
            return ExitMaintenance(host=host)
        case "reboot-host":
            return RebootHost(host=host)
        case "move" | "power-off":
            return PowerOff(vms=(remedy.vm or "",))
        case _:
            return None


def _asking(vm: Vm, remedy: Remedy) -> tuple[Any, ...]:
    return tuple(
        device.model_copy(update={"label": remedy.label})
        if slot in remedy.slots and isinstance(device, DynamicDirectPathIo)
        else device
        for slot, device in enumerate(vm.pci)
    )
