"""The advanced settings of vCenter."""

from typing import Literal

from vconsole.model import Fault, Ref
from vconsole.model.catalogue import nearly_known, vcenter_settings
from vconsole.model.names import Name, show_text
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
        """Keep the text under the key, unless that is a known one with a typo, which would do nothing."""
        near = None if self.value is None else nearly_known(self.key)
        if near is not None:
            return _misspelt(self.key, *near)
        vcenter = state.inventory.vcenter
        settings = {key: value for key, value in vcenter.advanced.items() if key != self.key}
        if self.value is not None:
            settings[self.key] = self.value
        inventory = state.inventory
        if settings != vcenter.advanced:
            inventory = inventory.with_vcenter(vcenter.model_copy(update={"advanced": settings}))
        words = f"is set to {self.value}{self._meaningless}" if self.value is not None else "is not set any more"
        after = state.with_inventory(inventory).done(self.title, Ref("vcenter", vcenter.name), detail=self.key)
        message = f"The advanced setting {self.key} of {vcenter.name} {words}."
        return Change(after, (Event(at=state.now, event="vcenter-setting-set", message=message),))

    @property
    def _meaningless(self) -> str:
        """What to say of a known setting with a value that it does not have."""
        known = vcenter_settings().get(self.key)
        if known is None or self.value is None or known.means(self.value):
            return ""
        return f", which means nothing; expected is {' or '.join(known.values)}"


def _misspelt(key: str, known: str, how: str) -> Fault:
    return Fault(
        code="setting-misspelt",
        message=f"{show_text(key)} does nothing. It and {known} are nearly the same: {how}.",
        remedy=f"Write {known}.",
    )
