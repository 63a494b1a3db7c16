"""Toggle Passthrough and the hardware label of a host's PCI devices."""

from typing import Annotated, Literal

from pydantic import Field, StrictBool

from vconsole.esxi import Toggled, host_unreachable, no_such_device, set_passthrough
from vconsole.model import Fault, Host, PciAddress, PciDevice, Ref
from vconsole.model.names import HardwareLabel, show_text
from vconsole.vcenter.actions.base import HostAction, HostsOwn
from vconsole.vcenter.event import Event
from vconsole.vcenter.lookup import find_host
from vconsole.vcenter.state import Change, State


class SetPassthrough(HostAction, HostsOwn):
    """Turn passthrough of devices on or off; those that depend on each other go together."""

    title = "Toggle Passthrough"

    action: Literal["set-passthrough"] = "set-passthrough"
    devices: Annotated[tuple[PciAddress, ...], Field(min_length=1)]
    enabled: StrictBool
    apply_now: StrictBool = True
    """Whether it takes effect at once where the host can do that; else a reboot makes it active."""

    def perform(self, state: State) -> Change | Fault:
        """Toggle, at once where the host can, else when it reboots."""
        host = find_host(state.inventory, self.host)
        if isinstance(host, Fault):
            return host
        toggled = set_passthrough(state.inventory, host, self.devices, enabled=self.enabled, apply_now=self.apply_now)
        if isinstance(toggled, Fault):
            return toggled
        after = state.with_inventory(state.inventory.with_host(toggled.host))
        after = after.done(self.title, self.target, detail=_summary(toggled))
        return Change(after, tuple(_toggled_event(state.now, host, device) for device in toggled.changed))


def _summary(toggled: Toggled) -> str:
    return ", ".join(device.address.client for device in toggled.changed)


def _toggled_event(now: float, host: Host, device: PciDevice) -> Event:
    word = "enabled" if device.passthrough.enabled else "disabled"
    later = " It takes effect when the host reboots." if device.passthrough.needs_reboot else ""
    return Event(
        at=now,
        event=f"passthrough-{word}",
        message=f"Passthrough has been {word} for {device.device_name}.{later}",
        host=host.name,
        device=device.address,
    )


class SetHardwareLabel(HostAction):
    """Give a device a hardware label, or take it away."""

    title = "Edit Hardware Label"

    action: Literal["set-hardware-label"] = "set-hardware-label"
    device: PciAddress
    label: HardwareLabel | None

    def perform(self, state: State) -> Change | Fault:
        """Label the device; a running VM keeps a device whose label changes."""
        host = find_host(state.inventory, self.host)
        if isinstance(host, Fault):
            return host
        device = _device_to_label(host, self.device)
        if isinstance(device, Fault):
            return device
        labelled = host.with_devices(device.model_copy(update={"hardware_label": self.label}))
        word = f"set to {show_text(self.label)}" if self.label else "removed"
        message = f"The hardware label of {device.address.client} on {host.name} has been {word}."
        event = Event(at=state.now, event="hardware-label-set", message=message, host=host.name, device=device.address)
        after = state.with_inventory(state.inventory.with_host(labelled))
        return Change(after.done(self.title, self.target, detail=f"{device.address.client} {word}"), (event,))


def _device_to_label(host: Host, address: PciAddress) -> PciDevice | Fault:
    if not host.answers:
        return host_unreachable(host)
    device = host.device(address)
    if device is None:
        return no_such_device(host, address)
    if device.passthrough.capable:
        return device
    return Fault(
        code="not-passthrough-capable",
        message=f"{address.client} {device.device_name} is not capable of passthrough, so it takes no hardware label.",
        remedy="Choose a device whose Passthrough column says Disabled or Enabled.",
        about=Ref("host", host.name),
        device=address,
    )
