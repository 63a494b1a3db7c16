"""Time the survey of a cluster's failures: `python -m tests.bench.bench_survey [OPENB_DIR]`.

OPENB_DIR is a directory with `openb_node_list_gpu_node.csv` of the Alibaba cluster trace (gpu-v2023).
"""

import csv
import sys
import time
from collections.abc import Iterable
from pathlib import Path

from tests.bench.bench_placement import MODELS, NODES
from tests.build import A100, ask, device, estate, host, vm
from vconsole.ha import survey
from vconsole.model import DeviceId, Inventory

REPEATS = 3


def main() -> None:
    """Print the table."""
    print(f"{'what':64} {'best ms':>9}  answer")
    _report("64 hosts x 8 devices, half of them used", _half_full(("node", 8, A100) for _ in range(64)))
    for directory in sys.argv[1:]:
        nodes = csv.DictReader((Path(directory) / NODES).open(encoding="utf-8"))
        ids = {name: DeviceId(0x10DE, 0x1000 + n) for n, name in enumerate(MODELS)}
        rows = ((node["sn"], int(node["gpu"]), ids[node["model"]]) for node in nodes)
        _report("openb, half of the GPUs used", _half_full(rows))


def _half_full(rows: Iterable[tuple[str, int, DeviceId]]) -> Inventory:
    """Hosts with these many devices of one model each; every other device runs a VM of one of four sizes."""
    hosts, vms = [], []
    number = 0
    for row, (name, count, model) in enumerate(rows):
        addresses = [f"0000:{bus + 1:02x}:00.0" for bus in range(count)]
        hosts.append(host(f"{name}-{row}", *(device(address, model) for address in addresses), memory_gb=1024))
        for address in addresses:
            number += 1
            if number % 2:
                size = 8 * (1 + number // 2 % 4)
                on = f"{name}-{row}"
                vms.append(vm(f"vm-{number}", on, ask(model, assigned=address), on=True, cpus=4, memory_gb=size))
    return estate(*hosts, vms=tuple(vms), ha={"enabled": True})


def _report(title: str, inventory: Inventory) -> None:
    times = []
    for _ in range(REPEATS):
        start = time.perf_counter()
        found = survey(inventory, inventory.clusters["gpu"])
        times.append((time.perf_counter() - start) * 1000)
    restarts = sum(len(failure.restarts) for failure in found.failures)
    left = sum(len(failure.left_off) for failure in found.failures)
    print(f"{title:64} {min(times):9.1f}  {restarts} restarts, {left} stay off")


if __name__ == "__main__":
    main()
