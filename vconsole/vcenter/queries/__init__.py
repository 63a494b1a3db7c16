"""Questions of the screens to an inventory: they change nothing and walk no further than what is shown."""

from vconsole.drs import Capacity, DeviceKind, Holder, HostLoad, VgpuCapacity, VgpuHolder
from vconsole.esxi import VgpuUse, VgpuWeight
from vconsole.vcenter.queries.awaiting import AWAITS_RESTART, awaiting_ha
from vconsole.vcenter.queries.choices import DeviceChoice, device_choices
from vconsole.vcenter.queries.configuration_file import ConfigurationFile, ConfigurationLine, configuration_file
from vconsole.vcenter.queries.drs import (
    GroupPowerOn,
    LoadBalance,
    drs_faults,
    drs_recommendations,
    group_power_on,
    load_balance,
)
from vconsole.vcenter.queries.events import events_about
from vconsole.vcenter.queries.next_vgpu import NextVgpu, ProfileChoice, next_vgpu, next_vgpus, profile_choices
from vconsole.vcenter.queries.pci import PASSTHROUGH_WORDS, PciRow, goes_along, pci_rows
from vconsole.vcenter.queries.reach import out_of_reach
from vconsole.vcenter.queries.search import Place, PlaceIndex
from vconsole.vcenter.queries.tasks import tasks_about
from vconsole.vcenter.queries.tree import (
    clusters_below,
    folders_in,
    has_children,
    hosts_and_clusters,
    hosts_below,
    path_to,
    vms_of,
)
from vconsole.vcenter.queries.usage import HostUsage, device_capacities, host_usage
from vconsole.vcenter.queries.vcenter_settings import SettingRow, setting_rows
from vconsole.vcenter.queries.vgpus import GpuSharing, cluster_vgpus, gpu_sharing, vgpu_refusals, vgpu_weights
from vconsole.vcenter.queries.vm_classes import VmClassRow, vm_class_rows
from vconsole.vcenter.queries.vm_devices import (
    VmDeviceRow,
    describe_request,
    describe_requests,
    suggested_mmio_gb,
    vm_device_rows,
    vm_requirements,
)

__all__ = [
    "AWAITS_RESTART",
    "PASSTHROUGH_WORDS",
    "Capacity",
    "ConfigurationFile",
    "ConfigurationLine",
    "DeviceChoice",
    "DeviceKind",
    "GpuSharing",
    "GroupPowerOn",
    "Holder",
    "HostLoad",
    "HostUsage",
    "LoadBalance",
    "NextVgpu",
    "PciRow",
    "Place",
    "PlaceIndex",
    "ProfileChoice",
    "SettingRow",
    "VgpuCapacity",
    "VgpuHolder",
    "VgpuUse",
    "VgpuWeight",
    "VmClassRow",
    "VmDeviceRow",
    "awaiting_ha",
    "cluster_vgpus",
    "clusters_below",
    "configuration_file",
    "describe_request",
    "describe_requests",
    "device_capacities",
    "device_choices",
    "drs_faults",
    "drs_recommendations",
    "events_about",
    "folders_in",
    "goes_along",
    "gpu_sharing",
    "group_power_on",
    "has_children",
    "host_usage",
    "hosts_and_clusters",
    "hosts_below",
    "load_balance",
    "next_vgpu",
    "next_vgpus",
    "out_of_reach",
    "path_to",
    "pci_rows",
    "profile_choices",
    "setting_rows",
    "suggested_mmio_gb",
    "tasks_about",
    "vgpu_refusals",
    "vgpu_weights",
    "vm_class_rows",
    "vm_device_rows",
    "vm_requirements",
    "vms_of",
]
