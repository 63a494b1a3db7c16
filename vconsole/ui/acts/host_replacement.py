"""Replace Host: other hardware under the name of a host that failed or is in maintenance mode."""

from collections.abc import Iterable, Iterator

from textual.content import Content
from textual.widget import Widget
from textual.widgets import Static

from vconsole.model import Fault, Host, Inventory, PciAddress, PciDevice, Ref
from vconsole.model.catalogue import device_types
from vconsole.ui.acts.trial import why_refused
from vconsole.ui.desk import Desk, desk_of
from vconsole.ui.dialogs import Dialog, SelectField, TextField
from vconsole.ui.widgets import visible
from vconsole.vcenter import ReplaceHost, Replacement

SAME = ""
"""What stands for the model that is there now."""
STAYS = (
    "Passthrough, labels and graphics stay with the slots, and the host answers again. "
    "Dynamic devices are matched anew."
)


def open_replacement(desk: Desk, ref: Ref) -> None:
    """Ask for the new hardware of a host; what cannot be is said at once."""
    host = desk.inventory.hosts[ref.name]
    as_it_is = ReplaceHost(host=host.name, devices=tuple(Replacement(address=device.address) for device in host.pci))
    if why_refused(desk.session, as_it_is):
        desk.perform(as_it_is)
    else:
        desk.push_screen(ReplaceHostDialog(desk.inventory, host))


class ReplaceHostDialog(Dialog[bool]):
    """For every device of a host where its slot is then, and which model stands in it. True when it was replaced."""

    DEFAULT_CSS = """
    ReplaceHostDialog {
        & TextField { margin: 0; }
        & .said { height: auto; margin: 0 0 1 0; }
    }
    """

    HELP = """\
# Replace Host

For each device the address that it has in the new hardware, and its model. What is left as it is comes back as it
was. A **DirectPath IO** device of a VM is one address on one host: it does not follow. A **Dynamic DirectPath IO**
device is a description, and takes whatever matches.
"""

    def __init__(self, inventory: Inventory, host: Host) -> None:
        """Make the dialog for a host; its devices as they are now are proposed."""
        super().__init__("Replace Host", host.name, confirm="REPLACE")
        self._host = host
        self._slots = [_Slot(device) for device in sorted(host.pci, key=lambda device: device.address)]
        self._pinned = tuple(_pinned(inventory, host))

    def body(self) -> Iterable[Widget]:
        """What stays, the slots, and what becomes of VMs with static devices."""
        yield Static(Content(STAYS), classes="said")
        for slot in self._slots:
            yield slot.address
            yield slot.model
        for line in self._pinned:
            yield Static(Content(visible(line)), classes="said")

    def answer(self) -> bool | Fault:
        """Replace the hardware."""
        found: list[Replacement] = []
        for slot in self._slots:
            replacement = slot.replacement
            if isinstance(replacement, Fault):
                return replacement
            found.append(replacement)
        changed = tuple(each for each in found if each.new_address or each.model)
        action = ReplaceHost(host=self._host.name, devices=changed or tuple(found))
        return next(iter(desk_of(self).attempt(action)), True)


def field_id(what: str, address: PciAddress) -> str:
    """The id of the field with the `address` or the `model` of a device, by where that is now."""
    return f"{what}-{str(address).replace(':', '-').replace('.', '-')}"


class _Slot:
    """The fields of one device."""

    def __init__(self, device: PciDevice) -> None:
        self._device = device
        self.address = TextField(device.address.client, device.address.client, id=field_id("address", device.address))
        same = (f"The same: {device.model or device.device_name}", SAME)
        models = [same, *((name, name) for name in device_types())]
        self.model = SelectField("Model", models, id=field_id("model", device.address))

    @property
    def replacement(self) -> Replacement | Fault:
        """What stands in the slot then, or why the address cannot be read."""
        before = self._device.address
        try:
            after = PciAddress.parse(self.address.value)
        except ValueError as problem:
            fault = Fault("address-unreadable", f"{before.client}: {problem}.", "Type an address such as 0000:AF:00.0.")
            return self.address.refuses(fault)
        return Replacement(
            address=before, new_address=after if after != before else None, model=self.model.value or None
        )


def _pinned(inventory: Inventory, host: Host) -> Iterator[str]:
    """A line for each VM that has devices of this host by their addresses."""
    for vm in sorted(inventory.vms.values(), key=lambda vm: vm.name):
        addresses = [device.address.client for device in vm.static_devices if (device.host or vm.host) == host.name]
        if addresses:
            yield (
                f"{vm.name} has DirectPath IO: {', '.join(addresses)}. It keeps asking for that address; if another "
                "device or none is there then, it cannot be powered on until Edit Settings gives it one anew."
            )
