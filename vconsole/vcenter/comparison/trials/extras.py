"""What a trial adds to an estate: other VMs beside the one it is about, and a DRS that does not wait for a person."""

from itertools import count

from vconsole.model import Cluster, Inventory
from vconsole.model.names import LABEL_LENGTH_MAX
from vconsole.vcenter.actions import SetDrs
from vconsole.vcenter.comparison.run import Run

_ROOM = 16
"""Characters that a name leaves for what is added to it."""


def name_beside(inventory: Inventory, vm: str, what: str) -> str:
    """A name for another VM that no VM has; it stands after the VM's own in the order of names."""
    stem = f"{vm[: LABEL_LENGTH_MAX - _ROOM]}-{what}"
    return next(name for number in count(1) if (name := f"{stem}-{number}") not in inventory.vms)


def drs_placing(run: Run, cluster: Cluster | None) -> Run:
    """The run with a DRS that places VMs by itself where it only recommends."""
    if cluster is None or not cluster.drs.enabled or cluster.drs.automation != "manual":
        return run
    return run.then(SetDrs(cluster=cluster.name, automation="partially-automated"))
