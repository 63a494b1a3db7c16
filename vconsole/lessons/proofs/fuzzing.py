"""Random acts on the estate of a lab: they must never stop its checks, nor pass it by accident. A report, no proof."""

from collections.abc import Callable, Iterator, Sequence
from typing import Any, Protocol, TypeVar

from vconsole.files import FileProblems, Problem, spelling
from vconsole.lessons.assessment import Standing, assess
from vconsole.lessons.building.recording import written
from vconsole.lessons.lab import Lab
from vconsole.lessons.predicates import Evidence
from vconsole.lessons.proofs.case import Case
from vconsole.lessons.proofs.flaw import Flaw
from vconsole.model import Host, Inventory, PciDevice
from vconsole.vcenter import Session, read_action

ACTS = 200
"""How many acts are tried on one lab."""
ROUND = 20
"""After so many acts the lab begins anew: by then VMs are deleted and hosts are gone, and little is accepted."""
_UNDO = "undo"
_Act = dict[str, Any]
_Thing = TypeVar("_Thing")


class Dice(Protocol):
    """Where chance comes from, such as `random.Random(seed)`."""

    def choice(self, seq: Sequence[_Thing], /) -> _Thing:
        """One of several things."""


def fuzz(case: Case, dice: Dice, acts: int = ACTS) -> Iterator[Flaw]:
    """What random acts bring to light, at most one thing: they pass the lab, or judging stops at a problem."""
    try:
        rehearsal = case.rehearsal()
    except FileProblems:
        return
    done: list[_Act] = []
    for number in range(1, acts + 1):
        if number > 1 and number % ROUND == 1:
            rehearsal, done = case.rehearsal(), []
        act = random_act(rehearsal.session.inventory, dice)
        try:
            _do(rehearsal.session, act, done)
            if _passes(case.lab, rehearsal.evidence):
                yield _flaw(case, number, f"random acts pass the lab; ask for more. It passes {_with(case, done)}")
                return
        except Exception as bug:  # whatever it is, the learner would see it
            last = _UNDO if act is None else _line(act)
            yield _flaw(case, number, f"{last} stops with {type(bug).__name__}: {bug}")
            return


def _do(session: Session, act: _Act | None, done: list[_Act]) -> None:
    """Do an act, or undo the last one; `done` are those that count, so that they can be done again."""
    before = session.acts
    if act is None:
        session.undo()
        del done[len(done) - (before - session.acts) :]
        return
    session.perform(read_action(act))
    session.settle()
    if session.acts > before:
        done.append(act)


def _with(case: Case, done: Sequence[_Act]) -> str:
    """The fewest of the acts that pass the lab by themselves, as lines of a lab."""
    kept = list(done)
    for act in reversed(done):
        rest = [each for each in kept if each is not act]
        if _lead_there(case, rest):
            kept = rest
    return f"with {', '.join(map(_line, kept))}" if kept else "without any act"


def _lead_there(case: Case, acts: Sequence[_Act]) -> bool:
    rehearsal = case.rehearsal()
    for act in acts:
        _do(rehearsal.session, act, [])
    return _passes(case.lab, rehearsal.evidence)


def _line(act: _Act) -> str:
    return spelling.value({key: "" if value is None else written(value) for key, value in act.items()})


def random_act(inventory: Inventory, dice: Dice) -> _Act | None:
    """An action on objects that are there, as a file writes it, allowed at this moment or not; None means undo."""
    name = dice.choice((*_ACTS, _UNDO))
    if name == _UNDO:
        return None
    fields = _ACTS[name](inventory, dice)
    return random_act(inventory, dice) if fields is None else {"action": name, **fields}


def _flaw(case: Case, number: int, message: str) -> Flaw:
    return Flaw(case.lab.id, case.variant, "T15", Problem(f"act {number}", message))


def _passes(lab: Lab, evidence: Evidence) -> bool:
    """Whether the lab is passed; what takes long is asked only if all the rest holds."""
    quick = assess(lab, evidence, live=True)
    if any(step.standing is Standing.OPEN for step in quick.steps):
        return False
    return assess(lab, evidence).passed


_Fields = dict[str, Any] | None
_Maker = Callable[[Inventory, Dice], _Fields]


def _host(inventory: Inventory, dice: Dice) -> _Fields:
    return {"host": dice.choice(tuple(inventory.hosts))} if inventory.hosts else None


def _vm(inventory: Inventory, dice: Dice) -> _Fields:
    return {"vm": dice.choice(tuple(inventory.vms))} if inventory.vms else None


def _power_on(inventory: Inventory, dice: Dice) -> _Fields:
    return {"vms": [dice.choice(tuple(inventory.vms))]} if inventory.vms else None


def _gpu(inventory: Inventory, dice: Dice) -> tuple[Host, PciDevice] | None:
    gpus = [(host, device) for host in inventory.hosts.values() for device in host.pci if device.is_graphics]
    return dice.choice(gpus) if gpus else None


def _toggle(inventory: Inventory, dice: Dice) -> _Fields:
    found = _gpu(inventory, dice)
    if found is None:
        return None
    host, device = found
    return {"host": host.name, "devices": [str(device.address)], "enabled": dice.choice((True, False))}


def _label(inventory: Inventory, dice: Dice) -> _Fields:
    found = _gpu(inventory, dice)
    if found is None:
        return None
    host, device = found
    return {
        "host": host.name,
        "device": str(device.address),
        "label": dice.choice((None, *_labels(inventory), "Random")),
    }


def _labels(inventory: Inventory) -> list[str]:
    """The labels that are there; others than those would be the goals of labs, hit by chance."""
    return [device.hardware_label for host in inventory.hosts.values() for device in host.pci if device.hardware_label]


def _graphics(inventory: Inventory, dice: Dice) -> _Fields:
    found = _gpu(inventory, dice)
    if found is None:
        return None
    host, device = found
    return {"host": host.name, "device": str(device.address), "type": dice.choice(("shared", "shared-direct"))}


def _migrate(inventory: Inventory, dice: Dice) -> _Fields:
    vm, host = _vm(inventory, dice), _host(inventory, dice)
    return {**vm, **host} if vm and host else None


def _reconfigure(inventory: Inventory, dice: Dice) -> _Fields:
    vm = _vm(inventory, dice)
    if vm is None:
        return None
    pci = inventory.vms[dice.choice(tuple(inventory.vms))].model_dump(mode="json", include={"pci"})
    changes: tuple[dict[str, Any], ...] = (
        {"reserve_all_memory": True},
        {"reserve_all_memory": False},
        {"firmware": "efi"},
        {"pci": []},
        pci,
    )
    return {**vm, **dice.choice(changes)}


def _cluster(inventory: Inventory, dice: Dice) -> _Fields:
    if not inventory.clusters:
        return None
    return {"cluster": dice.choice(tuple(inventory.clusters)), "enabled": dice.choice((True, False))}


def _if_up(inventory: Inventory, dice: Dice) -> _Fields:
    del dice
    return {} if inventory.vcenter.up else None


def _if_down(inventory: Inventory, dice: Dice) -> _Fields:
    del dice
    return None if inventory.vcenter.up else {}


_ACTS: dict[str, _Maker] = {
    "power-on": _power_on,
    "power-off": _vm,
    "reset": _vm,
    "suspend": _vm,
    "resume": _vm,
    "delete-vm": _vm,
    "migrate-vm": _migrate,
    "reconfigure-vm": _reconfigure,
    "set-passthrough": _toggle,
    "set-hardware-label": _label,
    "set-device-graphics": _graphics,
    "reboot-host": _host,
    "fail-host": _host,
    "isolate-host": _host,
    "recover-host": _host,
    "enter-maintenance": _host,
    "exit-maintenance": _host,
    "set-ha": _cluster,
    "set-drs": _cluster,
    "fail-vcenter": _if_up,
    "recover-vcenter": _if_down,
}
"""The actions that are tried, with what makes their fields; None if there is nothing to act on."""
