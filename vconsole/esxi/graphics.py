"""Graphics services of a host: which type each graphics device has, and which VMs its page shows."""

from dataclasses import dataclass, replace

from vconsole.assignable import SharedGpu, VgpuSupply, VgpuWeight, vgpu_uses, vgpu_weights
from vconsole.model import Fault, GraphicsType, Host, Inventory, PciAddress, PciDevice, Ref
from vconsole.model.catalogue import VgpuProfile

TYPE_TITLES = {GraphicsType.SHARED: "Shared", GraphicsType.SHARED_DIRECT: "Shared Direct"}
"""The client's words for the configured type."""


@dataclass(frozen=True, slots=True)
class GraphicsDevice:
    """A line of Host > Configure > Hardware > Graphics > Graphics Devices."""

    device: PciDevice
    active_type: str
    """Basic, Shared, Direct or Shared Direct, in the client's words."""
    configured_type: str
    memory_gb: int
    """Memory as ESXi sees it: 0 without a driver for the device."""

    @property
    def takes_effect_later(self) -> bool:
        """Whether the configured type waits for a restart of the host or its X.Org service."""
        return self.device.graphics_type is not self.device.active_graphics_type


def graphics_devices(host: Host) -> tuple[GraphicsDevice, ...]:
    """The graphics devices of a host, by address."""
    devices = sorted((device for device in host.pci if device.is_graphics), key=lambda device: device.address)
    return tuple(
        GraphicsDevice(
            device,
            _active_type(host, device),
            TYPE_TITLES[device.graphics_type],
            device.memory_gb if host.drives(device) else 0,
        )
        for device in devices
    )


def _active_type(host: Host, device: PciDevice) -> str:
    if device.passthrough.active:
        return "Direct"
    return "Shared Direct" if host.drives(device) else "Basic"


def set_device_type(host: Host, address: PciAddress, kind: GraphicsType, *, restart_xorg: bool) -> Host | Fault:
    """Configure the type of one graphics device; it takes effect when the host or X.Org restarts."""
    device = host.device(address)
    if device is None or not device.is_graphics:
        found = "no PCI device" if device is None else f"{device.device_name}, which is not a graphics device"
        return Fault(
            code="not-a-graphics-device",
            message=f"{host.name} has {found} at {address}.",
            remedy="Choose a device of Configure > Hardware > Graphics.",
            about=Ref("host", host.name),
            device=address,
        )
    configured = host.with_graphics_types(kind, address)
    return configured.restarted_xorg() if restart_xorg else configured


def set_host_default(host: Host, kind: GraphicsType | None, policy: str | None, *, restart_xorg: bool) -> Host:
    """Configure the default type and the policy that assigns vGPUs; None leaves either as it is.

    The default applies to every graphics device of the host.
    """
    changed = host if kind is None else host.with_default_graphics(kind)
    if policy is not None:
        graphics = changed.graphics.model_copy(update={"assignment_policy": policy})
        changed = changed.model_copy(update={"graphics": graphics})
    return changed.restarted_xorg() if restart_xorg else changed


def rebooted(host: Host) -> Host:
    """The host after a reboot: what was configured for passthrough and graphics is active."""
    passed = (device.model_copy(update={"passthrough": device.passthrough.rebooted()}) for device in host.pci)
    return host.with_devices(*passed).restarted_xorg()


def shared_gpus(inventory: Inventory, host: Host) -> tuple[SharedGpu, ...]:
    """The graphics devices of a host with the vGPUs on them, by address."""
    return VgpuSupply.of(inventory, host).gpus


def weights_for(inventory: Inventory, host: Host, profile: VgpuProfile) -> tuple[VgpuWeight, ...]:
    """How each graphics device of a host stands for the next vGPU of a profile, by address.

    On a host that shares no GPU directly none has a rank or room.
    """
    weights = vgpu_weights(shared_gpus(inventory, host), profile, host.graphics.assignment_policy)
    return weights if host.shares_gpus else tuple(replace(weight, left=0, rank=None) for weight in weights)


def types_in_use(inventory: Inventory, host: Host, changed: Host) -> Fault | None:
    """Why the graphics settings of a host cannot become those of `changed` now: vGPUs run on what would change.

    VMware asks for the VMs to be powered off before the type of a device changes; the assignment policy is free.
    """
    sharing = vgpu_uses(inventory, host.name)
    kept = ("default_type", "active_default_type")
    default_stays = all(getattr(host.graphics, name) is getattr(changed.graphics, name) for name in kept)
    touched = [address for address in sharing if not default_stays or not _same_type(host, changed, address)]
    if not touched:
        return None
    names = ", ".join(dict.fromkeys(use.vm for address in touched for use in sharing[address]))
    return Fault(
        code="gpu-in-use",
        message=f"The graphics type cannot change while vGPUs run on {', '.join(a.client for a in sorted(touched))} of "
        f"{host.name}: {names}.",
        remedy=f"Power off {names} first.",
        about=Ref("host", host.name),
        device=min(touched),
    )


def _same_type(host: Host, changed: Host, address: PciAddress) -> bool:
    before, after = host.device(address), changed.device(address)
    if before is None or after is None:
        return before is after
    return (before.graphics_type, before.active_graphics_type) == (after.graphics_type, after.active_graphics_type)
