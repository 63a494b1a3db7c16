"""Builders: a small estate in a line or two, for tests that are about one thing."""

from typing import Any

from vconsole.model import (
    Cluster,
    Datacenter,
    DeviceId,
    DirectPathIo,
    DynamicDirectPathIo,
    GraphicsType,
    Host,
    HostGraphics,
    Inventory,
    NvidiaVgpu,
    Passthrough,
    PciAddress,
    PciDevice,
    Power,
    Vm,
)
from vconsole.model.vm import MMIO_SIZE, MMIO_SWITCH

A100 = DeviceId(0x10DE, 0x20F1)
A100_80 = DeviceId(0x10DE, 0x20B5)
A40 = DeviceId(0x10DE, 0x2235)
T4 = DeviceId(0x10DE, 0x1EB8)

_NAMES = {A100: "GA100 [A100 PCIe 40GB]", A100_80: "GA100 [A100 PCIe 80GB]", A40: "GA102GL [A40]"}
_NAMES |= {T4: "TU104GL [Tesla T4]"}
_BARS = {A100: (16, 65536, 32), T4: (16, 256, 32)}
_MEMORY = {A100: 40, A100_80: 80, A40: 48, T4: 16}


def device(address: str, id: DeviceId = A100, *, label: str | None = None, **fields: Any) -> PciDevice:  # noqa: A002
    """A GPU at an address, passed through unless told otherwise."""
    return PciDevice.model_validate(
        {
            "address": address,
            "vendor_id": id.vendor,
            "device_id": id.device,
            "vendor_name": "NVIDIA Corporation",
            "device_name": _NAMES.get(id, f"Device {id}"),
            "class_id": 0x0302,
            "memory_gb": _MEMORY.get(id, 0),
            "bars_mb": _BARS.get(id, ()),
            "passthrough": Passthrough.ENABLED,
            "hardware_label": label,
            **fields,
        }
    )


def gpu(address: str, id: DeviceId = A100_80, **fields: Any) -> PciDevice:  # noqa: A002
    """A GPU that vGPUs can share: not passed through, and of the type Shared Direct."""
    shared = {"graphics_type": GraphicsType.SHARED_DIRECT, "active_graphics_type": GraphicsType.SHARED_DIRECT}
    return device(address, id, **{"passthrough": Passthrough.DISABLED, **shared, **fields})


def sharing(name: str, *devices: PciDevice, policy: str = "performance", **fields: Any) -> Host:
    """A host with the vGPU driver, whose default graphics type is Shared Direct."""
    graphics = {"default_type": GraphicsType.SHARED_DIRECT, "active_default_type": GraphicsType.SHARED_DIRECT}
    settings = HostGraphics.model_validate({**graphics, "vgpu_driver": True, "assignment_policy": policy})
    return host(name, *devices, **{"graphics": settings, **fields})


def host(name: str, *devices: PciDevice, cluster: str | None = "gpu", **fields: Any) -> Host:
    """A connected host with these devices, in the cluster `gpu` unless told otherwise."""
    return Host(name=name, cluster=cluster, datacenter="Lab", pci=devices, **fields)


def ask(*ids: DeviceId, label: str | None = None, assigned: str | None = None) -> DynamicDirectPathIo:
    """A Dynamic DirectPath IO device: an A100 unless ids are given."""
    return DynamicDirectPathIo(
        allowed=ids or (A100,), label=label, assigned=PciAddress.parse(assigned) if assigned else None
    )


def vgpu(profile: str = "grid_a100d-10c", assigned: str | None = None) -> NvidiaVgpu:
    """A vGPU, of 10 GB of an A100 80GB unless told otherwise."""
    return NvidiaVgpu(profile=profile, assigned=PciAddress.parse(assigned) if assigned else None)


def static(address: str, host: str | None = None, id: DeviceId = A100) -> DirectPathIo:  # noqa: A002
    """A DirectPath IO device at an address."""
    return DirectPathIo(address=PciAddress.parse(address), host=host, vendor_id=id.vendor, device_id=id.device)


def vm(name: str, host: str, *pci: Any, on: bool = False, **fields: Any) -> Vm:
    """A VM that meets every requirement of passthrough, powered off unless told otherwise."""
    return Vm(
        **{
            "name": name,
            "host": host,
            "power": Power.ON if on else Power.OFF,
            "cpus": 8,
            "memory_gb": 32,
            "reserve_all_memory": True,
            "advanced": {MMIO_SWITCH: "TRUE", MMIO_SIZE: "2048"},
            "pci": pci,
            **fields,
        }
    )


def estate(*hosts: Host, vms: tuple[Vm, ...] = (), **cluster: Any) -> Inventory:
    """An inventory with one datacenter, the cluster `gpu`, these hosts and VMs."""
    return Inventory.of(
        name="test",
        datacenters=[Datacenter(name="Lab")],
        clusters=[Cluster(name="gpu", datacenter="Lab", **cluster)],
        hosts=hosts,
        vms=vms,
    )
