"""The settings of a VM in three tabs, as Edit Settings and the wizard share them."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import ClassVar

from textual import on
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Horizontal, Vertical
from textual.content import Content
from textual.widget import Widget
from textual.widgets import Button, Checkbox, Input, RadioSet, Select, Static, TabbedContent, TabPane

from vconsole.model import Fault, Inventory, Vm, VmConfig
from vconsole.model.vm import MMIO_SIZE, MMIO_SWITCH
from vconsole.ui.acts.settings.advanced_parameters import AdvancedParameters
from vconsole.ui.acts.settings.pci_list import PciList
from vconsole.ui.acts.settings.virtual_hardware import VirtualHardware
from vconsole.ui.acts.settings.vm_options import VmOptions
from vconsole.ui.look import WARNING
from vconsole.ui.widgets import visible
from vconsole.vcenter.queries import DeviceChoice, suggested_mmio_gb, vm_requirements


@dataclass(frozen=True, slots=True)
class Surroundings:
    """Where a VM is or will be: what its settings are checked against, and what Device Selection offers."""

    inventory: Inventory
    host: str
    """Its host, or one of those that it can be created on; empty if there is none."""
    choices: Sequence[DeviceChoice] = ()


class SettingsEditor(Vertical):
    """Virtual Hardware, VM Options and Advanced Parameters, and below them what the devices still ask for."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("f2", "take_suggestion", "Set the MMIO region", show=False, id="settings.take-suggestion"),
        Binding("f3", "add_device", "Add new device", show=False, id="settings.add-device"),
        Binding("ctrl+pagedown,f6", "turn(1)", "Next tab", show=False, id="settings.next-tab"),
        Binding("ctrl+pageup,shift+f6", "turn(-1)", "Previous tab", show=False, id="settings.previous-tab"),
    ]

    DEFAULT_CSS = """
    SettingsEditor {
        height: 1fr;
        & TabbedContent { height: 1fr; }
        & ContentSwitcher { height: 1fr; }
        & TabPane { height: 1fr; padding: 1 0 0 0; }
        & #unmet { height: auto; max-height: 4; display: none; }
        & #unmet-text { width: 1fr; height: auto; max-height: 4; }
        & #unmet Button { margin: 0 0 0 1; }
    }
    """

    def __init__(self, config: VmConfig, surroundings: Surroundings, *, versions: Sequence[int] = ()) -> None:
        """Make the fields for a configuration; `versions` are the hardware versions that it can have, if any."""
        super().__init__()
        self._base = config
        self._surroundings = surroundings
        self._hardware = VirtualHardware(config, lambda: self._surroundings.choices)
        self._options = VmOptions(config, versions)
        self._advanced = AdvancedParameters(config.advanced)
        self._unmet_text = Static(id="unmet-text")
        self._take = Button(Content("SET  f2"), id="take-suggestion", compact=True)
        self._unmet_line = Horizontal(self._unmet_text, self._take, id="unmet")

    def compose(self) -> ComposeResult:
        """The tabs, and the line below them."""
        with TabbedContent():
            yield TabPane("Virtual Hardware", self._hardware, id="virtual-hardware")
            yield TabPane("VM Options", self._options, id="vm-options")
            yield TabPane("Advanced Parameters", self._advanced, id="advanced-parameters")
        yield self._unmet_line

    def on_mount(self) -> None:
        """Say what is not met at the beginning."""
        self._check()

    def rebase(self, config: VmConfig, surroundings: Surroundings) -> None:
        """Go on with other surroundings, and with what the fields do not hold from another configuration."""
        self._base, self._surroundings = config, surroundings
        self._check()

    def make_read_only(self) -> None:
        """Show everything and let nothing be changed; the tabs can still be turned."""
        for kind in (Input, Checkbox, RadioSet, Select, Button, PciList):
            for field in self.query(kind):
                field.disabled = True

    def config(self) -> VmConfig | Fault:
        """The configuration as the fields say it, or which of them cannot be read."""
        hardware, advanced = self._hardware.values(), self._advanced.values()
        if isinstance(hardware, Fault):
            return hardware
        if isinstance(advanced, Fault):
            return advanced
        return self._base.model_copy(update={**hardware, **self._options.values(), **advanced})

    @property
    def first_field(self) -> Widget:
        """The field that is worked with first."""
        return self._hardware.query(Input).first()

    def action_turn(self, step: int) -> None:
        """Show the next or the previous tab."""
        tabs = self.query_one(TabbedContent)
        order = [pane.id or "" for pane in tabs.query(TabPane)]
        tabs.active = order[(order.index(tabs.active) + step) % len(order)]
        fields = [widget for widget in tabs.get_pane(tabs.active).query("*") if widget.focusable]
        if fields:
            fields[0].focus()

    def action_add_device(self) -> None:
        """Lead to a new PCI device."""
        if not self.query_one("#add-device", Button).disabled:
            self._hardware.add_device()

    @on(Button.Pressed, "#take-suggestion")
    def action_take_suggestion(self) -> None:
        """Set the 64-bit MMIO region to the size that suits the devices."""
        size = self._suggested
        if size and not self._take.disabled:
            self._advanced.set({MMIO_SWITCH: "TRUE", MMIO_SIZE: str(size)})
            self.call_after_refresh(self._check)

    @on(Input.Changed)
    @on(Checkbox.Changed)
    @on(RadioSet.Changed)
    @on(Select.Changed)
    @on(PciList.Changed)
    def _check(self) -> None:
        """Say what the devices ask for that is not met."""
        fault = self._unmet()
        self._unmet_line.display = fault is not None
        if fault is None:
            return
        mmio = fault.code.startswith("mmio-")
        words = f"64-bit MMIO region: {self._suggested} GB suits these devices." if mmio else fault.message
        said = Content.assemble((str(WARNING), WARNING.tone.variable), f"  {visible(words)} {visible(fault.remedy)}")
        self._unmet_text.update(said)
        self._take.display = mmio

    def _unmet(self) -> Fault | None:
        vm = self._draft()
        if vm is None:
            return None
        lines = vm_requirements(self._surroundings.inventory, vm)
        return next((line.fault for line in lines if line.fault is not None), None)

    @property
    def _suggested(self) -> int:
        vm = self._draft()
        return suggested_mmio_gb(self._surroundings.inventory, vm) if vm else 0

    def _draft(self) -> Vm | None:
        """The VM as it would be; a static device is looked for on its own host."""
        config = self.config()
        if isinstance(config, Fault) or not self._surroundings.host:
            return None
        hosts = self._surroundings.inventory.hosts
        owners = (device.host for device in config.static_devices if device.host in hosts)
        return Vm(**{**dict(config), "name": "new", "host": next(owners, self._surroundings.host)})
