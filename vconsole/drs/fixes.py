"""Which single changes would let a refused VM be placed: proposed from what placement recorded, then tried."""

from collections.abc import Callable, Iterator, Mapping, Sequence, Set
from typing import NamedTuple, get_args

from vconsole.assignable import Blocked, Shortage
from vconsole.drs.move import place_live
from vconsole.drs.place import place
from vconsole.drs.placement import HostVerdict, Placement
from vconsole.drs.remedy import Remedy, RemedyKind
from vconsole.drs.vgpu_fixes import vgpu_proposals
from vconsole.model import DynamicDirectPathIo, Host, Inventory, Vm
from vconsole.model.catalogue import refusals
from vconsole.model.names import near_miss

REMEDIES_MAX = 8
_ACCEPTED_PER_KIND = 2
_TRIED_PER_KIND = 6
"""How many changes of one kind are tried, so that a large cluster costs no more than a small one."""
_HARM = {kind: harm for harm, kind in enumerate(get_args(RemedyKind))}


class _Proposal(NamedTuple):
    """A change that may help on one host, before it is tried."""

    remedy: Remedy
    host: str
    """Where it may help."""
    missing: int
    """How many devices the host lacks."""


def remedies(inventory: Inventory, vm: Vm, placement: Placement) -> tuple[Remedy, ...]:
    """The single changes after which the VM fits, the least harm first and at most eight; none if it fits already.

    Each was applied to a copy of the estate and placed again. Only hosts that were considered and lack one thing are
    changed: those with nothing against them but devices, maintenance mode, or room. A VM that gives way may move to
    any host of their clusters.
    """
    if placement.fits:
        return ()
    proposals = [proposal for verdict in placement.hosts for proposal in _proposals(inventory, vm, verdict)]
    around = _around(inventory, placement)
    labels = {device.hardware_label for host in around for device in host.pci}
    proposals.sort(key=lambda proposal: (_harm(proposal.remedy, labels), proposal.missing))
    return tuple(_tried(inventory, vm, around, proposals))[:REMEDIES_MAX]


def _around(inventory: Inventory, placement: Placement) -> tuple[Host, ...]:
    """The hosts that were considered, and the others of their clusters."""
    considered = {verdict.host: inventory.hosts[verdict.host] for verdict in placement.hosts}
    clusters = dict.fromkeys(host.cluster for host in considered.values() if host.cluster is not None)
    beside = {host.name: host for cluster in clusters for host in inventory.hosts_in(cluster)}
    return tuple({**considered, **beside}.values())


def _harm(remedy: Remedy, labels: Set[str | None]) -> int:
    """How late a change is proposed; where others carry the label that is asked for, the request is hardly the typo."""
    if remedy.kind == "correct-request-label" and remedy.instead_of in labels:
        return _HARM["correct-device-label"]
    return _HARM[remedy.kind]


def _tried(inventory: Inventory, vm: Vm, around: Sequence[Host], proposals: list[_Proposal]) -> Iterator[Remedy]:
    """The proposals that work, some of each kind."""
    tried: set[Remedy] = set()
    left = dict.fromkeys(_HARM, _TRIED_PER_KIND)
    accepted = dict.fromkeys(_HARM, 0)
    for remedy, host, _ in proposals:
        kind = remedy.kind
        if remedy in tried or not left[kind] or accepted[kind] == _ACCEPTED_PER_KIND:
            continue
        tried.add(remedy)
        left[kind] -= 1
        complete = _with_target(inventory, remedy, around) if kind == "move" else remedy
        if complete is not None and _helps(inventory, vm, complete, host):
            accepted[kind] += 1
            yield complete


def _helps(inventory: Inventory, vm: Vm, remedy: Remedy, host: str) -> bool:
    changed, asking = remedy.applied(inventory, vm)
    return place(changed, asking, hosts=[changed.hosts[host]]).fits


def _with_target(inventory: Inventory, remedy: Remedy, around: Sequence[Host]) -> Remedy | None:
    """The move with a host and devices for the VM that gives way, live if it can; None if no other host takes it."""
    others = [host for host in around if host.name != remedy.host]
    mover = inventory.vms[remedy.vm or ""]
    live = not refusals("migrate", mover, inventory.hosts[mover.host], inventory.vcenter.advanced) and place_live(
        inventory, mover, hosts=others
    )
    target = live if live and live.fits else place(inventory, mover, hosts=others)
    if target.best is None:
        return None
    return Remedy("move", host=remedy.host, vm=remedy.vm, to_host=target.best.host, to_devices=target.best.devices)


def _proposals(inventory: Inventory, vm: Vm, verdict: HostVerdict) -> Iterator[_Proposal]:
    missing = verdict.missing
    return (_Proposal(remedy, verdict.host, missing) for remedy in _proposed(inventory, vm, verdict))


def _proposed(inventory: Inventory, vm: Vm, verdict: HostVerdict) -> Iterator[Remedy]:
    """The changes that might make this host fit."""
    answer = verdict.answer
    against = {fault.code for fault in verdict.host_reasons}
    if against and answer.fits:
        if against in ({"host-in-maintenance"}, {"host-entering-maintenance"}):
            yield Remedy("exit-maintenance", host=verdict.host)
        elif against <= {"insufficient-memory", "insufficient-cpu"}:
            for other in inventory.vms_on(verdict.host):
                if other.runs and other.name != vm.name:
                    yield Remedy("power-off", host=verdict.host, vm=other.name)
    elif not against:
        yield from vgpu_proposals(answer)
        for blocked in answer.blocked():
            if len(blocked.obstacles) == 1:
                code = blocked.obstacles[0].code
                yield from _PROPOSERS.get(code, _nothing)(inventory, vm, answer.host, blocked)
        if isinstance(answer.dynamic, Shortage) and answer.missing == 1:
            request = answer.dynamic.requests[answer.dynamic.contests[0].slots[0]]
            yield Remedy("add-device", host=verdict.host, model=request.allowed[0], label=request.label)


_Proposer = Callable[[Inventory, Vm, Host, Blocked], Iterator[Remedy]]


def _nothing(_inventory: Inventory, _vm: Vm, _host: Host, _blocked: Blocked) -> Iterator[Remedy]:
    return iter(())


def _labels(_inventory: Inventory, vm: Vm, host: Host, blocked: Blocked) -> Iterator[Remedy]:
    request = vm.pci[blocked.slots[0]]
    wanted = request.label if isinstance(request, DynamicDirectPathIo) else None
    found = blocked.device.hardware_label
    if wanted is None:
        return
    kind: RemedyKind = "label-device" if found is None else "relabel-device"
    if found is not None and near_miss(wanted, found):
        kind = "correct-device-label"
    yield Remedy(kind, host=host.name, devices=(blocked.device.address,), label=wanted, instead_of=found)
    if kind == "correct-device-label":
        yield Remedy("correct-request-label", slots=_asking_for(vm, wanted), label=found, instead_of=wanted)


def _asking_for(vm: Vm, label: str) -> tuple[int, ...]:
    """The slots that ask for a label: a typo is usually in all of them."""
    return tuple(
        slot for slot, device in enumerate(vm.pci) if isinstance(device, DynamicDirectPathIo) and device.label == label
    )


def _passthrough(inventory: Inventory, _vm: Vm, host: Host, blocked: Blocked) -> Iterator[Remedy]:
    group = [device for device in host.group_of(blocked.device) if not device.is_bridge] or [blocked.device]
    possible = all(device.passthrough.capable and not device.used_by_host for device in group)
    devices = tuple(device.address for device in group)
    if possible and host.toggles_at_once:
        yield Remedy("enable-passthrough", host=host.name, devices=devices)
    elif possible and _may_reboot(inventory, host):
        yield Remedy("enable-and-reboot", host=host.name, devices=devices)


def _may_reboot(inventory: Inventory, host: Host) -> bool:
    return not any(other.runs for other in inventory.vms_on(host.name))


def _reboot(inventory: Inventory, _vm: Vm, host: Host, _blocked: Blocked) -> Iterator[Remedy]:
    if _may_reboot(inventory, host):
        yield Remedy("reboot-host", host=host.name, devices=tuple(device.address for device in host.pci))


def _holder(inventory: Inventory, _vm: Vm, host: Host, blocked: Blocked) -> Iterator[Remedy]:
    use = blocked.obstacles[0].use
    if use is not None and use.state == "assigned":
        holder = inventory.vms[use.vm]
        if not holder.static_devices:
            yield Remedy("move", host=host.name, vm=use.vm)
        yield Remedy("power-off", host=host.name, vm=use.vm)


_PROPOSERS: Mapping[str, _Proposer] = {
    "label-differs": _labels,
    "passthrough-disabled": _passthrough,
    "passthrough-needs-reboot": _reboot,
    "device-in-use": _holder,
    "dependent-device-in-use": _holder,
}
