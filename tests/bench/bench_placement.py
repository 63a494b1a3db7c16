"""Time placement and matching: `python -m tests.bench.bench_placement [OPENB_DIR]`.

OPENB_DIR is a directory with `openb_node_list_gpu_node.csv` of the Alibaba cluster trace (gpu-v2023).
"""

import csv
import sys
import time
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path
from statistics import mean

from tests.build import A100, T4, ask, device, estate, host, vm
from vconsole.assignable import Match, Scarcity, match
from vconsole.drs import place, remedies
from vconsole.model import DeviceId, DynamicDirectPathIo, Host, Inventory, Vm

REPEATS = 7
NODES = "openb_node_list_gpu_node.csv"
MODELS = ("A10", "P100", "V100M16", "T4", "V100M32", "G2", "G3")


def main() -> None:
    """Print the table."""
    print(f"{'what':64} {'mean ms':>9} {'worst ms':>9}  answer")
    small = _cluster([("node", 8, A100) for _ in range(64)], label=lambda n: "Training" if n % 3 else None)
    _report_placements("64 hosts x 8 devices", small, [ask(), ask(label="Training"), ask(label="Trainin"), ask(T4)])
    for line in _matchings():
        print(line)
    for directory in sys.argv[1:]:
        nodes = list(csv.DictReader((Path(directory) / NODES).open(encoding="utf-8")))
        _report_openb(nodes)


def _report_openb(nodes: Sequence[dict[str, str]]) -> None:
    ids = {name: DeviceId(0x10DE, 0x1000 + n) for n, name in enumerate(MODELS)}
    rows = [(node["sn"], int(node["gpu"]), ids[node["model"]]) for node in nodes]
    estate_ = _cluster(rows, label=lambda n: ("Training", "Inference", None)[n % 3])
    count = sum(len(each.pci) for each in estate_.hosts.values())
    every = tuple(ids.values())
    requests = [
        ask(ids["T4"]),
        ask(ids["A10"]),
        ask(ids["G2"], label="Training"),
        ask(*every),
        ask(*every, label="Inference"),
        ask(*every, label="training"),
        ask(*every, label="Nowhere"),
        ask(DeviceId(0x10DE, 1)),
    ]
    _report_placements(f"openb: {len(estate_.hosts)} hosts, {count} GPUs", estate_, requests)


def _report_placements(title: str, inventory: Inventory, requests: Sequence[DynamicDirectPathIo]) -> None:
    """Place VMs with one and with eight of each request; with every reason worded; and find what would help."""
    first = next(iter(inventory.hosts))
    for count in (1, 8):
        vms = [vm("new", first, *[request] * count) for request in requests]
        name = f"{title}, {count} device{'s' * (count > 1)}"
        fitting = sum(place(inventory, new).fits for new in vms)
        decided = [_timed(lambda new=new: place(inventory, new)) for new in vms]
        print(_row(f"{name}: place", decided, f"{fitting} of {len(vms)} fit"))
        worded = [_timed(lambda new=new: _explained(inventory, new)) for new in vms]
        most = max(_explained(inventory, new) for new in vms)
        print(_row(f"{name}: place, all reasons read", worded, f"up to {most} reasons"))
        refused = [(new, no) for new in vms if not (no := place(inventory, new)).fits]
        helped = [_timed(lambda new=new, no=no: remedies(inventory, new, no)) for new, no in refused]
        print(_row(f"{name}: remedies", helped, f"{[len(remedies(inventory, *each)) for each in refused]} found"))


def _explained(inventory: Inventory, new: Vm) -> int:
    return sum(len(verdict.reasons) for verdict in place(inventory, new).hosts)


def _cluster(rows: Sequence[tuple[str, int, DeviceId]], label: Callable[[int], str | None]) -> Inventory:
    """Hosts with these many devices of one model each; every other host runs a VM with one of them."""
    hosts: list[Host] = []
    vms: list[Vm] = []
    number = 0
    for row, (name, count, model) in enumerate(rows):
        devices = [device(f"0000:{bus + 1:02x}:00.0", model, label=label(number + bus)) for bus in range(count)]
        number += count
        hosts.append(host(f"{name}-{row}", *devices))
        if row % 2:
            vms.append(vm(f"vm-{row}", f"{name}-{row}", ask(model, assigned="0000:01:00.0"), on=True))
    return estate(*hosts, vms=tuple(vms))


def _matchings() -> Iterator[str]:
    plain = [device(f"0000:{bus + 1:02x}:00.0") for bus in range(64)]
    yield _match_row("matching 8 of 8", plain[:8], [ask()] * 8)
    yield _match_row("matching 32 of 31, with its Hall set", plain[:31], [ask()] * 32)
    yield _match_row("matching 33 of 32, with its Hall set", plain[:32], [ask()] * 33)
    yield _match_row("matching 64 of 64", plain, [ask()] * 64)
    ids = [DeviceId(0x10DE, 0x1000 + n) for n in range(64)]
    mixed = [device(f"0000:{n + 1:02x}:00.0", model, label=f"label-{n}") for n, model in enumerate(ids)]
    yield _match_row("matching 64 of 64, nested lists", mixed, [ask(*ids[: n + 1]) for n in range(64)])
    yield _match_row("matching 64 of 64, nested lists reversed", mixed, [ask(*ids[n:]) for n in range(64)])
    chain = [ask(ids[n], ids[(n + 1) % 64]) for n in range(64)]
    yield _match_row("matching 64 of 64, a ring of pairs", mixed, chain)
    yield _match_row("matching 64 of 63, a ring of pairs", mixed[:-1], chain)


def _match_row(title: str, devices: Sequence[object], requests: Sequence[DynamicDirectPathIo]) -> str:
    alone = host("esxi-01", *devices)  # type: ignore[arg-type]
    inventory = estate(alone)
    scarcity = Scarcity.among(inventory, [alone])
    found = match(alone, requests, {}, scarcity=scarcity)
    figures = [_timed(lambda: match(alone, requests, {}, scarcity=scarcity))]
    answer = "all" if isinstance(found, Match) else f"{found.missing} missing"
    return _row(title, figures, answer)


def _timed(work: Callable[[], object]) -> list[float]:
    """The milliseconds of some runs."""
    runs = []
    for _ in range(REPEATS):
        start = time.perf_counter()
        work()
        runs.append((time.perf_counter() - start) * 1000)
    return runs


def _row(title: str, figures: Sequence[Sequence[float]], answer: str) -> str:
    """The mean over all runs, and the worst of the cases (each by its best run, to leave out the machine's noise)."""
    average = mean(run for runs in figures for run in runs)
    worst = max(min(runs) for runs in figures)
    return f"{title:64} {average:9.2f} {worst:9.2f}  {answer}"


if __name__ == "__main__":
    main()
