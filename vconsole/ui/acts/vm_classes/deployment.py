"""Deploy VM from Class: which class, a name, and where."""

from collections.abc import Iterable, Iterator
from typing import ClassVar, NamedTuple

from textual import on
from textual.content import Content
from textual.widget import Widget
from textual.widgets import Select, Static

from vconsole.model import Fault, HostState, Inventory, Ref, VmClass
from vconsole.model.names import check_text
from vconsole.ui.acts.placing import open_power_on
from vconsole.ui.desk import Desk, desk_of
from vconsole.ui.dialogs import CheckField, Dialog, SelectField, TextField
from vconsole.ui.widgets import visible
from vconsole.vcenter import DeployVmClass
from vconsole.vcenter.queries import describe_requests, hosts_below

NOTHING_TO_CHOOSE = Fault(
    code="nothing-to-deploy",
    message="There is no VM class, or no host that is connected.",
    remedy="Create a VM class on vCenter > VM Classes, and see to a connected host.",
)


class Deployed(NamedTuple):
    """A VM that was deployed."""

    vm: str
    host: str | None
    """The host that was chosen to run it; None for a cluster, where DRS chooses."""
    power_on: bool


def open_deployment(desk: Desk, ref: Ref) -> None:
    """Ask for a VM; then it is opened, and powered on if asked."""
    inventory = desk.inventory
    places = tuple(_places(inventory, ref))
    if not inventory.vm_classes or not places:
        desk.explain(NOTHING_TO_CHOOSE)
        return

    def deployed(result: Deployed | None) -> None:
        if result is not None:
            desk.open(Ref("vm", result.vm))
            if result.power_on:
                open_power_on(desk, Ref("vm", result.vm), result.host)

    desk.push_screen(DeploymentDialog(inventory, ref.name if ref.kind == "vm-class" else None, places), deployed)


def _places(inventory: Inventory, ref: Ref) -> Iterator[Ref]:
    """The clusters below an object, and the hosts that stand alone; for a cluster or a host itself, its hosts too."""
    wide = ref.kind in ("vcenter", "datacenter", "vm-class")
    above = Ref("vcenter", inventory.vcenter.name) if ref.kind == "vm-class" else ref
    hosts = [host for host in hosts_below(inventory, above) if host.state is HostState.CONNECTED]
    if ref.kind != "host":
        yield from dict.fromkeys(Ref("cluster", host.cluster) for host in hosts if host.cluster is not None)
    for host in hosts:
        if host.cluster is None or not wide:
            yield Ref("host", host.name)


class DeploymentDialog(Dialog[Deployed]):
    """Deploy a VM from a class. Below the class stands what the VM will have."""

    HELP: ClassVar[str] = """\
# Deploy VM from Class

The VM gets what the class says, and what its devices need besides: EFI, all memory reserved, and a 64-bit MMIO
region of the safer size. It is powered off; power it on afterwards, or tick the box.

Where DevOps users deploy from a class with *kubectl*, vSphere picks the cluster of their namespace; here it is chosen.
"""

    DEFAULT_CSS = """
    DeploymentDialog #class-meaning { height: auto; color: $text-muted; padding: 0 0 0 22; margin: 0 0 1 0; }
    DeploymentDialog Field { margin: 0; }
    DeploymentDialog CheckField { margin: 1 0 0 0; }
    """

    def __init__(self, inventory: Inventory, vm_class: str | None, places: Iterable[Ref]) -> None:
        """Make the dialog with these places to choose from, the first one chosen."""
        super().__init__("Deploy VM from Class", vm_class or "", confirm="DEPLOY", note="f1 Help")
        self._known = inventory.vm_classes
        self._class = SelectField("VM class", [(name, name) for name in inventory.vm_classes], vm_class, id="vm-class")
        self._vm_name = TextField("Virtual machine name", id="vm-name")
        self._place = SelectField(
            "Compute resource",
            [(f"{place.name}{'' if place.kind == 'host' else ' (cluster)'}", place) for place in places],
            id="compute-resource",
        )
        self._power_on = CheckField("", "Power on after creation")

    def body(self) -> Iterable[Widget]:
        """The fields, and what the class means."""
        return (self._vm_name, self._place, self._class, Static(id="class-meaning"), self._power_on)

    def on_mount(self) -> None:
        """Explain the class that is chosen."""
        self._explain()

    @on(Select.Changed)
    def _explain(self) -> None:
        chosen = self._known.get(str(self._class.value))
        self.query_one("#class-meaning", Static).update(Content(visible(_meaning(chosen)) if chosen else ""))

    def answer(self) -> Deployed | Fault:
        """Deploy the VM."""
        name, place = self._vm_name.value.strip(), self._place.value
        try:
            check_text(name)
        except ValueError as problem:
            remedy = f"{str(problem)[:1].upper()}{str(problem)[1:]}." if name else "Type one."
            return self._vm_name.refuses(Fault("name-unusable", "This is no name for a virtual machine.", remedy))
        action = DeployVmClass.model_validate({"vm_class": self._class.value, "name": name, place.kind: place.name})
        deployed = Deployed(name, place.name if place.kind == "host" else None, self._power_on.value)
        return next(iter(desk_of(self).attempt(action)), deployed)


def _meaning(vm_class: VmClass) -> str:
    """What a VM of the class will have."""
    reserved = ", all reserved" if vm_class.reserve_all_memory else ""
    size = f"{vm_class.cpus} CPU{'' if vm_class.cpus == 1 else 's'}, {vm_class.memory_gb:g} GB{reserved}"
    return f"{size}, VM version {vm_class.hardware_version}; {describe_requests(vm_class.pci) or 'no PCI device'}."
