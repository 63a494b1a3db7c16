"""Page 8 of the wizard: what will be created."""

from collections.abc import Iterator
from dataclasses import replace

from textual.app import ComposeResult
from textual.containers import VerticalScroll

from vconsole.model import Firmware, Inventory, Vm
from vconsole.ui.acts.settings import Checklist, compatibility_title, describe_device
from vconsole.ui.acts.wizard.draft import Draft
from vconsole.ui.acts.wizard.step import Step
from vconsole.ui.dialogs import CheckField
from vconsole.ui.widgets import Property, PropertyGrid
from vconsole.vcenter.queries import vm_requirements


class CompleteStep(Step):
    """A summary, what would keep the VM from starting, and whether to power it on at once."""

    DEFAULT_CSS = """
    CompleteStep {
        & VerticalScroll { height: 1fr; scrollbar-size-vertical: 1; }
        & Checklist { max-height: 6; }
        & CheckField { margin: 1 0 0 0; }
    }
    """

    def __init__(self) -> None:
        super().__init__("Ready to complete", "Check the details, then create the virtual machine.")
        self._power_on = CheckField("", "Power on after creation")

    def compose(self) -> ComposeResult:
        """The summary scrolls; what is not met and the check box are always seen."""
        with VerticalScroll(can_focus=False):
            yield PropertyGrid()
        yield Checklist()
        yield self._power_on

    def enter(self, inventory: Inventory, draft: Draft) -> None:
        """Sum up the draft."""
        self.query_one(PropertyGrid).show(tuple(_properties(draft)))
        hosts = draft.hosts(inventory)
        if hosts:
            vm = Vm(**{**dict(draft.config), "name": draft.name, "host": hosts[0].name})
            self.query_one(Checklist).show([line for line in vm_requirements(inventory, vm) if not line.met])

    def leave(self, inventory: Inventory, draft: Draft) -> Draft:
        """The draft with the check box."""
        del inventory
        return replace(draft, power_on=self._power_on.value)


def _properties(draft: Draft) -> Iterator[Property]:
    config = draft.config
    yield Property("Name", draft.name)
    yield Property("Folder", config.folder or draft.datacenter)
    if draft.compute is not None:
        yield Property("Cluster" if draft.compute.kind == "cluster" else "Host", draft.compute.name)
    yield Property("Datastore", config.datastore)
    yield Property("Compatibility", compatibility_title(config.hardware_version))
    yield Property("Guest OS", config.guest_os)
    yield Property("CPUs", str(config.cpus))
    yield Property("Memory", f"{config.memory_gb:g} GB{', all reserved' if config.reserve_all_memory else ''}")
    yield Property("Firmware", "EFI" if config.firmware is Firmware.EFI else "BIOS")
    for slot, device in enumerate(config.pci):
        yield Property(f"PCI device {slot}", describe_device(device))
    for key, value in config.advanced.items():
        yield Property("Advanced", f"{key} = {value}")
