"""Add Host and Remove from Inventory."""

from collections.abc import Iterable
from typing import Any

from pydantic import ValidationError
from textual.widget import Widget

from vconsole.files.wording import explain
from vconsole.model import Fault, Host, Inventory, Ref
from vconsole.ui.acts.trial import why_refused
from vconsole.ui.desk import Desk, desk_of
from vconsole.ui.dialogs import CheckField, ConfirmDialog, Dialog, SelectField, TextField
from vconsole.vcenter import AddHost, RemoveHost
from vconsole.vcenter.queries import hosts_below

TOLD_MAX = 12
"""How many VMs are told by name."""
NO_DEVICES = "None"
NOBODYS = ""
"""What stands for no devices."""
_USUAL = {name: AddHost.model_fields[name].default for name in ("version", "cpu_cores", "memory_gb")}


def open_add_host(desk: Desk, ref: Ref) -> None:
    """Ask for the new host of a cluster or a datacenter."""
    desk.push_screen(AddHostDialog(desk.inventory, ref))


def remove_host(desk: Desk, ref: Ref) -> None:
    """Remove a host after a question that names the VMs that leave with it; what cannot be is said at once."""
    action = RemoveHost(host=ref.name)
    if why_refused(desk.session, action):
        desk.perform(action)
        return

    def go_on(yes: bool | None) -> None:  # noqa: FBT001
        if yes:
            desk.perform(action)

    question, detail = f"Remove {ref.name} from the inventory?", _what_leaves(desk.inventory, ref.name)
    desk.push_screen(ConfirmDialog("Remove from Inventory", ref.name, question, detail=detail, confirm="REMOVE"), go_on)


def _what_leaves(inventory: Inventory, host: str) -> str:
    names = [vm.name for vm in inventory.vms_on(host)]
    if not names:
        return "No virtual machine is registered on it."
    more = f" and {len(names) - TOLD_MAX} more" if len(names) > TOLD_MAX else ""
    return (
        f"Virtual machines that leave the inventory with it: {', '.join(names[:TOLD_MAX])}{more}. Their disks stay on "
        "the datastore. Undo brings all of it back in this rehearsal."
    )


class AddHostDialog(Dialog[bool]):
    """A new host: what it is called and what it has. True when it was added."""

    def __init__(self, inventory: Inventory, ref: Ref) -> None:
        """Make the dialog for a cluster or datacenter; what its first host has is proposed."""
        super().__init__("Add Host", ref.name, confirm="ADD")
        self._ref = ref
        self._hosts = hosts_below(inventory, ref)
        usual = {name: getattr(self._hosts[0], name) for name in _USUAL} if self._hosts else _USUAL
        self._texts = {
            "name": TextField("Name", placeholder="esxi-09.lab.local", id="host-name"),
            "version": TextField("ESXi version", usual["version"], id="version"),
            "cpu_cores": TextField("CPU cores", str(usual["cpu_cores"]), id="cpu-cores"),
            "memory_gb": TextField("Memory, GB", str(usual["memory_gb"]), id="memory-gb"),
        }
        hint = "Copied with their addresses and labels."
        self._devices = SelectField("PCI devices", _devices(self._hosts), hint=hint, id="devices-of")
        self._maintenance = CheckField("Maintenance mode", "Join in maintenance mode", id="maintenance")

    def body(self) -> Iterable[Widget]:
        """The name, what the host has, and how it joins."""
        return (*self._texts.values(), self._devices, self._maintenance)

    def answer(self) -> bool | Fault:
        """Add the host."""
        fields: dict[str, Any] = {name: field.value.strip() for name, field in self._texts.items()}
        if not fields["name"]:
            missing = Fault("name-missing", "The host has no name yet.", "Type a name.")
            return self._texts["name"].refuses(missing)
        fields |= {name: _number(fields[name]) for name in ("cpu_cores", "memory_gb")}
        fields |= {self._ref.kind: self._ref.name, "pci": self._copied()}
        if self._maintenance.value:
            fields["state"] = "maintenance"
        try:
            action = AddHost(**fields)
        except ValidationError as problem:
            return self._wrong(problem)
        return next(iter(desk_of(self).attempt(action)), True)

    def _copied(self) -> tuple[Any, ...]:
        return next((host.pci for host in self._hosts if host.name == self._devices.value), ())

    def _wrong(self, problem: ValidationError) -> Fault:
        """The first field that cannot be used, in plain words."""
        errors = problem.errors(include_url=False)
        name = str(errors[0]["loc"][0])
        found = explain([error for error in errors if error["loc"][0] == name])
        field = self._texts[name]
        return field.refuses(Fault("host-setting", f"{field.label}: {found}.", f'Correct the field "{field.label}".'))


def _devices(hosts: Iterable[Host]) -> list[tuple[str, str]]:
    """Whose devices the new host can have: nobody's, or those of a host that has some."""
    copied = [(f"Those of {host.name} ({len(host.pci)})", host.name) for host in hosts if host.pci]
    return [(NO_DEVICES, NOBODYS), *copied]


def _number(text: str) -> int | float | str:
    """The number that the text is, else the text, which is refused with all that is wrong."""
    for read in (int, float):
        try:
            return read(text)
        except ValueError:
            continue
    return text
