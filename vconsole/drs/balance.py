"""Load balancing: which running VMs DRS would move to even out the hosts of a cluster, and which it leaves alone."""

from collections.abc import Sequence
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
class Balance:
    """What DRS finds when it looks at the load of a cluster."""

    moves: tuple[Move, ...]
    """In the order in which they are made, each worth it after those before."""
    staying: tuple[Fault, ...]
    """Why running VMs are left where they are, one fault for each PCI device."""


def balance(inventory: Inventory, hosts: Sequence[Host]) -> Balance:
    """Even out the load of these hosts by moving VMs that no device holds back; the others do not keep it from that."""
    open_hosts = [host for host in hosts if host.takes_vms]
    moves: list[Move] = []
    estate = inventory
    while len(moves) < _MOVES_MAX and (move := _next_move(estate, open_hosts)):
        moves.append(move)
        estate = estate.with_vm(estate.vms[move.vm].model_copy(update={"host": move.to_host}))
    running = (vm for host in open_hosts for vm in inventory.vms_on(host.name) if vm.power is Power.ON)
    staying = (fault for vm in running for fault in refusals("load-balance", vm, inventory.hosts[vm.host]))
    return Balance(tuple(moves), tuple(staying))


def _next_move(inventory: Inventory, hosts: Sequence[Host]) -> Move | None:
    """The best move from the fullest host to the emptiest one that makes it worth it; None if none does."""
    room = {host.name: _room(inventory, host) for host in hosts}
    ordered = sorted(hosts, key=lambda host: room[host.name])
    for target in reversed(ordered[1:]):
        best = _best_vm(inventory, ordered[0], target, room[ordered[0].name])
        if best is not None:
            return Move(best.name, ordered[0].name, target.name)
    return None


def _best_vm(inventory: Inventory, source: Host, target: Host, room: float) -> Vm | None:
    """The VM whose move leaves most room on the fuller of the two; `room` is that of the source now."""
    gains: list[tuple[float, Vm]] = []
    for vm in inventory.vms_on(source.name):
        if vm.power is not Power.ON or refusals("load-balance", vm, source):
            continue
        load = Load.on(inventory, target.name, without=vm.name)
        if not host_reasons(target, vm, load):
            after = min(load.score(target, vm), _room(inventory, source, without=vm.name))
            gains.append((after - room, vm))
    worth_it = [entry for entry in gains if entry[0] >= _GAIN_MIN]
    return max(worth_it, key=lambda entry: entry[0])[1] if worth_it else None


def _room(inventory: Inventory, host: Host, *, without: str = "") -> float:
    """The part of a host that is left, of processors or of memory, whichever is less."""
    load = Load.on(inventory, host.name, without=without)
    return 1 - max(load.cpus / host.cpu_cores, load.memory_gb / host.memory_gb)
