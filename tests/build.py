"""Builders: a small estate in a line or two, for tests that are about one thing."""

from typing import Any

from vconsole.model import (
    Cluster,
    Datacenter,
    DeviceId,
    DirectPathIo,
    DynamicDirectPathIo,
    Host,
    Inventory,
    Passthrough,
    PciAddress,
    PciDevice,
    Power,
    Vm,
)
from vconsole.model.vm import MMIO_SIZE, MMIO_SWITCH

A100 = DeviceId(0x10DE, 0x20F1)
T4 = DeviceId(0x10DE, 0x1EB8)

_NAMES = {A100: "GA100 [A100 PCIe 40GB]", T4: "TU104GL [Tesla T4]"}
_BARS = {A100: (16, 65536, 32), T4: (16, 256, 32)}
_MEMORY = {A100: 40, T4: 16}


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


def host(name: str, *devices: PciDevice, cluster: str | None = "gpu", **fields: Any) -> Host:
    """A connected host with these devices, in the cluster `gpu` unless told otherwise."""
    return Host(name=name, cluster=cluster, datacenter="Lab", pci=devices, **fields)


def ask(*ids: DeviceId, label: str | None = None, assigned: str | None = None) -> DynamicDirectPathIo:
    """A Dynamic DirectPath IO device: an A100 unless ids are given."""
    return DynamicDirectPathIo(
        allowed=ids or (A100,), label=label, assigned=PciAddress.parse(assigned) if assigned else None
    )


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
