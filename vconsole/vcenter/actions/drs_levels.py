"""DRS of a cluster: its settings, and what becomes of its recommendations."""

from typing import Literal, Self

from pydantic import StrictBool, model_validator

from vconsole.model import Cluster, Fault, PlacedDevice, Ref
from vconsole.model.cluster import Automation
from vconsole.vcenter.actions.base import Action, ClusterAction, VmAction
from vconsole.vcenter.actions.migration import MigrateVm
from vconsole.vcenter.actions.power_on import PowerOn
from vconsole.vcenter.actions.recommending import recommended, without
from vconsole.vcenter.event import Event
from vconsole.vcenter.lookup import find_vm
from vconsole.vcenter.recommendation import Recommendation, RecommendedHost
from vconsole.vcenter.state import Change, State


class SetDrs(ClusterAction):
    """Turn DRS of a cluster on or off, or set its automation level; what is not given stays as it is."""

    title = "Reconfigure cluster"

    action: Literal["set-drs"] = "set-drs"
    enabled: StrictBool | None = None
    automation: Automation | None = None

    @model_validator(mode="after")
    def _says_something(self) -> Self:
        if self.enabled is None and self.automation is None:
            raise ValueError('give "enabled" or "automation", or both')
        return self

    def perform_on(self, state: State, cluster: Cluster) -> Change:
        """Change the settings; VMs that run stay where they are."""
        given = {"enabled": self.enabled, "automation": self.automation}
        drs = cluster.drs.model_copy(update={name: value for name, value in given.items() if value is not None})
        words = f"on, {drs.automation.replace('-', ' ')}" if drs.enabled else "off"
        inventory = state.inventory
        if drs != cluster.drs:
            inventory = inventory.with_cluster(cluster.model_copy(update={"drs": drs}))
        after = state.with_inventory(inventory).done(self.title, self.target, detail=f"DRS is {words}")
        message = f"DRS of {cluster.name} is {words}."
        return Change(after, (Event(at=state.now, event="drs-configured", message=message, cluster=cluster.name),))


class ApplyRecommendation(VmAction):
    """Do what DRS recommends for a VM: on the best host, or on another one of those recommended."""

    title = "Apply recommendation"

    action: Literal["apply-recommendation"] = "apply-recommendation"
    host: str | None = None

    def perform(self, state: State) -> Change | Fault:
        """Power the VM on with the devices that were recommended, or migrate it."""
        made = _find(state, self.vm)
        if isinstance(made, Fault):
            return made
        choice = made.on(self.host)
        if choice is None:
            return _other_host(made, str(self.host))
        return _act(made, choice).perform(without(state, self.vm))


def _act(made: Recommendation, choice: RecommendedHost) -> Action:
    if made.reason == "host-maintenance":
        return MigrateVm(vm=made.vm, host=choice.host)
    pairs = zip(made.basis.pci, choice.devices, strict=True)
    hints = tuple(address for device, address in pairs if address and isinstance(device, PlacedDevice))
    return PowerOn(vms=(made.vm,), host=choice.host, devices=hints)


class CancelRecommendation(VmAction):
    """Drop what DRS recommends for a VM."""

    title = "Cancel recommendation"

    action: Literal["cancel-recommendation"] = "cancel-recommendation"

    def perform(self, state: State) -> Change | Fault:
        """Forget the recommendation; the VM stays as it is."""
        made = _find(state, self.vm)
        if isinstance(made, Fault):
            return made
        after = without(state, self.vm).done(self.title, self.target)
        message = f"The recommendation for {self.vm} was cancelled."
        return Change(after, (Event(at=state.now, event="recommendation-cancelled", message=message, vm=self.vm),))


def _find(state: State, vm: str) -> Recommendation | Fault:
    found = recommended(state, vm)
    if found is not None:
        return found
    known = find_vm(state.inventory, vm)
    if isinstance(known, Fault):
        return known
    return Fault(
        code="no-recommendation",
        message=f"DRS recommends nothing for {vm} now.",
        remedy=f"Power {vm} on to ask DRS; at the automation level manual it then recommends hosts.",
        about=Ref("vm", vm),
    )


def _other_host(made: Recommendation, host: str) -> Fault:
    return Fault(
        code="host-not-recommended",
        message=f"{host} is not among the hosts that DRS recommends for {made.vm}.",
        remedy=f"Choose one of: {', '.join(choice.host for choice in made.hosts)}.",
        about=Ref("vm", made.vm),
    )
