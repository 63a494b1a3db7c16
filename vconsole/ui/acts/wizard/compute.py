"""The choice of a compute resource: a cluster or a host."""

from collections.abc import Iterator, Sequence
from dataclasses import replace

from vconsole.model import Cluster, Host, HostState, Inventory, Ref
from vconsole.ui.acts.wizard.draft import Draft
from vconsole.ui.acts.wizard.step import Choice, Option
from vconsole.ui.look import KIND_GLYPHS, state_of
from vconsole.ui.widgets import Cell

WITH_DRS = "DRS chooses the host when the VM is powered on."
WITHOUT_DRS = "Without DRS the VM starts on the host where it is registered, and only there."
ON_HOST = (
    "The VM is registered on this host, and powered on there after creation if you ask for it. "
    "Later power-ons in a cluster with DRS may choose another host."
)


def _options(inventory: Inventory, draft: Draft) -> Sequence[Option]:
    below = (row for cluster in inventory.clusters_in(draft.datacenter) for row in _rows(inventory, cluster))
    alone = (_host_option(host, depth=0) for host in inventory.standalone_hosts(draft.datacenter))
    return (*below, *alone)


def _rows(inventory: Inventory, cluster: Cluster) -> Iterator[Option]:
    """A cluster and its hosts."""
    hosts = inventory.hosts_in(cluster.name)
    usable = any(host.state is HostState.CONNECTED for host in hosts)
    count = f"{len(hosts)} host{'' if len(hosts) == 1 else 's'}"
    yield Option(
        Ref("cluster", cluster.name),
        Cell(cluster.name, KIND_GLYPHS["cluster"]),
        (f"{count}, DRS {'on' if cluster.drs.enabled else 'off'}",),
        why_not="" if usable else "the cluster has no connected host",
        note=WITH_DRS if cluster.drs.enabled else WITHOUT_DRS,
    )
    for host in hosts:
        yield _host_option(host, depth=1)


def _host_option(host: Host, *, depth: int) -> Option:
    connected = host.state is HostState.CONNECTED
    why_not = "" if connected else f"it is not connected ({host.state.wording})"
    cell = Cell(host.name, KIND_GLYPHS["host"])
    return Option(Ref("host", host.name), cell, (state_of(host),), why_not=why_not, note=ON_HOST, depth=depth)


def _take(inventory: Inventory, draft: Draft, option: Option) -> Draft:
    """The draft on another compute resource, with the newest compatibility that all its hosts know."""
    if not isinstance(option.key, Ref) or option.key == draft.compute:
        return draft
    moved = replace(draft, compute=option.key)
    newest = moved.newest_version(inventory)
    return moved.with_config(hardware_version=newest) if newest else moved


COMPUTE_RESOURCE = Choice(
    columns=("Name", "State"),
    options=_options,
    preferred=lambda _inventory, draft: draft.compute,
    take=_take,
)
"""Clusters with their hosts, and hosts that stand alone."""
