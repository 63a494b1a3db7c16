"""What is told of acts that were tried on a copy: what happened, and why not where something was refused."""

from collections.abc import Iterable, Iterator, Sequence
from itertools import groupby

from vconsole.lessons.lab import Act
from vconsole.lessons.predicates import Evidence, tried
from vconsole.model import Fault, Ref
from vconsole.vcenter import Event, Task

READABLE = 6
"""How many sentences are read at one go; of more, those are left out that only lead to another."""
HOSTS_MAX = 3
"""How many hosts tell why they refuse a VM."""
_COMPLETED_BY_ANOTHER = frozenset(
    {
        "device-assigned",
        "device-hinted",
        "failover-completed",
        "failover-started",
        "host-connection-lost",
        "vm-disconnected",
        "vm-placed",
    }
)


def told(start: Evidence, acts: Iterable[Act]) -> tuple[str, ...]:
    """What came of acts that were tried one after the other on a copy, in sentences."""
    now, sayings = start, list[str | Event]()
    for act in acts:
        before, now = now, tried(now, [act.performed])
        sayings += [*now.events[len(before.events) :], *_refusals(now.tasks[len(before.tasks) :], now)]
    happened = [saying for saying in sayings if isinstance(saying, Event)]
    on_the_way = _on_the_way(happened) if len(sayings) > READABLE else ()
    return tuple(
        saying.message if isinstance(saying, Event) else saying for saying in sayings if saying not in on_the_way
    )


def _on_the_way(events: Sequence[Event]) -> Sequence[Event]:
    """The events that another one completes, and what a failed host has to say."""
    failed = {event.host for event in events if event.event == "host-failed"}
    restarted = {event.vm for event in events if event.event == "vm-restarted-by-ha"}
    return [
        event
        for event in events
        if event.event in _COMPLETED_BY_ANOTHER
        or (event.event == "vm-powered-on" and event.vm in restarted)
        or (event.event == "restart-refused" and event.host in failed)
    ]


def _refusals(tasks: Sequence[Task], evidence: Evidence) -> Iterator[str]:
    for task in tasks:
        if task.fault is not None:
            vm = evidence.state.inventory.vms.get(task.target.name)
            reasons = " ".join((task.fault.message, *_reasons(task.fault, vm.host if vm else "")))
            yield f"{task.name} ({task.target.name}): {reasons}"


def _reasons(fault: Fault, home: str) -> Iterator[str]:
    """The reasons of each host, that of the VM first; of many hosts only some tell."""
    causes = sorted(fault.causes, key=lambda cause: not _is_of(cause, home))
    by_object = [(about, tuple(each)) for about, each in groupby(causes, key=lambda cause: cause.about)]
    for about, reasons in by_object[:HOSTS_MAX]:
        yield _of_object(about, " ".join(reason.message for reason in reasons))
    if len(by_object) > HOSTS_MAX:
        yield f"Hosts that do not take it either: {len(by_object) - HOSTS_MAX}."


def _is_of(cause: Fault, host: str) -> bool:
    return cause.about is not None and cause.about.name == host


def _of_object(about: Ref | None, reasons: str) -> str:
    """The reasons with the name of the object that they are about, unless they begin with it."""
    return reasons if about is None or reasons.startswith(about.name) else f"{about.name}: {reasons}"
