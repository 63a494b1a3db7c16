"""What exists: the estate as frozen values, faults, and the catalogues of facts."""

from vconsole.model.access import ACCESS_NAMES, DirectPathIo, DynamicDirectPathIo, NvidiaVgpu, PlacedDevice, VmPci
from vconsole.model.address import PciAddress
from vconsole.model.base import Model
from vconsole.model.cluster import Cluster, Datacenter, Drs, Ha, VCenter
from vconsole.model.device import GraphicsType, Passthrough, PciDevice
from vconsole.model.fault import Fault
from vconsole.model.host import Host, HostConfig, HostGraphics, HostState
from vconsole.model.ids import DeviceId, format_id, parse_id
from vconsole.model.inventory import Inventory
from vconsole.model.ref import Kind, Ref
from vconsole.model.vm import Firmware, Power, Vm, VmConfig
from vconsole.model.vm_class import VmClass

__all__ = [
    "ACCESS_NAMES",
    "Cluster",
    "Datacenter",
    "DeviceId",
    "DirectPathIo",
    "Drs",
    "DynamicDirectPathIo",
    "Fault",
    "Firmware",
    "GraphicsType",
    "Ha",
    "Host",
    "HostConfig",
    "HostGraphics",
    "HostState",
    "Inventory",
    "Kind",
    "Model",
    "NvidiaVgpu",
    "Passthrough",
    "PciAddress",
    "PciDevice",
    "PlacedDevice",
    "Power",
    "Ref",
    "VCenter",
    "Vm",
    "VmClass",
    "VmConfig",
    "VmPci",
    "format_id",
    "parse_id",
]
