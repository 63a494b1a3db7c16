"""The whole console on a small estate, at the sizes that matter."""

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager

from textual.pilot import Pilot

from tests.build import ask, device, estate, host, vm
from vconsole.model import Inventory
from vconsole.ui.app import Console
from vconsole.ui.desk import Speed
from vconsole.vcenter import Session

SMALL, LARGE = (80, 24), (120, 40)
A, B = "esxi-01.lab.local", "esxi-02.lab.local"


def two_hosts() -> Inventory:
    """Two hosts, one A100 each, the second with a misspelt label; one VM that runs and one that is off."""
    return estate(
        host(A, device("af:00.0", label="Training")),
        host(B, device("3b:00.0", label="Trainnig")),
        vms=(
            vm("train-01", A, ask(label="Training", assigned="af:00.0"), on=True),
            vm("train-02", B, ask(label="Training"), folder="Research"),
        ),
    )


@asynccontextmanager
async def console(
    size: tuple[int, int] = LARGE, inventory: Inventory | None = None, theme: str | None = None
) -> AsyncIterator[tuple[Console, Pilot[int]]]:
    """Run the console; tasks complete at once, so that nothing waits."""
    app = Console(Session(inventory or two_hosts()), "two-hosts", theme=theme)
    app.speed = Speed.INSTANT
    async with app.run_test(size=size) as pilot:
        await pilot.pause()
        yield app, pilot
