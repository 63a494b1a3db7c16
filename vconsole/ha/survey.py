"""The survey of a cluster: each host failed in turn on a copy of the estate."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import Any

from vconsole.ha.admission import admission
from vconsole.ha.figures import Admission
from vconsole.ha.headroom import Headroom, headroom, kinds_of_vms
from vconsole.ha.plan import LeftOff, Plan, Restart, after_failure, plan, running_on
from vconsole.ha.verdicts import Verdicts
from vconsole.model import Cluster, DirectPathIo, HostState, Inventory, NvidiaVgpu, VmPci


@dataclass(frozen=True, slots=True)
class Failure:
    """What the failure of one host would lead to."""

    host: str
    restarts: tuple[Restart, ...]
    """In the order in which they restart."""
    left_off: tuple[LeftOff, ...]
    """By name."""

    def as_json(self) -> dict[str, Any]:
        """The failure as the command line prints it."""
        return {
            "host": self.host,
            "restarts": [
                {"vm": restart.vm.name, "host": restart.host, "devices": [_text(device) for device in restart.devices]}
                for restart in self.restarts
            ],
            "stays_off": [_left_off(left) for left in self.left_off],
        }


@dataclass(frozen=True, slots=True)
class Survey:
    """What the failure of any single host of a cluster would lead to."""

    cluster: str
    failures: tuple[Failure, ...]
    """One for each host that could fail, in the order of the file."""
    headroom: tuple[Headroom, ...]
    """For each set of requests of the cluster's VMs."""
    admission: Admission
    """What vSphere itself looks at: processors and memory."""

    @property
    def survives(self) -> bool:
        """Whether every VM restarts, whichever host fails."""
        return not any(failure.left_off for failure in self.failures)

    @property
    def devices_survive(self) -> bool:
        """Whether every VM with PCI devices restarts, whichever host fails; no admission control looks at that."""
        return not any(left.vm.pci for failure in self.failures for left in failure.left_off)

    def as_json(self) -> dict[str, Any]:
        """The survey as the command line prints it."""
        return {
            "cluster": self.cluster,
            "survives": self.survives,
            "devices_survive": self.devices_survive,
            "admission_control": self.admission.as_json(),
            "failures": [failure.as_json() for failure in self.failures],
            "headroom": [
                {
                    "pci": [request_text(request) for request in room.requests],
                    "running": room.running,
                    "more": room.more,
                    "tightest": room.tightest,
                }
                for room in self.headroom
            ],
        }


def survey(inventory: Inventory, cluster: Cluster, *, told: Callable[[str], None] | None = None) -> Survey:
    """Fail each host of a cluster that is connected (or in maintenance mode) in turn, always on the estate as it is.

    `told` hears the name of each host before it is failed, for whoever waits for a large cluster; what it raises ends
    the survey.
    """
    verdicts = Verdicts(inventory, cluster)
    plans = tuple(_plans(inventory, cluster, verdicts, told or (lambda _: None)))
    return Survey(
        cluster=cluster.name,
        failures=tuple(Failure(host, found.restarts, found.left_off) for host, found in plans),
        headroom=tuple(headroom(verdicts, vm, count, plans) for vm, count in kinds_of_vms(inventory, cluster)),
        admission=admission(inventory, cluster),
    )


def _plans(
    inventory: Inventory, cluster: Cluster, verdicts: Verdicts, told: Callable[[str], None]
) -> Iterator[tuple[str, Plan]]:
    for host in verdicts.hosts:
        if host.state in (HostState.CONNECTED, HostState.MAINTENANCE):
            told(host.name)
            left = after_failure(inventory, host.name)
            stopped = [left.vms[name] for name in running_on(inventory, host.name)]
            yield host.name, plan(left, cluster, stopped, verdicts=verdicts, changed=[host.name])


def request_text(request: VmPci) -> str:
    """A request in the notation of the command line."""
    if isinstance(request, NvidiaVgpu):
        return f"vgpu:{request.profile}"
    if isinstance(request, DirectPathIo):
        return f"{request.host}/{request.address}"
    ids = ",".join(f"{model.vendor:04x}:{model.device:04x}" for model in request.allowed)
    return f"{ids}@{request.label}" if request.label else ids


def _left_off(left: LeftOff) -> dict[str, Any]:
    reason = left.reason
    return {
        "vm": left.vm.name,
        "code": reason.code,
        "message": reason.message,
        "remedy": reason.remedy,
        "hosts": [
            {"host": cause.about and cause.about.name, "code": cause.code, "message": cause.message}
            for cause in reason.causes
        ],
    }


def _text(device: object) -> str | None:
    return None if device is None else str(device)
