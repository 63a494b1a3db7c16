"""Page 7 of the wizard: Customize hardware."""

from textual.app import ComposeResult

from vconsole.model import Fault, Inventory
from vconsole.ui.acts.settings import SettingsEditor, Surroundings
from vconsole.ui.acts.wizard.draft import Draft
from vconsole.ui.acts.wizard.step import Step
from vconsole.vcenter.queries import device_choices


class HardwareStep(Step):
    """The settings of the new VM, with the devices that the compute resource offers."""

    def __init__(self, inventory: Inventory, draft: Draft) -> None:
        super().__init__("Customize hardware", "Configure the virtual machine hardware.")
        self._editor = SettingsEditor(draft.config, _surroundings(inventory, draft))

    def compose(self) -> ComposeResult:
        """The three tabs."""
        yield self._editor

    def enter(self, inventory: Inventory, draft: Draft) -> None:
        """Take up what was chosen on the pages before."""
        self._editor.rebase(draft.config, _surroundings(inventory, draft))

    def leave(self, inventory: Inventory, draft: Draft) -> Draft | Fault:
        """The draft with the settings."""
        del inventory
        config = self._editor.config()
        return config if isinstance(config, Fault) else draft.with_config(**dict(config))

    def focus_first(self) -> None:
        """Begin with the processors."""
        self._editor.first_field.focus()


def _surroundings(inventory: Inventory, draft: Draft) -> Surroundings:
    hosts = draft.hosts(inventory)
    return Surroundings(inventory, hosts[0].name if hosts else "", device_choices(hosts))
