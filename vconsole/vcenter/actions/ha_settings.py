"""The settings of vSphere HA in a cluster."""

from typing import Annotated, Literal, Self

from pydantic import Field, StrictBool, model_validator

from vconsole.model import Cluster, Fault, Ha, Inventory, Ref
from vconsole.model.cluster import AdmissionControl, IsolationResponse, Percent
from vconsole.model.names import Name, nearest
from vconsole.vcenter.actions.base import ClusterAction
from vconsole.vcenter.actions.failover import TryRestarts
from vconsole.vcenter.event import Event
from vconsole.vcenter.state import Change, State


class SetHa(ClusterAction):
    """Change the settings of vSphere HA; what is not given stays as it is."""

    title = "Reconfigure cluster"

    action: Literal["set-ha"] = "set-ha"
    enabled: StrictBool | None = None
    admission_control: AdmissionControl | None = None
    cpu_percent: Percent | None = None
    memory_percent: Percent | None = None
    host_failures_tolerated: Annotated[int, Field(strict=True, ge=0)] | None = None
    failover_hosts: tuple[Name, ...] | None = None
    isolation_response: IsolationResponse | None = None

    @model_validator(mode="after")
    def _says_something(self) -> Self:
        if not self._given():
            raise ValueError(f"give at least one of {', '.join(Ha.model_fields)}")
        return self

    def _given(self) -> dict[str, object]:
        return {name: value for name in Ha.model_fields if (value := getattr(self, name)) is not None}

    def perform_on(self, state: State, cluster: Cluster) -> Change | Fault:
        """Apply the settings; turned off, HA forgets the VMs that it would still have restarted."""
        fault = _not_in_cluster(state.inventory, cluster, self.failover_hosts or ())
        if fault:
            return fault
        ha = cluster.ha.model_copy(update=self._given())
        changed = state.inventory.with_cluster(cluster.model_copy(update={"ha": ha}))
        after = state.with_inventory(changed).done(self.title, self.target)
        event = Event(at=state.now, event="ha-configured", message=_words(cluster.name, ha), cluster=cluster.name)
        return Change(after, (event,)).then(TryRestarts())


def _not_in_cluster(inventory: Inventory, cluster: Cluster, names: tuple[str, ...]) -> Fault | None:
    known = [host.name for host in inventory.hosts_in(cluster.name)]
    wrong = next((name for name in names if name not in known), None)
    if wrong is None:
        return None
    near = nearest(wrong, known)
    return Fault(
        code="host-not-in-cluster",
        message=f'The cluster {cluster.name} has no host "{wrong}".',
        remedy=f'Did you mean "{near}"?' if near else "Name hosts of the cluster.",
        about=Ref("cluster", cluster.name),
    )


def _words(cluster: str, ha: Ha) -> str:
    if not ha.enabled:
        return f"vSphere HA is turned off in {cluster}."
    return f"vSphere HA is turned on in {cluster}; admission control: {ha.admission_control.replace('-', ' ')}."
