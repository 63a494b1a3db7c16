"""The events of a session about one object."""

from collections.abc import Callable, Sequence

from vconsole.model import Inventory, Ref
from vconsole.vcenter.event import Event
from vconsole.vcenter.queries.tree import clusters_below, hosts_below


def events_about(inventory: Inventory, ref: Ref, events: Sequence[Event]) -> tuple[tuple[int, Event], ...]:
    """The events about an object and all below it as the estate is now, newest first, each with its number from 0."""
    concerns = _everything if ref.kind == "vcenter" else _those_of(inventory, ref)
    return tuple((number, events[number]) for number in reversed(range(len(events))) if concerns(events[number]))


def _everything(event: Event) -> bool:
    del event
    return True


def _those_of(inventory: Inventory, ref: Ref) -> Callable[[Event], bool]:
    if ref.kind == "vm":
        return lambda event: event.vm == ref.name
    hosts = {host.name for host in hosts_below(inventory, ref)}
    clusters = {ref.name} if ref.kind == "cluster" else set(clusters_below(inventory, ref))

    def concerns(event: Event) -> bool:
        vm = inventory.vms.get(event.vm) if event.vm else None
        return event.host in hosts or event.cluster in clusters or (vm is not None and vm.host in hosts)

    return concerns
