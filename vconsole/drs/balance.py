"""Load balancing: which running VMs DRS would move to even out the hosts of a cluster, and which it leaves alone."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from vconsole.drs.filter import host_reasons
from vconsole.drs.load import Load
from vconsole.model import Fault, Host, Inventory, Power, Vm
from vconsole.model.catalogue import refusals

_GAIN_MIN = 0.05
"""How much emptier the fuller of two hosts must become for a move to be worth it: a twentieth of a host."""
_MOVES_MAX = 20


@dataclass(frozen=True, slots=True)
class Move:
    """A running VM that goes to another host."""

    vm: str
    host: str
    to_host: str


@dataclass(frozen=True, slots=True)
class HostLoad:
    """How much of a host its running VMs ask for: of processors or of memory, whichever is more; 1 is all of it."""

    host: str
    before: float
    after: float
    """With all the moves made."""


@dataclass(frozen=True, slots=True)
class Balance:
    """What DRS finds when it looks at the load of a cluster."""

    moves: tuple[Move, ...]
    """In the order in which they are made, each worth it after those before."""
    staying: tuple[Fault, ...]
    """Why running VMs are left where they are, one fault for each PCI device."""
    loads: tuple[HostLoad, ...]
    """The hosts that take part, in the order given."""


def balance(inventory: Inventory, hosts: Sequence[Host], *, told: Callable[[], None] = lambda: None) -> Balance:
    """Even out the load of these hosts by moving VMs that no device holds back; the others do not keep it from that.

    `told` is called before each move is looked for; what it raises ends the search.
    """
    open_hosts = [host for host in hosts if host.takes_vms]
    moves: list[Move] = []
    estate = inventory
    told()
    while len(moves) < _MOVES_MAX and (move := _next_move(estate, open_hosts)):
        moves.append(move)
        estate = estate.with_vm(estate.vms[move.vm].model_copy(update={"host": move.to_host}))
        told()
    running = (vm for host in open_hosts for vm in inventory.vms_on(host.name) if vm.power is Power.ON)
    staying = (fault for vm in running for fault in refusals("load-balance", vm, inventory.hosts[vm.host]))
    loads = (HostLoad(host.name, 1 - _room(inventory, host), 1 - _room(estate, host)) for host in open_hosts)
    return Balance(tuple(moves), tuple(staying), tuple(loads))


def _next_move(inventory: Inventory, hosts: Sequence[Host]) -> Move | None:
    """The best move from the fullest host to the emptiest one that makes it worth it; None if none does."""
    room = {host.name: _room(inventory, host) for host in hosts}
    ordered = sorted(hosts, key=lambda host: room[host.name])
    movable = _movable(inventory, ordered[0], room[ordered[0].name]) if ordered else []
    for target in reversed(ordered[1:]):
        if not movable or room[target.name] < room[ordered[0].name] + _GAIN_MIN:
            return None
        best = _best_vm(inventory, movable, target, room[ordered[0].name])
        if best is not None:
            return Move(best.name, ordered[0].name, target.name)
    return None


def _movable(inventory: Inventory, source: Host, room: float) -> list[tuple[Vm, float]]:
    """The VMs of a host that no device holds back, with the room there without each, if that is enough of a gain."""
    running = (vm for vm in inventory.vms_on(source.name) if vm.power is Power.ON)
    free = (vm for vm in running if not refusals("load-balance", vm, source))
    left = ((vm, _room(inventory, source, without=vm.name)) for vm in free)
    return [(vm, without) for vm, without in left if without >= room + _GAIN_MIN]


def _best_vm(inventory: Inventory, movable: Sequence[tuple[Vm, float]], target: Host, room: float) -> Vm | None:
    """The VM whose move leaves most room on the fuller of the two; `room` is that of the source now."""
    load = Load.on(inventory, target.name, without="")
    gains = [
        (min(load.score(target, vm), without) - room, vm)
        for vm, without in movable
        if not host_reasons(target, vm, load)
    ]
    worth_it = [entry for entry in gains if entry[0] >= _GAIN_MIN]
    return max(worth_it, key=lambda entry: entry[0])[1] if worth_it else None


def _room(inventory: Inventory, host: Host, *, without: str = "") -> float:
    """The part of a host that is left, of processors or of memory, whichever is less."""
    load = Load.on(inventory, host.name, without=without)
    return 1 - max(load.cpus / host.cpu_cores, load.memory_gb / host.memory_gb)
