"""The lab N+1 for training has the answers that it says it has, and no others."""

from itertools import combinations_with_replacement
from pathlib import Path

import pytest

from tests.lessons.asking import predicate
from vconsole.files import cluster
from vconsole.files.shipped import shipped_folder
from vconsole.lessons.predicates import Evidence, evidence_of
from vconsole.vcenter import Session, read_action

ESTATE: Path = shipped_folder("sample_clusters") / "labs" / "four-by-four.toml"
GPUS = ("0000:3b:00.0", "0000:5e:00.0", "0000:af:00.0", "0000:d8:00.0")
VMS = [f"train-0{number}" for number in range(1, 9)]
ALL_RUN = {"all": "vm", "is": {"power": "on"}}
EACH_HOST_FAILS = {"each": "host", "do": [{"action": "fail-host", "host": "$each"}]}
SPREADS = tuple(spread for spread in combinations_with_replacement(range(5), 4) if sum(spread) >= len(VMS))
"""How many GPUs of each host are for training; which host has which number makes no difference."""


def running_with(spread: tuple[int, ...]) -> Evidence:
    session = Session(cluster.load(ESTATE))
    for host, count in enumerate(spread, start=1):
        for gpu in GPUS[count:]:
            about = {"host": f"esxi-0{host}.lab.local", "device": gpu}
            session.perform(read_action({"action": "set-hardware-label", **about, "label": "Inference"}))
    session.perform(read_action({"action": "power-on", "vms": VMS}))
    session.settle()
    return evidence_of(session)


def survives(evidence: Evidence) -> bool:
    return all(predicate(raw).test(evidence).holds for raw in (ALL_RUN, {**EACH_HOST_FAILS, "expect": ALL_RUN}))


@pytest.fixture(scope="module")
def surviving() -> set[tuple[int, ...]]:
    return {spread for spread in SPREADS if survives(running_with(spread))}


def test_eleven_gpus_are_enough_in_one_spread_only(surviving: set[tuple[int, ...]]) -> None:
    assert min(map(sum, surviving)) == 11
    assert [spread for spread in surviving if 16 - sum(spread) >= 5] == [(2, 3, 3, 3)]


def test_a_whole_spare_host_survives_too_and_takes_twelve(surviving: set[tuple[int, ...]]) -> None:
    assert (0, 4, 4, 4) in surviving
