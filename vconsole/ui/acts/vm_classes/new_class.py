"""New VM Class: name, size, and devices that are described."""

from collections.abc import Iterable
from typing import Any, ClassVar

from pydantic import ValidationError
from textual.binding import Binding, BindingType
from textual.widget import Widget

from vconsole.files.wording import explain
from vconsole.model import Fault, Inventory, Ref, VmConfig
from vconsole.model.catalogue import DYNAMIC_HARDWARE_VERSION, hardware_versions
from vconsole.model.vm_class import class_device_fault
from vconsole.ui.acts.settings.virtual_hardware import VirtualHardware
from vconsole.ui.desk import Desk, desk_of
from vconsole.ui.dialogs import Dialog, SelectField, TextField
from vconsole.vcenter import CreateVmClass
from vconsole.vcenter.queries import device_choices

NAME_HINT = "Lower-case letters, digits and hyphens: Kubernetes knows it by this name."
_TITLES = {"name": "Name", "description": "Description", "cpus": "CPU", "memory_gb": "Memory"}


def open_new_class(desk: Desk, ref: Ref) -> None:
    """Ask for a class; the new one is then shown among the others."""
    del ref

    def created(name: str | None) -> None:
        if name is not None:
            desk.open(Ref("vm-class", name))

    desk.push_screen(NewClassDialog(desk.inventory), created)


class NewClassDialog(Dialog[str]):
    """Describe a class; the result is its name. Static devices can be looked at, and are refused with the reason."""

    HELP: ClassVar[str] = """\
# New VM Class

A class is the size of a VM and a description of its devices. **f3** adds a PCI device, **del** removes the one under
the cursor; adding one reserves all memory, which devices need. **Enter** creates the class.

A DirectPath IO device stays dimmed in Device Selection: it is one device of one host, and every VM of the class
would ask for this same one. Each device has one model; for another model make another class.
"""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("f3", "add_device", "Add new device", show=False, id="vm-class.add-device"),
    ]

    DEFAULT_CSS = """
    NewClassDialog {
        & Field { margin: 0; }
        & VirtualHardware { height: auto; margin: 1 0 0 0; }
        & VirtualHardware .others { display: none; }
    }
    """

    def __init__(self, inventory: Inventory) -> None:
        """Make the dialog; Device Selection offers what the hosts of the estate have."""
        super().__init__("New VM Class", confirm="CREATE", note="f3 Add new device   f1 Help", classes="-wide")
        self._class_name = TextField("Name", hint=NAME_HINT, id="class-name")
        self._description = TextField("Description", id="description")
        usable = [version for version in hardware_versions() if version.number >= DYNAMIC_HARDWARE_VERSION]
        self._version = SelectField(
            "Compatibility", [(version.title, version.number) for version in usable], id="compatibility"
        )
        choices = device_choices(inventory.hosts.values())
        self._hardware = VirtualHardware(VmConfig(), lambda: choices, class_device_fault)

    def body(self) -> Iterable[Widget]:
        """Name, description, compatibility, then the hardware."""
        return (self._class_name, self._description, self._version, self._hardware)

    def action_add_device(self) -> None:
        """Lead to a new PCI device."""
        self._hardware.add_device()

    def answer(self) -> str | Fault:
        """Create the class."""
        hardware = self._hardware.values()
        if isinstance(hardware, Fault):
            return hardware
        action = _read(
            name=self._class_name.value.strip(),
            description=self._description.value.strip(),
            hardware_version=self._version.value,
            **hardware,
        )
        if isinstance(action, Fault):
            about_name = action.code == "name-missing" or action.message.startswith(f"{_TITLES['name']}:")
            return self._class_name.refuses(action) if about_name else action
        return next(iter(desk_of(self).attempt(action)), action.name)


def _read(**fields: Any) -> CreateVmClass | Fault:
    """The action with these fields, or which of them cannot be like that."""
    if not fields["name"]:
        return Fault(code="name-missing", message="The VM class has no name yet.", remedy="Type a name.")
    try:
        return CreateVmClass(**fields)
    except ValidationError as wrong:
        error = wrong.errors(include_url=False)[0]
        field = str(error["loc"][0])
        return Fault(
            code="value-unreadable",
            message=f"{_TITLES.get(field, field)}: {explain([error])}.",
            remedy="Type another name." if field == "name" else "Type another value.",
        )
