"""Toggle Passthrough: what a press of it means for the chosen devices, in sentences."""

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from vconsole.model import Fault, GraphicsType, Host, Inventory, PciDevice, Ref
from vconsole.vcenter import SetPassthrough
from vconsole.vcenter.queries import goes_along


@dataclass(frozen=True, slots=True)
class Toggle:
    """Turning passthrough of some devices of one state to the other state."""

    host: Host
    chosen: tuple[PciDevice, ...]

    @property
    def enables(self) -> bool:
        """Whether it turns passthrough on."""
        return not self.chosen[0].passthrough.enabled

    @property
    def along(self) -> tuple[PciDevice, ...]:
        """The devices that depend on the chosen ones and change with them."""
        return goes_along(self.host, [device.address for device in self.chosen])

    @property
    def action(self) -> SetPassthrough:
        """The action that does it."""
        addresses = tuple(device.address for device in self.chosen)
        return SetPassthrough(host=self.host.name, devices=addresses, enabled=self.enables)

    @property
    def asks_first(self) -> bool:
        """Whether it does more than what the person sees: others go along, something is lost, or a reboot is due."""
        return bool(self.along or self._sharing()) or not self.enables or not self.host.toggles_at_once

    @property
    def question(self) -> str:
        """The question that names the act."""
        return f"{'Enable' if self.enables else 'Disable'} passthrough for {names(self.chosen)}?"

    def consequences(self, inventory: Inventory) -> str:
        """What else comes of it, in sentences."""
        return " ".join(filter(None, (self._dependence(), self._sharing(), self._loss(inventory), self._reboot())))

    def _dependence(self) -> str:
        if not self.along:
            return ""
        others = ", ".join(f"{device.address.client} {device.device_name}" for device in self.along)
        return f"What depends on it goes along and can only be given to the same VM: {others}."

    def _sharing(self) -> str:
        """What vGPUs lose: a GPU is either passed through or shared."""
        shared = [device.address.client for device in self.chosen if device.graphics_type is GraphicsType.SHARED_DIRECT]
        if not self.enables or not shared:
            return ""
        it = "It is" if len(shared) == 1 else "They are"
        return (
            f"The graphics type of {', '.join(shared)} is Shared Direct, for vGPUs. {it} not shared any more then: "
            "a GPU is either passed through or shared."
        )

    def _loss(self, inventory: Inventory) -> str:
        if self.enables:
            return ""
        gone = {device.address for device in (*self.chosen, *self.along)}
        owners = [
            vm.name
            for vm in inventory.vms_on(self.host.name)
            if any(device.address in gone for device in vm.static_devices)
        ]
        freed = "ESXi takes it back, and no VM can be given it any more."
        if not owners:
            return freed
        return (
            f"{freed} By its address it is a DirectPath IO device of {', '.join(owners)}, which then cannot power on."
        )

    def _reboot(self) -> str:
        if self.host.toggles_at_once:
            return ""
        return f"{self.host.name} cannot do it while it runs: the change becomes active when the host reboots."


def names(devices: Iterable[PciDevice]) -> str:
    """The names of devices as a list, equal ones counted."""
    counted = Counter(device.device_name for device in devices)
    return ", ".join(f"{count} x {name}" if count > 1 else name for name, count in counted.items())


def why_no_toggle(chosen: Sequence[PciDevice]) -> str | None:
    """Why passthrough of these devices cannot be toggled at all, or None if it can."""
    if not chosen:
        return "There is no device to choose here."
    fixed = [device for device in chosen if not device.passthrough.capable]
    if not fixed:
        return None
    kind = "a bridge" if fixed[0].is_bridge else "not capable of passthrough"
    return f"{fixed[0].address.client} is {kind}. Choose a device whose Passthrough column says Disabled or Enabled."


def mixed_states(host: Host, chosen: Sequence[PciDevice]) -> Fault | None:
    """Why devices of both states are not toggled together, or None if they are of one state."""
    enabled = [device.address.client for device in chosen if device.passthrough.enabled]
    disabled = [device.address.client for device in chosen if not device.passthrough.enabled]
    if not enabled or not disabled:
        return None
    return Fault(
        code="mixed-passthrough",
        message="The ticked devices differ: passthrough is enabled for "
        f"{', '.join(enabled)} and disabled for {', '.join(disabled)}.",
        remedy="Tick only devices of one state, so that all of them change the same way.",
        about=Ref("host", host.name),
    )


def waits_for_reboot(host: Host) -> str:
    """What becomes active when the host reboots, and how to reboot it; empty if nothing waits."""
    parts = []
    for word, enabled in (("enabled", True), ("disabled", False)):
        waiting = [d for d in host.pci if d.passthrough.needs_reboot and d.passthrough.enabled is enabled]
        if waiting:
            parts.append(f"{names(waiting)} ({word})")
    return f"Active after a reboot: {', '.join(parts)}. Press a, then Reboot…" if parts else ""
