"""Estates and benches for the pages of a host."""

from typing import Any

from tests.build import T4, ask, device, estate, host, static, vm
from tests.ui.bench_desk import Bench
from vconsole.model import Inventory, Passthrough, PciAddress, PciDevice, Ref
from vconsole.ui.pages.host import HOST_PAGES

A, B = "esxi-01.lab.local", "esxi-02.lab.local"
GPU, GPU_FUNCTION, CARD = "0000:af:00.0", "0000:af:00.1", "0000:3b:00.0"


def bridge(address: str) -> PciDevice:
    return device(
        address,
        vendor_name="Intel Corporation",
        device_name="Sky Lake-E PCI Express Root Port A",
        class_id=0x0604,
        passthrough=Passthrough.NOT_CAPABLE,
        bars_mb=(),
        memory_gb=0,
    )


def gpu(label: str | None = None, **fields: Any) -> PciDevice:
    """An A100 below a bridge."""
    return device(GPU, label=label, parent="0000:ae:00.0", **fields)


def card(label: str | None = None, **fields: Any) -> PciDevice:
    """A T4 below a bridge."""
    return device(CARD, T4, label=label, parent="0000:3a:00.0", **fields)


def fresh(**fields: Any) -> Inventory:
    """One host whose GPUs nobody has enabled yet."""
    off = Passthrough.DISABLED
    devices = (bridge("0000:3a:00.0"), card(passthrough=off), bridge("0000:ae:00.0"), gpu(passthrough=off))
    return estate(host(A, *devices, **fields))


def lab() -> Inventory:
    """Two hosts with labelled GPUs; a VM runs with the A100 of the first, another names its T4."""
    bridges = (bridge("0000:3a:00.0"), bridge("0000:ae:00.0"))
    return estate(
        host(A, *bridges, card("Inference"), gpu("Training")),
        host(B, *bridges, card(), gpu("Training", passthrough=Passthrough.DISABLED)),
        vms=(
            vm("train-01", A, ask(label="Training", assigned=GPU), on=True),
            vm("legacy-01", A, static(CARD, A, T4)),
        ),
    )


def bench(inventory: Inventory, page: str, name: str = A) -> Bench:
    """The page with this id of a host."""
    spec = next(spec for spec in HOST_PAGES if spec.id == page)
    return Bench(inventory, spec, Ref("host", name))


def passthrough(desk: Bench, address: str, name: str = A) -> Passthrough:
    """The state of a device now."""
    found = desk.inventory.hosts[name].device(PciAddress.parse(address))
    assert found is not None
    return found.passthrough
