"""A large estate, built in memory: the size of a full vCenter Server."""

from collections.abc import Iterator
from functools import cache
from itertools import cycle, islice

from vconsole.files.cluster.catalogued import usual_fields, usual_passthrough
from vconsole.model import (
    Cluster,
    Datacenter,
    DynamicDirectPathIo,
    Ha,
    Host,
    HostState,
    Inventory,
    Passthrough,
    PciAddress,
    PciDevice,
    Power,
    Vm,
)
from vconsole.model.catalogue import device_types
from vconsole.model.vm import MMIO_SIZE, MMIO_SWITCH

TITLE = "A full vCenter Server"
DESCRIPTION = "2,500 hosts in clusters of 64, 45,000 VMs, most of them without PCI devices. Nothing here is slow."

_HOSTS_PER_CLUSTER = 64
_CLUSTERS_PER_DATACENTER = 10
_GPU_BUSES = (0x17, 0x18, 0x31, 0x32, 0x98, 0x99, 0xB1, 0xB2)
_PORT_BUSES = (0x16, 0x30, 0x97, 0xB0)
"""The root ports, each above two GPUs."""
_GPU_KINDS = (
    ("NVIDIA A100 PCIe 40GB", "Training", 128),
    ("NVIDIA T4", "Inference", 0),
    ("NVIDIA H100 PCIe 80GB", "Training", 256),
    ("NVIDIA L40S", "Inference", 128),
)
"""Model, label and 64-bit MMIO in GiB of the GPU hosts, in turn; a T4 needs none."""
_RUNNING_GPU_VMS = 6
"""How many of the eight GPUs of a host are in use."""


def large_estate(hosts: int = 2500, vms: int = 45000) -> Inventory:
    """An estate with two hosts in five full of GPUs; the same one whenever it is built."""
    clusters = [
        Cluster(
            name=f"cluster-{number + 1:02d}",
            datacenter=f"Hall {number // _CLUSTERS_PER_DATACENTER + 1}",
            ha=Ha(enabled=True),
        )
        for number in range(-(-hosts // _HOSTS_PER_CLUSTER))
    ]
    all_hosts = [_host(number, clusters[number // _HOSTS_PER_CLUSTER]) for number in range(hosts)]
    return Inventory.of(
        name=TITLE,
        description=DESCRIPTION,
        datacenters=[Datacenter(name=name) for name in dict.fromkeys(cluster.datacenter for cluster in clusters)],
        clusters=clusters,
        hosts=all_hosts,
        vms=islice(_vms(all_hosts), vms),
    )


def _has_gpus(number: int) -> bool:
    return number % 5 in (1, 3)


def _host(number: int, cluster: Cluster) -> Host:
    gpus = _has_gpus(number)
    return Host(
        name=f"esxi-{number + 1:04d}.lab.local",
        cluster=cluster.name,
        datacenter=cluster.datacenter,
        version="8.0.2" if number % 3 else "8.0.1",
        cpu_cores=96 if gpus else 64,
        memory_gb=2048 if gpus else 1024,
        state=HostState.MAINTENANCE if number % 97 == 96 else HostState.CONNECTED,
        pci=(*_base_devices(), *((*_gpu_ports(), *_gpus(number // 5 % len(_GPU_KINDS))) if gpus else ())),
    )


@cache
def _base_devices() -> tuple[PciDevice, ...]:
    return (
        _device("Intel Sky Lake-E Root Port D", 0x64),
        _device("Samsung PM173X NVMe", 0x65, used_by_host="boot storage"),
        _device("Intel X710 10GbE SFP+", 0x1A, used_by_host="management network"),
    )


@cache
def _gpus(kind: int) -> tuple[PciDevice, ...]:
    """The GPUs of a host; the hosts of one kind share them, since they are values."""
    model, label, _ = _GPU_KINDS[kind]
    return tuple(
        _device(
            model,
            bus,
            parent=PciAddress(0, _PORT_BUSES[place // 2], 0, 0),
            passthrough=Passthrough.ENABLED,
            hardware_label=label if place % 4 else None,
        )
        for place, bus in enumerate(_GPU_BUSES)
    )


@cache
def _gpu_ports() -> tuple[PciDevice, ...]:
    return tuple(_device("Intel Sky Lake-E Root Port A", bus) for bus in _PORT_BUSES)


def _device(model: str, bus: int, **fields: object) -> PciDevice:
    usual = usual_fields(model, None)
    passthrough = usual_passthrough(usual["class_id"])
    address = PciAddress(0, bus, 0, 0)
    return PciDevice.model_validate({"address": address, "model": model, **usual, "passthrough": passthrough, **fields})


def _vms(hosts: list[Host]) -> Iterator[Vm]:
    """VMs without end: first those with GPUs, then ordinary ones, spread over the hosts in turn."""
    number = 0
    for place, host in enumerate(hosts):
        if _has_gpus(place):
            for slot in range(_RUNNING_GPU_VMS + 1):
                number += 1
                yield _gpu_vm(number, host, place // 5 % len(_GPU_KINDS), slot)
    for number, host in enumerate(cycle(hosts), start=1):
        yield Vm(
            name=f"app-{number:05d}",
            host=host.name,
            power=Power.ON if number % 7 and host.state is HostState.CONNECTED else Power.OFF,
            cpus=2 + 2 * (number % 3),
            memory_gb=8 + 8 * (number % 4),
        )


def _gpu_vm(number: int, host: Host, kind: int, slot: int) -> Vm:
    """A VM with one GPU: on and holding the GPU of its slot, or, as the last one of a host, off."""
    model, label, mmio_gb = _GPU_KINDS[kind]
    gpu = _gpus(kind)[slot]
    on = slot < _RUNNING_GPU_VMS and host.state is HostState.CONNECTED
    request = DynamicDirectPathIo(
        allowed=(device_types()[model].id,),
        label=label if gpu.hardware_label else None,
        assigned=gpu.address if on else None,
    )
    return Vm(
        name=f"{label.lower()}-{number:05d}",
        host=host.name,
        power=Power.ON if on else Power.OFF,
        cpus=8,
        memory_gb=64,
        reserve_all_memory=True,
        advanced={MMIO_SWITCH: "TRUE", MMIO_SIZE: str(mmio_gb)} if mmio_gb else {},
        pci=(request,),
    )
