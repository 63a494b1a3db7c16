"""Random acts on labs: what is tried, and that no shipped lab is passed by accident."""

import random
from dataclasses import dataclass, field

import pytest

from tests.build import device, estate, host, vm
from tests.lessons.labs import lab
from vconsole.lessons.lab import read_lab
from vconsole.lessons.library.shipped import shipped_entries
from vconsole.lessons.proofs import Case, cases_of, fuzz, random_act
from vconsole.lessons.proofs.fuzzing import ROUND
from vconsole.lessons.rehearsal import Rehearsal
from vconsole.model import Inventory

ESTATE = estate(host("esxi-01", device("af:00.0")), vms=(vm("a", "esxi-01"),))
DOWN = ESTATE.with_vcenter(ESTATE.vcenter.model_copy(update={"up": False}))


def dice(seed: int) -> random.Random:
    return random.Random(seed)  # noqa: S311


def tried(inventory: Inventory) -> set[str]:
    chance = dice(0)
    acts = (random_act(inventory, chance) for _ in range(500))
    return {"undo" if act is None else act["action"] for act in acts}


@dataclass(frozen=True)
class Counted(Case):
    """A case that counts how often it begins."""

    begun: list[int] = field(default_factory=list)

    def rehearsal(self) -> Rehearsal:
        self.begun.append(1)
        return super().rehearsal()


@pytest.mark.parametrize("entry", shipped_entries(), ids=lambda entry: entry.name)
def test_no_shipped_lab_is_passed_by_accident(entry) -> None:
    case = cases_of(read_lab(entry.path))[0]
    assert [str(flaw) for flaw in fuzz(case, dice(0), acts=2 * ROUND)] == []


def test_the_same_seed_tries_the_same_acts() -> None:
    first, again, other = ([random_act(ESTATE, chance) for _ in range(50)] for chance in map(dice, (7, 7, 8)))
    assert first == again
    assert first != other


def test_vcenter_is_failed_only_while_it_runs_and_recovered_only_while_it_does_not() -> None:
    assert "fail-vcenter" in tried(ESTATE) - tried(DOWN)
    assert "recover-vcenter" in tried(DOWN) - tried(ESTATE)


def test_nothing_is_tried_on_what_is_not_there() -> None:
    assert not {"power-on", "set-hardware-label", "reboot-host"} & tried(estate())
    assert {"power-on", "set-hardware-label", "reboot-host", "undo"} <= tried(ESTATE)


def test_the_lab_begins_anew_after_each_round() -> None:
    case = Counted(lab())
    assert list(fuzz(case, dice(1), acts=3 * ROUND)) == []
    assert len(case.begun) == 3
