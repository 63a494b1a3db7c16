"""Dedicated failover hosts: kept free of VMs until a host fails."""

from collections.abc import Sequence
from dataclasses import replace

from vconsole.drs import Placement
from vconsole.model import Cluster, Fault, Ha, Ref


def spare_failover_hosts(placement: Placement, cluster: Cluster) -> Placement:
    """The placement of a power-on, which may not go to dedicated failover hosts; they say so."""
    spared = dedicated_hosts(cluster.ha)
    if not spared:
        return placement
    verdicts = tuple(
        replace(verdict, host_reasons=(*verdict.host_reasons, _kept_free(verdict.host)))
        if verdict.host in spared
        else verdict
        for verdict in placement.hosts
    )
    return Placement(placement.vm, verdicts)


def dedicated_hosts(ha: Ha) -> Sequence[str]:
    """The hosts that are kept for a failure; none under any other policy."""
    return ha.failover_hosts if ha.enabled and ha.admission_control == "dedicated-failover-hosts" else ()


def _kept_free(host: str) -> Fault:
    return Fault(
        code="dedicated-failover-host",
        message=f"{host} is a dedicated failover host; only vSphere HA starts VMs there.",
        remedy="Take the host out of the failover hosts of the cluster.",
        about=Ref("host", host),
    )
