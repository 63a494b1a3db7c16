"""Why something cannot be tried on an estate."""

from vconsole.model import Cluster, Fault, Host, Inventory, Ref


def only_host(inventory: Inventory, host: Host) -> Fault | None:
    """The fault for a host beside which there is no other in its cluster, or None."""
    if len(inventory.peers_of(host.name)) > 1:
        return None
    where = f"the only host of {host.cluster}" if host.cluster else "in no cluster"
    return Fault(
        code="no-other-host",
        message=f"{host.name} is {where}; there is no other host to try it with.",
        remedy="See the answer of the small estate.",
        about=Ref("host", host.name),
    )


def is_about_device(fault: Fault) -> bool:
    """Whether a PCI device is a reason for a refusal."""
    return fault.slot is not None or any(is_about_device(cause) for cause in fault.causes)


def ha_is_off(cluster: Cluster | None) -> Fault | None:
    """The fault for a cluster without vSphere HA, or None."""
    if cluster is None or cluster.ha.enabled:
        return None
    return _turned_off("vSphere HA", "ha-is-off", cluster)


def drs_is_off(cluster: Cluster | None) -> Fault | None:
    """The fault for a cluster without DRS, or None."""
    if cluster is None or cluster.drs.enabled:
        return None
    return _turned_off("vSphere DRS", "drs-is-off", cluster)


def _turned_off(service: str, code: str, cluster: Cluster) -> Fault:
    return Fault(
        code=code,
        message=f"{service} is turned off in {cluster.name}.",
        remedy="Turn it on, or see the answer of the small estate.",
        about=Ref("cluster", cluster.name),
    )
