"""Print how opening a table and a key press in it grow with its rows: 45,000 against 50, as ratios.

Run it with `python -m tests.bench.bench_table`. A key press is measured inside the application, without the
terminal: the action of the key, then the drawing of every line that it made dirty.
"""

import asyncio
from collections.abc import Awaitable, Callable, Sequence
from functools import partial
from statistics import median
from time import perf_counter

from tests.ui.stage import Stage
from vconsole.ui.widgets import Column, InventoryTable, InventoryTree, TreeItem

SMALL, LARGE = 50, 45_000
HOSTS_SMALL, HOSTS_LARGE = 50, 2_500
ROUNDS, KEYS = 7, 40
COLUMNS: Sequence[Column[int]] = [
    Column("name", "Name", lambda row: f"train-{row:05}"),
    Column("state", "State", lambda row: "Powered On" if row % 3 else "Powered Off"),
    Column("host", "Host", lambda row: f"esxi-{row % 2500:04}.lab.local"),
    Column("cpu", "CPUs", lambda row: str(row % 64), align="right"),
    Column("memory", "Memory", lambda row: f"{row % 512} GB", align="right"),
    Column("device", "Device", lambda row: f"0000:{row % 256:02X}:00.0"),
]


def table(rows: int) -> InventoryTable[int]:
    """A table of VMs."""
    return InventoryTable(COLUMNS, range(rows), row_key=lambda row: row, checkable=True)


class Hosts:
    """One cluster with hosts."""

    def __init__(self, hosts: int) -> None:
        self._hosts = hosts

    def children(self, ref: str | None) -> Sequence[TreeItem[str]]:
        """The cluster, or its hosts."""
        if ref is None:
            return [TreeItem("gpu", "gpu", "▦", has_children=True)]
        return [TreeItem(f"esxi-{n}", f"esxi-{n:04}.lab.local", "▮", has_children=True) for n in range(self._hosts)]


async def opening(rows: int) -> float:
    """Seconds from making the table to its first frame."""
    stage = Stage()
    async with stage.shown(120, 40) as pilot:
        start = perf_counter()
        await stage.mount(table(rows))
        frame(stage)
        seconds = perf_counter() - start
        await pilot.pause()
        return seconds


async def expanding(hosts: int) -> float:
    """Seconds from opening the cluster in the tree to the next frame."""
    stage = Stage(tree := InventoryTree(Hosts(hosts)))
    async with stage.shown(120, 40):
        start = perf_counter()
        tree.action_expand()
        frame(stage)
        return perf_counter() - start


async def key(rows: int, press: Callable[[InventoryTable[int]], None]) -> float:
    """Seconds from the action of a key to its frame, the median of many presses."""
    stage = Stage(shown := table(rows))
    async with stage.shown(120, 40) as pilot:
        shown.focus()
        await pilot.pause()
        times = []
        for _ in range(KEYS):
            start = perf_counter()
            press(shown)
            frame(stage)
            times.append(perf_counter() - start)
        return median(times)


def frame(stage: Stage) -> None:
    """Draw every line of the screen; lines that did not change come from the cache, as they do in a terminal."""
    stage.screen._compositor.render_strips()


def wander(shown: InventoryTable[int]) -> None:
    """Page down, from the last row on again from the first."""
    if shown.cursor == shown.row_count - 1:
        shown.action_top()
    else:
        shown.action_page(1)


KEY_PRESSES: dict[str, Callable[[InventoryTable[int]], None]] = {
    "down": lambda shown: shown.action_walk(1),
    "page down": wander,
    "space": lambda shown: shown.action_tick(),
    "G": lambda shown: shown.action_bottom(),
}


async def compare(name: str, measure: Callable[[int], Awaitable[float]], small: int, large: int) -> None:
    """Print the best of many rounds on few and on many rows, taken in turn, and their ratio."""
    rounds = [(await measure(small), await measure(large)) for _ in range(ROUNDS)]
    few, many = (min(times) for times in zip(*rounds, strict=True))
    print(f"{name:18} {few * 1e3:6.2f} ms on {small}, {many * 1e3:6.2f} ms on {large}: {many / few:.2f}")


async def report() -> None:
    """Print a line for each measurement."""
    for name, press in KEY_PRESSES.items():
        await compare(f"key {name}", partial(key, press=press), SMALL, LARGE)
    await compare("open a table", opening, SMALL, LARGE)
    await compare("expand a cluster", expanding, HOSTS_SMALL, HOSTS_LARGE)


if __name__ == "__main__":
    asyncio.run(report())
