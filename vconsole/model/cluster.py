"""vCenter, datacenters and clusters."""

from collections.abc import Mapping
from typing import Annotated, Literal

from pydantic import Field, StrictBool

from vconsole.model.base import Model
from vconsole.model.names import Name

Percent = Annotated[int, Field(strict=True, ge=0, le=100)]

Automation = Literal["manual", "partially-automated", "fully-automated"]
"""What DRS does by itself: recommend only, place VMs at power-on, or also migrate them."""

AdmissionControl = Literal["cluster-resource-percentage", "slot-policy", "dedicated-failover-hosts", "disabled"]
"""How vSphere HA keeps capacity free for a failure."""

IsolationResponse = Literal["none", "power-off", "shutdown"]
"""What an isolated host does with its VMs: lets them run, powers them off, or shuts their guests down."""


class Drs(Model):
    """vSphere DRS of a cluster."""

    enabled: StrictBool = True
    automation: Automation = "fully-automated"


class Ha(Model):
    """vSphere HA of a cluster."""

    enabled: StrictBool = False
    admission_control: AdmissionControl = "cluster-resource-percentage"
    cpu_percent: Percent = 25
    memory_percent: Percent = 25
    host_failures_tolerated: Annotated[int, Field(strict=True, ge=0)] = 1
    """How many hosts the slot policy lets fail."""
    failover_hosts: tuple[Name, ...] = ()
    """The dedicated failover hosts: no VM is powered on there, and HA restarts VMs there first."""
    isolation_response: IsolationResponse = "none"


class VCenter(Model):
    """The vCenter Server of the estate."""

    name: Name = "vcsa-01.lab.local"
    version: str = "8.0.3"
    advanced: Mapping[Name, str] = Field(default_factory=dict)
    """Advanced settings, by key."""
    up: StrictBool = Field(default=True, exclude=True)
    """Whether it runs; without it no client can do anything, and DRS does nothing either."""


class Datacenter(Model):
    """A datacenter with the datastores that all its hosts share."""

    name: Name
    datastores: Annotated[tuple[Name, ...], Field(min_length=1)] = ("shared-datastore",)


class Cluster(Model):
    """A cluster of hosts."""

    name: Name
    datacenter: Name
    drs: Drs = Drs()
    ha: Ha = Ha()
