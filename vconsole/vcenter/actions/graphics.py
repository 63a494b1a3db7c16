"""The graphics settings of a host and of its graphics devices."""

from typing import Literal

from pydantic import StrictBool

from vconsole.esxi import TYPE_TITLES, set_device_type, set_host_default, types_in_use
from vconsole.model import Fault, GraphicsType, Host, PciAddress
from vconsole.vcenter.actions.base import HostAction
from vconsole.vcenter.event import Event
from vconsole.vcenter.lookup import find_answering_host
from vconsole.vcenter.state import Change, State


class _GraphicsAction(HostAction):
    """What both settings have in common: whether X.Org restarts."""

    restart_xorg: StrictBool = False
    """Restart the X.Org service, so that the setting takes effect without a reboot."""

    def _done(self, state: State, changed: Host, event: Event) -> Change | Fault:
        fault = types_in_use(state.inventory, state.inventory.hosts[changed.name], changed)
        if fault:
            return fault
        after = state.with_inventory(state.inventory.with_host(changed))
        return Change(after.done(self.title, self.target, detail=event.message), (event,))


class SetDeviceGraphics(_GraphicsAction):
    """Set the type of one graphics device."""

    title = "Edit Graphics Device Settings"

    action: Literal["set-device-graphics"] = "set-device-graphics"
    device: PciAddress
    type: GraphicsType

    def perform(self, state: State) -> Change | Fault:
        """Configure the type; it is active after X.Org or the host restarts."""
        host = find_answering_host(state.inventory, self.host)
        if isinstance(host, Fault):
            return host
        changed = set_device_type(host, self.device, self.type, restart_xorg=self.restart_xorg)
        if isinstance(changed, Fault):
            return changed
        message = f"{self.device} is set to {TYPE_TITLES[self.type]}.{_later(restarted=self.restart_xorg)}"
        event = Event(at=state.now, event="device-graphics-set", message=message, host=self.host, device=self.device)
        return self._done(state, changed, event)


class SetHostGraphics(_GraphicsAction):
    """Set a host's default graphics type and the policy that assigns vGPUs to GPUs."""

    title = "Edit Host Graphics Settings"

    action: Literal["set-host-graphics"] = "set-host-graphics"
    default_type: GraphicsType | None = None
    assignment_policy: Literal["performance", "consolidation"] | None = None

    def perform(self, state: State) -> Change | Fault:
        """Configure what is given; the type is active after X.Org or the host restarts."""
        host = find_answering_host(state.inventory, self.host)
        if isinstance(host, Fault):
            return host
        changed = set_host_default(host, self.default_type, self.assignment_policy, restart_xorg=self.restart_xorg)
        graphics = changed.graphics
        message = (
            f"Default graphics type {TYPE_TITLES[graphics.default_type]}, assignment policy "
            f"{graphics.assignment_policy}.{_later(restarted=self.restart_xorg)}"
        )
        return self._done(
            state, changed, Event(at=state.now, event="host-graphics-set", message=message, host=self.host)
        )


def _later(*, restarted: bool) -> str:
    return "" if restarted else ' It takes effect after restarting the host or the "xorg" service.'
