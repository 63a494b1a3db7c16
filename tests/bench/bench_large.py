"""Time the large sample: `python -m tests.bench.bench_large`.

Opening: the estate built in memory, and its cluster file (saved to a temporary directory) read; of the latter, the
part of tomllib alone, since nothing can be faster than that. Actions: the same one on the large and on the default
sample until nothing is due any more, in one process; best of some runs each, so that the machine's noise is left out.
Placement looks at every host of one cluster, of which the large sample has 64 in each and the default sample four.
"""

import tempfile
import time
import tomllib
from collections.abc import Callable
from pathlib import Path

from vconsole.files.cluster import load, save
from vconsole.files.samples import DEFAULT, LARGE, open_sample
from vconsole.model import DynamicDirectPathIo, Inventory, Power
from vconsole.vcenter import Action, PowerOn, SetHardwareLabel, SetPassthrough, State, perform
from vconsole.vcenter.clock import settle

RUNS_OF_FILES = 3
RUNS_OF_ACTIONS = 50


def main() -> None:
    """Print both tables."""
    large = open_sample(LARGE)
    _report_opening(large)
    _report_actions(large, open_sample(DEFAULT))


def _report_opening(large: Inventory) -> None:
    print(f"opening {len(large.hosts):,} hosts and {len(large.vms):,} VMs")
    in_memory = _best(lambda: open_sample(LARGE), RUNS_OF_FILES)
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "large.toml"
        saving = _best(lambda: save(large, path), RUNS_OF_FILES)
        megabytes = path.stat().st_size / 1e6
        parsing = _best(lambda: tomllib.loads(path.read_text("utf-8")), RUNS_OF_FILES)
        loading = _best(lambda: load(path), RUNS_OF_FILES)
    print(f"  built in memory              {in_memory:8.2f} s")
    print(f"  read from a file of {megabytes:3.0f} MB   {loading:8.2f} s")
    print(f"    of it tomllib alone        {parsing:8.2f} s   ratio of the whole to it {loading / parsing:.2f}")
    print(f"    the rest                   {loading - parsing:8.2f} s")
    print(f"  saved                        {saving:8.2f} s")


def _report_actions(large: Inventory, small: Inventory) -> None:
    print(f"{'an action':28} {'large ms':>9} {'small ms':>9} {'ratio':>6}")
    for title, action_on in _ACTIONS.items():
        on_large, on_small = (_milliseconds(estate, action_on(estate)) for estate in (large, small))
        print(f"{title:28} {on_large:9.3f} {on_small:9.3f} {on_large / on_small:6.2f}")


def _milliseconds(inventory: Inventory, action: Action) -> float:
    return 1000 * _best(lambda: _done(inventory, action), RUNS_OF_ACTIONS)


def _done(inventory: Inventory, action: Action) -> None:
    change = settle(perform(State(inventory), action).state)
    if change.faults:
        raise RuntimeError(change.faults[0].message)


def _label(inventory: Inventory) -> Action:
    host, device = _free_gpu(inventory)
    return SetHardwareLabel(host=host, device=device, label="Measured")


def _toggle(inventory: Inventory) -> Action:
    host, device = _free_gpu(inventory)
    return SetPassthrough(host=host, devices=(device,), enabled=False)


def _free_gpu(inventory: Inventory) -> tuple[str, object]:
    """A GPU on a connected host where no VM runs with one."""
    return next(
        (host.name, device.address)
        for host in inventory.hosts.values()
        if host.state == "connected"
        for device in host.pci
        if device.is_graphics
        and device.passthrough.enabled
        and all(vm.holds(wanted) != device.address for vm in inventory.vms_on(host.name) for wanted in vm.pci)
    )


def _power_on(inventory: Inventory) -> Action:
    """Power on the first VM with one Dynamic DirectPath IO device that can be."""
    for vm in inventory.vms.values():
        if vm.power is Power.OFF and len(vm.pci) == 1 and isinstance(vm.pci[0], DynamicDirectPathIo):
            action = PowerOn(vms=(vm.name,))
            change = perform(State(inventory), action)
            if not change.faults and not settle(change.state).faults:
                return action
    raise LookupError("no VM with a passthrough device can be powered on")


_ACTIONS: dict[str, Callable[[Inventory], Action]] = {
    "edit a hardware label": _label,
    "toggle passthrough": _toggle,
    "power on with one device": _power_on,
}


def _best(work: Callable[[], object], runs: int) -> float:
    """The seconds of the fastest run."""
    times = []
    for _ in range(runs):
        start = time.perf_counter()
        work()
        times.append(time.perf_counter() - start)
    return min(times)


if __name__ == "__main__":
    main()
