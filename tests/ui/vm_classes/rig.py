"""An estate with VM classes, and the page that lists them."""

from tests.build import T4, ask, device, estate, host, vm
from tests.ui.bench_desk import Bench
from vconsole.model import Inventory, Ref, VmClass
from vconsole.ui.pages import pages_of

NARROW, WIDE = (80, 24), (120, 40)

LARGE = VmClass(
    name="gpu-large",
    description="One A100 for training",
    cpus=16,
    memory_gb=64,
    reserve_all_memory=True,
    pci=(ask(label="Training"),),
)
PAIR = VmClass(
    name="gpu-pair",
    description="Two A100 of one host",
    cpus=32,
    memory_gb=128,
    reserve_all_memory=True,
    pci=(ask(label="Training"), ask(label="Training")),
)
PLAIN = VmClass(name="plain", cpus=1)


def lab(*classes: VmClass) -> Inventory:
    """Two hosts, one with two labelled A100s, the other with one and a T4; one VM runs without devices."""
    inventory = estate(
        host("esxi-01", device("0000:af:00.0", label="Training"), device("0000:d8:00.0", label="Training")),
        host("esxi-02", device("0000:af:00.0", label="Training"), device("0000:3b:00.0", T4)),
        vms=(vm("web-01", "esxi-01", advanced={}, reserve_all_memory=False),),
    )
    for vm_class in classes or (LARGE, PAIR, PLAIN):
        inventory = inventory.with_vm_class(vm_class)
    return inventory


def bench(inventory: Inventory) -> Bench:
    """A desk with the page VM Classes."""
    vcenter = Ref("vcenter", inventory.vcenter.name)
    spec = next(spec for spec in pages_of("vcenter") if spec.id == "vm-classes")
    return Bench(inventory, spec, vcenter)
