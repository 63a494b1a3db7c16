"""VM classes: new ones, VMs from them, their YAML, and deleting them."""

from vconsole.model import Ref
from vconsole.ui.acts.vm_classes.deployment import open_deployment
from vconsole.ui.acts.vm_classes.new_class import open_new_class
from vconsole.ui.acts.vm_classes.yaml_dialog import YamlDialog
from vconsole.ui.desk import Desk
from vconsole.ui.dialogs import ConfirmDialog
from vconsole.vcenter import DeleteVmClass

__all__ = ["open_deletion", "open_deployment", "open_new_class", "open_yaml"]


def open_yaml(desk: Desk, ref: Ref) -> None:
    """Show a class as YAML."""
    desk.push_screen(YamlDialog(desk.inventory.vm_classes[ref.name]))


def open_deletion(desk: Desk, ref: Ref) -> None:
    """Delete a class after a question."""
    detail = "VMs that were deployed from it stay as they are."

    def go_on(yes: bool | None) -> None:  # noqa: FBT001
        if yes:
            desk.perform(DeleteVmClass(vm_class=ref.name))

    desk.push_screen(
        ConfirmDialog("Delete VM Class", ref.name, f"Delete {ref.name}?", detail=detail, confirm="DELETE"), go_on
    )
