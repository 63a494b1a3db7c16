"""The ESXi host's own part: requirements, binding at power-on, passthrough and graphics services."""

from vconsole.assignable import SharedGpu, Use, VgpuUse, VgpuWeight, gpu_faults, uses, vgpu_uses
from vconsole.esxi.binding import bind
from vconsole.esxi.graphics import (
    TYPE_TITLES,
    GraphicsDevice,
    graphics_devices,
    rebooted,
    set_device_type,
    set_host_default,
    shared_gpus,
    types_in_use,
    weights_for,
)
from vconsole.esxi.mmio import check_mmio, suggested_gb
from vconsole.esxi.passthrough import (
    Toggled,
    dependents,
    host_unreachable,
    no_such_device,
    set_passthrough,
)
from vconsole.esxi.requirements import Requirement, passed_devices, requirements, unmet, with_mmio_region

__all__ = [
    "TYPE_TITLES",
    "GraphicsDevice",
    "Requirement",
    "SharedGpu",
    "Toggled",
    "Use",
    "VgpuUse",
    "VgpuWeight",
    "bind",
    "check_mmio",
    "dependents",
    "gpu_faults",
    "graphics_devices",
    "host_unreachable",
    "no_such_device",
    "passed_devices",
    "rebooted",
    "requirements",
    "set_device_type",
    "set_host_default",
    "set_passthrough",
    "shared_gpus",
    "suggested_gb",
    "types_in_use",
    "unmet",
    "uses",
    "vgpu_uses",
    "weights_for",
    "with_mmio_region",
]
