"""The dialogs of the Graphics page: the type of one device, and the defaults of the host."""

from abc import abstractmethod
from collections.abc import Iterable

from textual.widget import Widget

from vconsole.esxi import POLICY_TITLES, TYPE_TITLES
from vconsole.model import Fault, GraphicsType, Host, PciDevice
from vconsole.ui.desk import Desk
from vconsole.ui.dialogs import CheckField, Dialog, Field, RadioField
from vconsole.ui.look import WARNING
from vconsole.ui.widgets import Banner
from vconsole.vcenter import Action, SetDeviceGraphics, SetHostGraphics

TYPE_CHOICES = [
    (f"{TYPE_TITLES[GraphicsType.SHARED]}: VMware shared virtual graphics", GraphicsType.SHARED),
    (f"{TYPE_TITLES[GraphicsType.SHARED_DIRECT]}: Vendor shared passthrough graphics", GraphicsType.SHARED_DIRECT),
]
KEYS = "↑ ↓ Choose   Tab Next   Space Tick"
LATER = 'Settings will take effect after restarting the host or "xorg" service.'


class GraphicsDialog(Dialog[bool]):
    """Settings that take effect when X.Org or the host restarts. True when something was set.

    A subclass gives the `fields` and the `action` that sets what was chosen.
    """

    DEFAULT_CSS = "GraphicsDialog Field .field-label { width: 17; }"

    def __init__(self, topic: str, about: str, desk: Desk) -> None:
        super().__init__(topic, about, note=KEYS)
        self._desk = desk
        self._restart = CheckField("", "Restart X.Org server", id="restart-xorg")

    @property
    def restarts(self) -> bool:
        """Whether the X.Org service is to restart, so that the settings take effect."""
        return self._restart.value

    @abstractmethod
    def fields(self) -> Iterable[Field]:
        """What can be chosen."""

    @abstractmethod
    def action(self) -> Action | None:
        """The action that sets what was chosen; None if that is nothing new."""

    def body(self) -> Iterable[Widget]:
        """The warning, the settings, and whether X.Org restarts."""
        yield Banner(WARNING, LATER, closable=False)
        yield from self.fields()
        yield self._restart

    def answer(self) -> bool | Fault:
        """Set what was chosen."""
        action = self.action()
        return False if action is None else next(iter(self._desk.attempt(action)), True)


class DeviceGraphicsDialog(GraphicsDialog):
    """Choose the type of one graphics device."""

    def __init__(self, desk: Desk, host: Host, device: PciDevice) -> None:
        super().__init__("Edit Graphics Device Settings", str(device.address), desk)
        self._host = host
        self._device = device
        self._type = RadioField("Device Type", TYPE_CHOICES, device.graphics_type, id="graphics-type")

    def fields(self) -> Iterable[Field]:
        """The types."""
        return (self._type,)

    def action(self) -> SetDeviceGraphics | None:
        """Set the type if another was chosen or X.Org is to restart."""
        kind = self._type.value
        if kind is self._device.graphics_type and not self.restarts:
            return None
        return SetDeviceGraphics(
            host=self._host.name, device=self._device.address, type=kind, restart_xorg=self.restarts
        )


class HostGraphicsDialog(GraphicsDialog):
    """Choose the host's default type and the policy for vGPUs."""

    def __init__(self, desk: Desk, host: Host) -> None:
        super().__init__("Edit Host Graphics Settings", host.name, desk)
        self._host = host
        self._type = RadioField("Default graphics type", TYPE_CHOICES, host.graphics.default_type, id="graphics-type")
        policies = [(title, policy) for policy, title in POLICY_TITLES.items()]
        self._policy = RadioField(
            "Shared passthrough GPU assignment policy",
            policies,
            host.graphics.assignment_policy,
            id="assignment-policy",
        )

    def fields(self) -> Iterable[Field]:
        """The types and the policies."""
        return (self._type, self._policy)

    def action(self) -> SetHostGraphics | None:
        """Set what was changed; the default type applies to every graphics device of the host."""
        graphics = self._host.graphics
        kind = self._type.value if self._type.value is not graphics.default_type else None
        policy = self._policy.value if self._policy.value != graphics.assignment_policy else None
        if kind is None and policy is None and not self.restarts:
            return None
        return SetHostGraphics(
            host=self._host.name, default_type=kind, assignment_policy=policy, restart_xorg=self.restarts
        )
