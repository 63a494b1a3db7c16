"""The advanced settings of vCenter."""

from typing import Literal

from vconsole.model import Fault, Ref
from vconsole.model.names import Name
from vconsole.vcenter.actions.base import Action
from vconsole.vcenter.event import Event
from vconsole.vcenter.state import Change, State


class SetVcenterSetting(Action):
    """Set one advanced setting of vCenter, or take it away; one that is not known here is kept and does nothing."""

    title = "Configure vCenter advanced settings"

    action: Literal["set-vcenter-setting"] = "set-vcenter-setting"
    key: Name
    value: str | None

    @property
    def target(self) -> Ref:
        """VCenter, whatever its name."""
        return Ref("vcenter", "vCenter Server")

    def perform(self, state: State) -> Change | Fault:
        """Keep the text under the key."""
        vcenter = state.inventory.vcenter
        settings = {key: value for key, value in vcenter.advanced.items() if key != self.key}
        if self.value is not None:
            settings[self.key] = self.value
        inventory = state.inventory
        if settings != vcenter.advanced:
            inventory = inventory.with_vcenter(vcenter.model_copy(update={"advanced": settings}))
        words = f"is set to {self.value}" if self.value is not None else "is not set any more"
        after = state.with_inventory(inventory).done(self.title, Ref("vcenter", vcenter.name), detail=self.key)
        message = f"The advanced setting {self.key} of {vcenter.name} {words}."
        return Change(after, (Event(at=state.now, event="vcenter-setting-set", message=message),))
