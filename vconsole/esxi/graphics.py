"""Graphics services of a host: which type each graphics device has, and which VMs its page shows."""

from dataclasses import dataclass

from vconsole.model import Fault, GraphicsType, Host, PciAddress, PciDevice, Ref

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
    configured = host.with_devices(device.model_copy(update={"graphics_type": kind}))
    return restarted_xorg(configured) if restart_xorg else configured


def set_host_default(host: Host, kind: GraphicsType | None, policy: str | None, *, restart_xorg: bool) -> Host:
    """Configure the default type and the policy that assigns vGPUs; None leaves either as it is.

    The default applies to every graphics device of the host.
    """
    update = {key: value for key, value in (("default_type", kind), ("assignment_policy", policy)) if value}
    changed = host.model_copy(update={"graphics": host.graphics.model_copy(update=update)})
    if kind is not None:
        typed = (d.model_copy(update={"graphics_type": kind}) for d in host.pci if d.is_graphics)
        changed = changed.with_devices(*typed)
    return restarted_xorg(changed) if restart_xorg else changed


def restarted_xorg(host: Host) -> Host:
    """The host after its X.Org service restarted: the configured types are active."""
    graphics = host.graphics.model_copy(update={"active_default_type": host.graphics.default_type})
    typed = (d.model_copy(update={"active_graphics_type": d.graphics_type}) for d in host.pci if d.is_graphics)
    return host.model_copy(update={"graphics": graphics}).with_devices(*typed)


def rebooted(host: Host) -> Host:
    """The host after a reboot: what was configured for passthrough and graphics is active."""
    passed = (device.model_copy(update={"passthrough": device.passthrough.rebooted()}) for device in host.pci)
    return restarted_xorg(host.with_devices(*passed))
