"""Estates and benches for the pages of the tab Monitor."""

from collections.abc import Callable
from typing import Any

from textual.app import App
from textual.pilot import Pilot

from tests.build import ask, device, estate, host, static, vm
from tests.ui.bench_desk import Bench
from vconsole.model import Inventory, Ref
from vconsole.ui.desk import Desk
from vconsole.ui.pages import pages_of

AssertGolden = Callable[[App[Any], str], None]

A, B, C = "esxi-01.lab.local", "esxi-02.lab.local", "esxi-03.lab.local"


def protected(**cluster: Any) -> Inventory:
    """Three hosts under HA: of the VMs on the first one restarts, one finds a label misspelt, one is static."""
    return estate(
        host(A, device("3b:00.0"), device("5e:00.0", label="Training"), device("af:00.0")),
        host(B, device("3b:00.0"), device("af:00.0", label="Trainig")),
        host(C),
        vms=(
            vm("infer-01", A, ask(assigned="3b:00.0"), on=True, restart_priority="highest"),
            vm("train-01", A, ask(label="Training", assigned="5e:00.0"), on=True),
            vm("legacy-01", A, static("af:00.0", A), on=True),
            vm("web-01", C, on=True),
        ),
        **{"ha": {"enabled": True}, **cluster},
    )


def recommending() -> Inventory:
    """Two hosts that can take the VM, in a cluster whose DRS only recommends."""
    return estate(
        host(A, device("3b:00.0")),
        host(B, device("3b:00.0"), device("af:00.0")),
        vms=(vm("train-01", A, ask()), vm("greedy-01", A, ask(), ask(), ask())),
        drs={"automation": "manual"},
    )


def bench(inventory: Inventory, page: str, ref: Ref | None = None) -> Bench:
    """The page with this id of an object, the cluster unless told otherwise."""
    about = ref or Ref("cluster", "gpu")
    spec = next(spec for spec in pages_of(about.kind) if spec.id == page)
    return Bench(inventory, spec, about)


async def settled(desk: Desk, pilot: Pilot[int]) -> None:
    """Wait until the survey is done and shown."""
    await desk.workers.wait_for_complete()
    await pilot.pause()
    await pilot.pause()
