"""What every action is: a named value that turns one state into the next, or says why not."""

from abc import abstractmethod
from collections.abc import Iterator
from typing import Annotated, Any, ClassVar

from pydantic import Field, StrictBool, model_validator

from vconsole.model import Cluster, Fault, Model, Ref
from vconsole.vcenter.lookup import find_cluster
from vconsole.vcenter.state import Change, State


class Action(Model):
    """One act of a person or a program: a line of the journal."""

    needs_vcenter: ClassVar[bool] = True
    """Whether it goes through vCenter; what only a rehearsal can do to the estate does not."""
    title: ClassVar[str]
    """What it does, as Recent Tasks and Undo name it: vSphere's name of the task or the client's of the button."""

    @property
    def asks_vcenter(self) -> bool:
        """Whether this very act goes through vCenter, and is refused while that is down."""
        return self.needs_vcenter

    @property
    @abstractmethod
    def target(self) -> Ref:
        """The object it acts on; the first one of several."""

    @property
    def about(self) -> str:
        """What it acts on in a few words, as Undo names it."""
        return self.target.name

    @abstractmethod
    def perform(self, state: State) -> Change | Fault:
        """The change it makes, or why it is refused; a refusal changes nothing."""


class HostsOwn(Action):
    """An act that a host does by itself as well, when somebody asks it in its shell."""

    by_host: StrictBool = False
    """Whether the host is asked itself, past vCenter: it then does it while vCenter is down."""

    @property
    def asks_vcenter(self) -> bool:
        """Whether it goes through vCenter."""
        return not self.by_host


class HostAction(Action):
    """An action on one host."""

    host: str

    @property
    def target(self) -> Ref:
        """The host."""
        return Ref("host", self.host)


class ClusterAction(Action):
    """An action on one cluster."""

    cluster: str

    @property
    def target(self) -> Ref:
        """The cluster."""
        return Ref("cluster", self.cluster)

    def perform(self, state: State) -> Change | Fault:
        """Do it to the cluster of this name, if there is one."""
        cluster = find_cluster(state.inventory, self.cluster)
        return cluster if isinstance(cluster, Fault) else self.perform_on(state, cluster)

    @abstractmethod
    def perform_on(self, state: State, cluster: Cluster) -> Change | Fault:
        """The change for the cluster, or why it is refused."""


class VmAction(Action):
    """An action on one VM."""

    vm: str

    @property
    def target(self) -> Ref:
        """The VM."""
        return Ref("vm", self.vm)


class VmsAction(Action):
    """An action on one or several VMs; `vm` may be written for a single one."""

    vms: Annotated[tuple[str, ...], Field(min_length=1)]

    @model_validator(mode="before")
    @classmethod
    def _accept_one(cls, value: Any) -> Any:
        if isinstance(value, dict) and "vm" in value:
            if "vms" in value:
                raise ValueError('name the virtual machines by "vm" or by "vms", not by both')
            return {**{key: part for key, part in value.items() if key != "vm"}, "vms": [value["vm"]]}
        return value

    @property
    def target(self) -> Ref:
        """The first VM."""
        return Ref("vm", self.vms[0])

    @property
    def about(self) -> str:
        """The name of a single VM, or how many there are."""
        count = len(set(self.vms))
        return self.target.name if count == 1 else f"{count} virtual machines"

    def perform(self, state: State) -> Change | Fault:
        """Do it to one VM after the other; a refused one does not keep the others from it."""
        if len(self.vms) == 1:
            return self.perform_one(state, self.vms[0])
        *_, change = self.one_by_one(state)
        return change

    def one_by_one(self, state: State) -> Iterator[Change]:
        """What it makes of a state: each change is that for one VM more than the one before."""
        change = Change(state)
        for name in dict.fromkeys(self.vms):
            about, outcome = Ref("vm", name), self.perform_one(change.state, name)
            if isinstance(outcome, Fault):
                outcome = _of_vm(outcome, about)
            change = each(change, self.title, about, outcome)
            yield change

    @abstractmethod
    def perform_one(self, state: State, name: str) -> Change | Fault:
        """The change for one VM, or why it is refused."""


def _of_vm(fault: Fault, vm: Ref) -> Fault:
    """A refusal of one VM of many, which says whose it is even if the reason lies in its host."""
    return fault if fault.about is not None and fault.about.kind == vm.kind else fault._replace(about=vm)


def each(change: Change, title: str, target: Ref, outcome: Change | Fault) -> Change:
    """A change followed by the outcome for the next object of many."""
    if isinstance(outcome, Fault):
        refused = change.state.done(title, target, fault=outcome)
        return Change(refused, change.events, (*change.faults, outcome))
    return Change(outcome.state, change.events + outcome.events, change.faults + outcome.faults)
