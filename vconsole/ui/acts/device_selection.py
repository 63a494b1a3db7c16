"""Device Selection: which PCI device of the hosts a VM gets."""

from collections.abc import Callable, Iterable, Sequence

from textual import on
from textual.content import Content
from textual.widget import Widget
from textual.widgets import Button, Static

from vconsole.model import Fault, NvidiaVgpu, VmPci
from vconsole.model.catalogue import vgpu_profile
from vconsole.ui.dialogs import Dialog
from vconsole.ui.widgets import Column, InventoryTable, visible
from vconsole.vcenter.queries import DeviceChoice

NO_DEVICES = "No device is passed through, and no GPU is shared. See Configure > PCI Devices and Graphics of a host."
ANY_HOST = "any"

Refusal = Callable[[VmPci], Fault | None]
"""Why a device cannot be taken, or None."""


def takes_all(device: VmPci) -> Fault | None:
    """Refuse nothing."""
    del device
    return None


class DeviceSelection(Dialog[VmPci]):
    """The devices that the hosts offer: each model and label once, and each device by its address.

    The row under the cursor is the choice; Enter or a double click selects it.
    """

    DEFAULT_CSS = """
    DeviceSelection {
        & InventoryTable { height: 10; margin: 0 0 1 0; }
        & #device-name { height: 1; text-style: bold; text-wrap: nowrap; text-overflow: ellipsis; }
        & #device-meaning { height: 2; color: $text-muted; }
    }
    """

    def __init__(self, choices: Sequence[DeviceChoice], refuses: Refusal = takes_all) -> None:
        """Make the dialog for these choices, as `queries.device_choices` lists them.

        What `refuses` does not take is dimmed, and explained when it is chosen all the same.
        """
        super().__init__("Device Selection", confirm="SELECT", note="/ Filter", classes="-wide")
        self._choices = choices
        self._refuses = refuses
        self._names_hosts = len({choice.host for choice in choices if choice.host}) > 1

    def body(self) -> Iterable[Widget]:
        """The table, and what the highlighted row means."""
        columns: list[Column[DeviceChoice]] = [
            Column("name", "Name", lambda choice: choice.name, max_width=66),
            Column("access", "Access Type", lambda choice: choice.access_type, min_width=13),
            Column(
                "manufacturer",
                "Manufacturer",
                lambda choice: choice.manufacturer,
                min_width=12,
                max_width=24,
                priority=-1,
            ),
        ]
        if self._names_hosts:
            columns.insert(1, Column("host", "Host", lambda choice: choice.host or ANY_HOST, min_width=12))
        yield InventoryTable(
            columns,
            self._choices,
            row_key=lambda choice: (choice.host, choice.name, choice.device),
            empty=NO_DEVICES,
            dimmed=lambda choice: self._refuses(choice.device) is not None,
        )
        yield Static(id="device-name")
        yield Static(id="device-meaning")

    def _name_of(self, choice: DeviceChoice) -> str:
        return f"{choice.name} | {choice.host}" if choice.host and self._names_hosts else choice.name

    def on_mount(self) -> None:
        """Explain the first row; without rows nothing can be selected."""
        self._explain()

    @property
    def _chosen(self) -> DeviceChoice | None:
        row: DeviceChoice | None = self.query_one(InventoryTable).cursor_row
        return row

    @on(InventoryTable.Highlighted)
    def _explain(self) -> None:
        choice = self._chosen
        self.accept()
        self.query_one("#dialog-confirm", Button).disabled = choice is None
        self.query_one("#device-name", Static).update(Content(visible(self._name_of(choice)) if choice else ""))
        self.query_one("#device-meaning", Static).update(Content(visible(_meaning(choice)) if choice else ""))

    @on(InventoryTable.Opened)
    def _select_row(self, event: InventoryTable.Opened) -> None:
        event.stop()
        self.action_confirm()

    def answer(self) -> VmPci | Fault:
        """The device of the row under the cursor, or why it cannot be taken."""
        choice = self._chosen
        if choice is not None:
            return self._refuses(choice.device) or choice.device
        return Fault(
            code="no-device-chosen", message="No device is chosen.", remedy="Choose a row, or clear the filter."
        )


def _meaning(choice: DeviceChoice) -> str:
    if choice.host is not None:
        return (
            f"DirectPath IO takes this one device: the VM can run only on {choice.host}, "
            "and neither DRS nor vSphere HA can start it elsewhere."
        )
    if isinstance(choice.device, NvidiaVgpu):
        profile = vgpu_profile(choice.device.profile)
        gpus = "1 GPU offers it" if choice.count == 1 else f"{choice.count} GPUs offer it"
        most = f"{gpus}, {profile.instances} at most{'' if choice.count == 1 else ' each'}."
        return (
            f"NVIDIA vGPU is a share of a GPU, here {profile.size_gb}; others of this size can be on it as well. {most}"
        )
    one = "1 device answers" if choice.count == 1 else f"{choice.count} devices answer"
    last = {0: "", 1: "; the one with a label comes last"}.get(
        choice.labelled, f"; the {choice.labelled} with a label come last"
    )
    return f"Dynamic DirectPath IO describes the device: any free one will do. {one} to it, in use or not{last}."
