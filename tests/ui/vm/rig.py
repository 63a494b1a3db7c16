"""A small estate for the VM screens, and a desk with a VM's Summary on it."""

from textual.pilot import Pilot

from tests.build import T4, ask, device, estate, host, static, vm
from tests.ui.bench_desk import Bench
from tests.ui.text_plane import text_plane
from vconsole.model import Inventory, Ref, Vm
from vconsole.model.vm import MMIO_SIZE, MMIO_SWITCH
from vconsole.ui.pages.vm import VM_PAGES
from vconsole.vcenter import Event

A, B, C = "esxi-01", "esxi-02", "esxi-03"
GPU, SECOND_GPU = "0000:af:00.0", "0000:d8:00.0"
NARROW, WIDE = (80, 24), (120, 40)
MMIO = {MMIO_SWITCH: "TRUE", MMIO_SIZE: "128"}


def lab(**train: object) -> Inventory:
    """Two hosts with an A100 for Training, one of them in use, one host whose label lacks a letter; a free T4."""
    return estate(
        host(A, device(GPU, label="Training"), device("0000:3b:00.0", T4, label="Inference")),
        host(B, device(GPU, label="Trainig")),
        vms=(
            vm("train-01", A, ask(label="Training", assigned=GPU), on=True, advanced=MMIO),
            vm("train-02", B, ask(label="Training"), **{"advanced": MMIO, **train}),
            vm("infer-01", B, ask(T4, label="Inference"), advanced={}),
            vm("legacy-01", B, static(GPU, B), advanced=MMIO),
            vm("web-01", A, advanced={}, reserve_all_memory=False),
        ),
    )


def desk_with(name: str, inventory: Inventory | None = None) -> Bench:
    """A desk with the Summary of a VM."""
    return Bench(inventory or lab(), VM_PAGES[0], Ref("vm", name))


async def settled(pilot: Pilot[int]) -> str:
    """What is on the screen when everything is drawn."""
    await pilot.pause()
    await pilot.pause()
    return text_plane(pilot.app)


def vm_of(desk: Bench, name: str) -> Vm:
    return desk.inventory.vms[name]


def events_of(desk: Bench, name: str) -> list[str]:
    return [event.event for event in desk.session.events if isinstance(event, Event) and event.vm == name]


def said(shown: str) -> str:
    """The words of a dialog, without the breaks of its lines."""
    parts = (line.split("│") for line in shown.splitlines())
    inside = " ".join(max(part, key=len) for part in parts if len(part) > 2)
    return " ".join(inside.replace("▌", " ").split())
