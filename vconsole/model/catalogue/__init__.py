"""Facts about the real world as data: devices, vGPU profiles, guests, versions, configuration maximums, capabilities.

Each fact lies in a TOML file beside this package's modules, with its source. They are read when first asked for.
"""

from vconsole.model.catalogue.capabilities import (
    Capability,
    DeviceClass,
    Operation,
    OperationName,
    device_class,
    operations,
    refusals,
)
from vconsole.model.catalogue.device_type import DeviceSource, DeviceType, device_type_of, device_types, vendor_name_of
from vconsole.model.catalogue.guests import GuestOs, guest_id, guests
from vconsole.model.catalogue.maximums import Maximum, max_passthrough_devices, maximums
from vconsole.model.catalogue.vcenter_settings import VcenterSetting, nearly_known, vcenter_settings
from vconsole.model.catalogue.versions import (
    DYNAMIC_HARDWARE_VERSION,
    HardwareVersion,
    hardware_version_exists,
    hardware_versions,
    nearest_hardware_versions,
    newest_hardware_version,
    release,
)
from vconsole.model.catalogue.vgpu import (
    VgpuBoard,
    VgpuProfile,
    vgpu_boards,
    vgpu_profile,
    vgpu_profiles,
    vgpu_profiles_of,
)

__all__ = [
    "DYNAMIC_HARDWARE_VERSION",
    "Capability",
    "DeviceClass",
    "DeviceSource",
    "DeviceType",
    "GuestOs",
    "HardwareVersion",
    "Maximum",
    "Operation",
    "OperationName",
    "VcenterSetting",
    "VgpuBoard",
    "VgpuProfile",
    "device_class",
    "device_type_of",
    "device_types",
    "guest_id",
    "guests",
    "hardware_version_exists",
    "hardware_versions",
    "max_passthrough_devices",
    "maximums",
    "nearest_hardware_versions",
    "nearly_known",
    "newest_hardware_version",
    "operations",
    "refusals",
    "release",
    "vcenter_settings",
    "vendor_name_of",
    "vgpu_boards",
    "vgpu_profile",
    "vgpu_profiles",
    "vgpu_profiles_of",
]
