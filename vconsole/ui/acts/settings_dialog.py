"""Edit Settings: change the hardware and options of a VM that is powered off."""

from collections.abc import Iterable
from typing import Any, ClassVar

from textual.widget import Widget

from vconsole.model import Fault, Inventory, Ref, Vm, VmConfig
from vconsole.model.catalogue import hardware_versions, newest_hardware_version
from vconsole.ui.acts.settings import SettingsEditor, Surroundings
from vconsole.ui.desk import Desk, desk_of
from vconsole.ui.dialogs import Dialog
from vconsole.ui.look import INFORMATION
from vconsole.ui.widgets import Banner
from vconsole.vcenter import ReconfigureVm
from vconsole.vcenter.queries import device_choices


def open_settings(desk: Desk, ref: Ref) -> None:
    """Open Edit Settings of a VM; while the VM runs they can only be looked at."""
    vm = desk.inventory.vms.get(ref.name)
    if vm is not None:
        desk.push_screen(EditSettings(desk.inventory, vm))


class EditSettings(Dialog[bool]):
    """The three tabs of a VM's settings. OK performs one action with what was changed; true when it did."""

    HELP: ClassVar[str] = """\
# Edit Settings

Three tabs: **f6** turns to the next, **shift+f6** back. **f3** adds a PCI device, **del** removes the one under the
cursor, **f2** takes the suggested 64-bit MMIO region. **Enter** is OK, **Esc** cancels.

Hardware can be changed only while the VM is powered off. A PCI device needs all guest memory reserved.
"""

    DEFAULT_CSS = """
    EditSettings {
        & #dialog-box { height: 100%; max-height: 32; }
        & #dialog-body { height: 1fr; }
    }
    """

    def __init__(self, inventory: Inventory, vm: Vm) -> None:
        """Make the dialog for a VM as it is now."""
        locked = vm.runs
        super().__init__(
            "Edit Settings",
            vm.name,
            confirm="CLOSE" if locked else "OK",
            cancel=None if locked else "CANCEL",
            note="f6 Next tab   f1 Help",
            classes="-wide",
        )
        self._vm = vm
        self._locked = locked
        self._config = VmConfig(**{field: getattr(vm, field) for field in VmConfig.model_fields})
        self._editor = SettingsEditor(self._config, _surroundings(inventory, vm), versions=_upgrades(inventory, vm))

    def body(self) -> Iterable[Widget]:
        """The tabs; above them why nothing can be changed while the VM runs."""
        if self._locked:
            reason = f"{self._vm.name} runs. Its hardware can be changed after it is powered off."
            yield Banner(INFORMATION, reason, closable=False)
        yield self._editor

    def on_mount(self) -> None:
        """Begin in the first field; there is none while the VM runs."""
        if self._locked:
            self._editor.make_read_only()
            self.query_one("#dialog-confirm").focus()
        else:
            self.call_after_refresh(self._editor.first_field.focus)

    def answer(self) -> bool | Fault:
        """Perform what was changed; without a change nothing happens."""
        config = self._editor.config()
        if isinstance(config, Fault):
            return config
        changed = self._changes(config)
        if self._locked or not changed:
            return False
        faults = desk_of(self).attempt(ReconfigureVm(vm=self._vm.name, **changed))
        return faults[0] if faults else True

    def _changes(self, config: VmConfig) -> dict[str, Any]:
        """The fields that differ; with other devices the reservation is said outright, so that a choice is kept."""
        before, after = dict(self._config), dict(config)
        changed = {field: value for field, value in after.items() if value != before[field]}
        return {**changed, "reserve_all_memory": config.reserve_all_memory} if "pci" in changed else changed


def _surroundings(inventory: Inventory, vm: Vm) -> Surroundings:
    """What the VM can be given: any model that a host of its cluster has, static devices of its own host only."""
    choices = device_choices(inventory.peers_of(vm.host))
    return Surroundings(inventory, vm.host, [choice for choice in choices if choice.host in (None, vm.host)])


def _upgrades(inventory: Inventory, vm: Vm) -> tuple[int, ...]:
    """The hardware versions that the VM can have: its own, and later ones that its host knows."""
    newest = newest_hardware_version(inventory.hosts[vm.host].version)
    known = (version.number for version in hardware_versions())
    return (vm.hardware_version, *(number for number in known if vm.hardware_version < number <= newest))
