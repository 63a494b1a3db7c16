from pathlib import Path
from typing import Any

import pytest

from tests.cli.conftest import Run
from vconsole.cli.lessons.first_start import dismiss, offer
from vconsole.lessons.library import shipped_entries
from vconsole.ui import Arriving, Leaving


@pytest.fixture(autouse=True)
def state(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The state folder of somebody new."""
    monkeypatch.setenv("XDG_STATE_HOME", str(tmp_path / "state"))
    return tmp_path / "state" / "vconsole"


@pytest.fixture
def opened(monkeypatch: pytest.MonkeyPatch) -> list[Any]:
    """What the console was offered at each start; it is left at once."""
    offers: list[Any] = []

    def open_console(source: str, inventory: object, journals: Path, arriving: Arriving) -> Leaving:
        del source, inventory, journals
        offers.append(arriving.offer)
        return Leaving()

    monkeypatch.setattr("vconsole.ui.open_console", open_console)
    return offers


def test_somebody_new_is_offered_the_walkthrough_of_the_host_and_the_first_lab() -> None:
    offered = offer()
    assert offered is not None
    assert (offered.tour[0], offered.lab[0]) == ("host-dies", shipped_entries()[0].name)


def test_once_it_was_dismissed_nothing_is_offered_again() -> None:
    dismiss()
    assert offer() is None


def test_it_is_offered_at_the_first_start_and_never_again(vconsole: Run, opened: list[Any]) -> None:
    assert [vconsole().status, vconsole().status] == [0, 0]
    assert [offered is not None for offered in opened] == [True, False]


def test_who_opens_a_sample_by_name_is_offered_nothing(vconsole: Run, opened: list[Any]) -> None:
    vconsole("default")
    assert opened == [None]
    assert offer() is not None


@pytest.mark.parametrize("trace", ["attempts.jsonl", "sessions/default-0.jsonl"])
def test_who_did_a_lab_or_has_a_session_is_not_new(state: Path, trace: str) -> None:
    (state / trace).parent.mkdir(parents=True)
    (state / trace).touch()
    assert offer() is None


def test_a_state_folder_that_cannot_be_made_is_no_problem(tmp_path: Path) -> None:
    (tmp_path / "state").write_text("a file")
    dismiss()
    assert offer() is not None
