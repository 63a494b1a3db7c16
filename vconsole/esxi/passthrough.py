"""Toggle Passthrough: the host's own part, with the devices that depend on each other."""

from collections.abc import Sequence
from dataclasses import dataclass

from vconsole.assignable import uses, vgpu_uses
from vconsole.model import Fault, Host, Inventory, PciAddress, PciDevice
from vconsole.model.names import nearest
from vconsole.model.ref import Ref


@dataclass(frozen=True, slots=True)
class Toggled:
    """A host after Toggle Passthrough."""

    host: Host
    changed: tuple[PciDevice, ...]
    """The devices in their new state, those that depend on the chosen ones among them."""


def dependents(host: Host, chosen: Sequence[PciAddress]) -> tuple[PciDevice, ...]:
    """The devices that go along with the chosen ones because they depend on each other, by address."""
    group = {
        other.address: other
        for address in chosen
        if (device := host.device(address)) is not None
        for other in host.group_of(device)
        if other.address not in chosen and not other.is_bridge
    }
    return tuple(group[address] for address in sorted(group))


def set_passthrough(
    inventory: Inventory, host: Host, chosen: Sequence[PciAddress], *, enabled: bool
) -> Toggled | Fault:
    """Turn passthrough of the chosen devices on or off, together with those that depend on them."""
    if not host.answers:
        return host_unreachable(host)
    devices: list[PciDevice] = []
    for address in chosen:
        device = host.device(address)
        if device is None:
            return no_such_device(host, address)
        devices.append(device)
    devices += dependents(host, chosen)
    for device in devices:
        fault = _why_not(inventory, host, device, enabled=enabled)
        if fault:
            return fault
    changed = tuple(_configured(host, device, enabled=enabled) for device in devices)
    return Toggled(host.with_devices(*changed), tuple(sorted(changed, key=lambda device: device.address)))


def _configured(host: Host, device: PciDevice, *, enabled: bool) -> PciDevice:
    state = device.passthrough.configured(enabled=enabled, at_once=host.toggles_at_once)
    return device.model_copy(update={"passthrough": state})


def _why_not(inventory: Inventory, host: Host, device: PciDevice, *, enabled: bool) -> Fault | None:
    about = Ref("host", host.name)
    if not device.passthrough.capable:
        return Fault(
            code="not-passthrough-capable",
            message=f"{device.address.client} {device.device_name} is not capable of passthrough.",
            remedy="Choose a device whose Passthrough column says Disabled or Enabled.",
            about=about,
            device=device.address,
        )
    users = _users(inventory, host, device)
    if users:
        names = ", ".join(users)
        who = ", ".join(f"{vm} ({state})" for vm, state in users.items())
        return Fault(
            code="device-in-use",
            message=f"{device.address.client} {device.device_name} is in use by {_vms(len(users))} {who}.",
            remedy=f"Power off {names}, then toggle passthrough.",
            about=about,
            device=device.address,
        )
    if enabled and device.used_by_host:
        return Fault(
            code="device-needed-by-host",
            message=f"{device.address.client} {device.device_name} is needed by ESXi itself: {device.used_by_host}.",
            remedy="Choose a device that the host can do without.",
            about=about,
            device=device.address,
        )
    return None


def _users(inventory: Inventory, host: Host, device: PciDevice) -> dict[str, str]:
    """The VMs that use a device, alone or with vGPUs, and whether it is assigned or pending."""
    use = uses(inventory, host.name).get(device.address)
    sharing = vgpu_uses(inventory, host.name).get(device.address, ())
    return {use.vm: use.state} if use else {share.vm: share.state for share in sharing}


def _vms(count: int) -> str:
    return "the VM" if count == 1 else "the VMs"


def no_such_device(host: Host, address: PciAddress) -> Fault:
    """The fault for an address at which the host has no device."""
    known = nearest(str(address), (str(device.address) for device in host.pci))
    meant = f" Did you mean {known}?" if known else ""
    return Fault(
        code="no-such-device-address",
        message=f"{host.name} has no PCI device at {address}.{meant}",
        remedy="Look at Configure > Hardware > PCI Devices > All PCI Devices.",
        about=Ref("host", host.name),
        device=address,
    )


def host_unreachable(host: Host) -> Fault:
    """The fault for a host that vCenter cannot reach."""
    return Fault(
        code="host-not-connected",
        message=f"{host.name} is {host.state.predicate}; it was expected to be connected.",
        remedy=f"Bring {host.name} back first.",
        about=Ref("host", host.name),
    )
