"""Names that stand twice, and names of what is not there."""

from collections.abc import Iterator, Mapping
from typing import Any

from vconsole.files.cluster.draft import Draft
from vconsole.files.cluster.form import KINDS
from vconsole.files.cluster.places import Finding, name_of, place_of, tables_in
from vconsole.files.problems import shown
from vconsole.files.wording import suggestion
from vconsole.model import Cluster

Declared = dict[str, dict[str, int]]
"""For each kind of object: the index of the first of each name."""


def reference_contradictions(draft: Draft, clusters_of_vms: Mapping[int, Any]) -> Iterator[Finding]:
    """Names that are given twice, that are not declared, or that do not go together."""
    declared: Declared = {kind: {} for kind in KINDS}
    yield from _names_twice(draft, declared)
    yield from _clusters(draft, declared)
    yield from _hosts(draft, declared)
    yield from _vms(draft, declared, clusters_of_vms)


def _names_twice(draft: Draft, declared: Declared) -> Iterator[Finding]:
    for kind, first_of in declared.items():
        for index, table in tables_in(draft.raw, kind):
            name = name_of(table)
            if name is None:
                continue
            first = first_of.setdefault(name, index)
            if first != index:
                yield (
                    (kind, index, "name"),
                    f"{shown(name)} is already the name of {place_of(draft.raw, (kind, first))}",
                )


def _not_there(kind: str, name: object, declared: Declared) -> str:
    return f"there is no {kind} {shown(name)}{suggestion(str(name), declared[kind], 'there are')}"


def _clusters(draft: Draft, declared: Declared) -> Iterator[Finding]:
    for index, cluster in enumerate(draft.file.cluster):
        if draft.knows("cluster", index, "datacenter") and cluster.datacenter not in declared["datacenter"]:
            yield (
                draft.loc("cluster", index, "datacenter"),
                _not_there("datacenter", cluster.datacenter, declared),
            )
        yield from _failover_hosts(draft, index, cluster)


def _failover_hosts(draft: Draft, index: int, cluster: Cluster) -> Iterator[Finding]:
    members = [
        name_of(table) or "" for _, table in tables_in(draft.raw, "host") if table.get("cluster") == cluster.name
    ]
    for name in cluster.ha.failover_hosts:
        if name not in members:
            message = f"{shown(name)} is no host of the cluster{suggestion(name, members, 'it has')}"
            yield draft.loc("cluster", index, "ha", "failover_hosts"), message


def _hosts(draft: Draft, declared: Declared) -> Iterator[Finding]:
    datacenter_of = {
        cluster.name: cluster.datacenter
        for index, cluster in enumerate(draft.file.cluster)
        if draft.knows("cluster", index, "datacenter")
    }
    for index, host in enumerate(draft.file.host):
        above = None if host.cluster is None else datacenter_of.get(host.cluster)
        if host.cluster is not None and host.cluster not in declared["cluster"]:
            yield draft.loc("host", index, "cluster"), _not_there("cluster", host.cluster, declared)
        elif not draft.knows("host", index, "datacenter"):
            continue
        elif host.datacenter not in declared["datacenter"] and host.datacenter != above:
            yield draft.loc("host", index, "datacenter"), _not_there("datacenter", host.datacenter, declared)
        elif above is not None and above != host.datacenter:
            place = place_of(draft.raw, ("cluster", declared["cluster"][str(host.cluster)]))
            message = f"{shown(host.datacenter)} contradicts {place}, which is in datacenter {shown(above)}"
            yield draft.loc("host", index, "datacenter"), message


def _vms(draft: Draft, declared: Declared, clusters_of_vms: Mapping[int, Any]) -> Iterator[Finding]:
    cluster_of = {host.name: host.cluster for host in reversed(draft.file.host)}
    for index, vm in enumerate(draft.file.vm):
        if draft.knows("vm", index, "host") and vm.host not in declared["host"]:
            yield draft.loc("vm", index, "host"), _not_there("host", vm.host, declared)
        here = draft.loc("vm", index)
        cluster = clusters_of_vms.get(int(here[1])) if clusters_of_vms else None
        if cluster is None:
            continue
        if not isinstance(cluster, str) or cluster not in declared["cluster"]:
            yield (*here, "cluster"), _not_there("cluster", cluster, declared)
        elif vm.host in cluster_of and cluster_of[vm.host] != cluster:
            place = place_of(draft.raw, ("host", declared["host"][vm.host]))
            stands = f"is in cluster {shown(cluster_of[vm.host])}" if cluster_of[vm.host] else "is in no cluster"
            yield (*here, "cluster"), f"{shown(cluster)} contradicts the VM's {place}, which {stands}"
