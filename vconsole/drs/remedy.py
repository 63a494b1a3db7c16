"""Single changes that let a VM be placed, as values that can be tried on a copy of the estate."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Literal

from vconsole.model import (
    DeviceId,
    DynamicDirectPathIo,
    GraphicsType,
    Host,
    HostState,
    Inventory,
    Passthrough,
    PciAddress,
    PciDevice,
    Power,
    Vm,
)
from vconsole.model.catalogue import device_type_of
from vconsole.model.names import show_text

RemedyKind = Literal[
    "correct-request-label",
    "correct-device-label",
    "enable-passthrough",
    "share-gpus",
    "share-gpu",
    "restart-xorg",
    "disable-passthrough",
    "exit-maintenance",
    "reboot-host",
    "enable-and-reboot",
    "label-device",
    "relabel-device",
    "move",
    "power-off",
    "add-device",
]
"""What is changed, the least harm first."""


@dataclass(frozen=True, slots=True)
class Remedy:
    """One change to the estate or to the request; which fields count depends on its kind."""

    kind: RemedyKind
    host: str | None = None
    """The host that is changed; None if the request is."""
    devices: tuple[PciAddress, ...] = ()
    """The devices that are changed: one, or a group that goes together."""
    label: str | None = None
    """The hardware label to give or to ask for."""
    instead_of: str | None = None
    """The label that is replaced."""
    slots: tuple[int, ...] = ()
    """The VM's PCI devices whose request is changed."""
    vm: str | None = None
    """The other VM that gives way."""
    to_host: str | None = None
    """Where the other VM moves."""
    to_devices: tuple[PciAddress | None, ...] = ()
    """The other VM's devices there, by slot."""
    model: DeviceId | None = None
    """The kind of device to add."""

    @property
    def device(self) -> PciAddress | None:
        """The first of the devices."""
        return self.devices[0] if self.devices else None

    @property
    def message(self) -> str:
        """The change as a request to a person."""
        return _MESSAGES[self.kind](self)

    def applied(self, inventory: Inventory, vm: Vm) -> tuple[Inventory, Vm]:
        """The estate and the VM to be placed after the change; both stay as they are."""
        if self.kind == "correct-request-label":
            return inventory, _asking(vm, self.slots, self.label)
        return _CHANGES[self.kind](self, inventory), vm


def _asking(vm: Vm, slots: tuple[int, ...], label: str | None) -> Vm:
    pci = tuple(
        device.model_copy(update={"label": label})
        if slot in slots and isinstance(device, DynamicDirectPathIo)
        else device
        for slot, device in enumerate(vm.pci)
    )
    return vm.model_copy(update={"pci": pci})


def _host(remedy: Remedy, inventory: Inventory) -> Host:
    return inventory.hosts[remedy.host or ""]


def _relabelled(remedy: Remedy, inventory: Inventory) -> Inventory:
    return _with_devices(remedy, inventory, lambda _device: {"hardware_label": remedy.label})


def _enabled(remedy: Remedy, inventory: Inventory) -> Inventory:
    return _toggled(remedy, inventory, enabled=True)


def _disabled(remedy: Remedy, inventory: Inventory) -> Inventory:
    return _toggled(remedy, inventory, enabled=False)


def _toggled(remedy: Remedy, inventory: Inventory, *, enabled: bool) -> Inventory:
    at_once = _host(remedy, inventory).toggles_at_once
    return _with_devices(
        remedy,
        inventory,
        lambda device: {"passthrough": device.passthrough.configured(enabled=enabled, at_once=at_once)},
    )


def _all_shared(remedy: Remedy, inventory: Inventory) -> Inventory:
    shared = _host(remedy, inventory).with_default_graphics(GraphicsType.SHARED_DIRECT)
    return inventory.with_host(shared.restarted_xorg())


def _one_shared(remedy: Remedy, inventory: Inventory) -> Inventory:
    shared = _host(remedy, inventory).with_graphics_types(GraphicsType.SHARED_DIRECT, *remedy.devices)
    return inventory.with_host(shared.restarted_xorg())


def _restarted(remedy: Remedy, inventory: Inventory) -> Inventory:
    return inventory.with_host(_host(remedy, inventory).restarted_xorg())


def _rebooted(remedy: Remedy, inventory: Inventory) -> Inventory:
    return _with_devices(remedy, inventory, lambda device: {"passthrough": device.passthrough.rebooted()})


def _enabled_after_reboot(remedy: Remedy, inventory: Inventory) -> Inventory:
    return _rebooted(remedy, _enabled(remedy, inventory))


def _with_devices(
    remedy: Remedy, inventory: Inventory, change: Callable[[PciDevice], Mapping[str, object]]
) -> Inventory:
    host = _host(remedy, inventory)
    changed = (device.model_copy(update=change(device)) for device in host.pci if device.address in remedy.devices)
    return inventory.with_host(host.with_devices(*changed))


def _out_of_maintenance(remedy: Remedy, inventory: Inventory) -> Inventory:
    host = _host(remedy, inventory)
    return inventory.with_host(host.model_copy(update={"state": HostState.CONNECTED, "entering_maintenance": False}))


def _powered_off(remedy: Remedy, inventory: Inventory) -> Inventory:
    return inventory.with_vm(inventory.vms[remedy.vm or ""].freed().model_copy(update={"power": Power.OFF}))


def _moved(remedy: Remedy, inventory: Inventory) -> Inventory:
    mover = inventory.vms[remedy.vm or ""]
    return inventory.with_vm(mover.assigned(remedy.to_devices).model_copy(update={"host": remedy.to_host}))


def _extended(remedy: Remedy, inventory: Inventory) -> Inventory:
    """One more device, on a PCI segment that the host does not have yet."""
    host = _host(remedy, inventory)
    model = remedy.model or DeviceId(0, 0)
    segment = 1 + max((device.address.segment for device in host.pci), default=-1)
    known = device_type_of(model)
    added = PciDevice(
        address=PciAddress(segment, 0, 0, 0),
        vendor_id=model.vendor,
        device_id=model.device,
        vendor_name=known.vendor_name if known else "",
        device_name=known.device_name if known else str(model),
        class_id=known.class_id if known else 0x0302,
        passthrough=Passthrough.ENABLED,
        hardware_label=remedy.label,
    )
    return inventory.with_host(host.model_copy(update={"pci": (*host.pci, added)}))


_CHANGES: Mapping[RemedyKind, Callable[[Remedy, Inventory], Inventory]] = {
    "correct-device-label": _relabelled,
    "enable-passthrough": _enabled,
    "share-gpus": _all_shared,
    "share-gpu": _one_shared,
    "restart-xorg": _restarted,
    "disable-passthrough": _disabled,
    "exit-maintenance": _out_of_maintenance,
    "reboot-host": _rebooted,
    "enable-and-reboot": _enabled_after_reboot,
    "label-device": _relabelled,
    "relabel-device": _relabelled,
    "move": _moved,
    "power-off": _powered_off,
    "add-device": _extended,
}


def _correct_request(remedy: Remedy) -> str:
    slots = ", ".join(map(str, remedy.slots))
    return f"Ask for {_shown(remedy.label)} instead of {_shown(remedy.instead_of)} (PCI device {slots})."


def _relabel(remedy: Remedy) -> str:
    instead = f" instead of {_shown(remedy.instead_of)}" if remedy.instead_of else ""
    return f"Give {remedy.device} of {remedy.host} the hardware label {_shown(remedy.label)}{instead}."


def _enable(remedy: Remedy) -> str:
    return f"Enable passthrough of {_listed(remedy)} on {remedy.host}."


def _enable_and_reboot(remedy: Remedy) -> str:
    return f"Enable passthrough of {_listed(remedy)} on {remedy.host}, then reboot the host."


def _disable(remedy: Remedy) -> str:
    return f"Disable passthrough of {_listed(remedy)} on {remedy.host}."


def _listed(remedy: Remedy) -> str:
    return ", ".join(map(str, remedy.devices))


def _share_all(remedy: Remedy) -> str:
    return f"Set the default graphics type of {remedy.host} to Shared Direct, and restart its X.Org service."


def _share_one(remedy: Remedy) -> str:
    return f"Set {remedy.device} of {remedy.host} to Shared Direct, and restart the host's X.Org service."


def _move(remedy: Remedy) -> str:
    return f"Migrate {remedy.vm} from {remedy.host} to {remedy.to_host}: powered off, unless its devices can move live."


def _add(remedy: Remedy) -> str:
    known = device_type_of(remedy.model) if remedy.model else None
    name = known.name if known else str(remedy.model)
    label = f" with the hardware label {_shown(remedy.label)}" if remedy.label else ""
    return f"Add one {name}{label} to {remedy.host}."


def _shown(label: str | None) -> str:
    return show_text(label or "")


_MESSAGES: Mapping[RemedyKind, Callable[[Remedy], str]] = {
    "correct-request-label": _correct_request,
    "correct-device-label": _relabel,
    "enable-passthrough": _enable,
    "share-gpus": _share_all,
    "share-gpu": _share_one,
    "restart-xorg": lambda remedy: f"Restart the X.Org service of {remedy.host}, so that Shared Direct becomes active.",
    "disable-passthrough": _disable,
    "exit-maintenance": lambda remedy: f"Exit maintenance mode on {remedy.host}.",
    "reboot-host": lambda remedy: f"Reboot {remedy.host}, so that passthrough becomes active.",
    "enable-and-reboot": _enable_and_reboot,
    "label-device": _relabel,
    "relabel-device": _relabel,
    "move": _move,
    "power-off": lambda remedy: f"Power off {remedy.vm} on {remedy.host}.",
    "add-device": _add,
}
