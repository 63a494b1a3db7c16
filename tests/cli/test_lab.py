"""`vconsole lab ID` and what is opened after it, with consoles that nobody sees."""

from collections.abc import Callable
from datetime import date, timedelta
from itertools import pairwise
from pathlib import Path

import pytest

from tests.cli.conftest import Run
from tests.lessons.labs import LAB
from vconsole.lessons.attempt import Result
from vconsole.lessons.lab import Support
from vconsole.lessons.progress import History
from vconsole.ui import LabDesk, Leaving

DAY = date(2026, 3, 1)
PASSED = Result(passed=True, stars=1, points=3, points_max=3, acts=2, par=2, seconds=61, hints=0)


class Consoles:
    """What was opened, and how each of it is left."""

    def __init__(self) -> None:
        self.opened: list[LabDesk | str] = []
        self.left: list[Leaving | Callable[[LabDesk], Leaving]] = []

    def lab(self, desk: LabDesk, arriving: object) -> Leaving:
        del arriving
        self.opened.append(desk)
        left = self.left.pop(0) if self.left else Leaving()
        return left if isinstance(left, Leaving) else left(desk)

    def estate(self, source: str, *_: object) -> Leaving:
        self.opened.append(source)
        left = self.left.pop(0) if self.left else Leaving()
        assert isinstance(left, Leaving)
        return left

    @property
    def words(self) -> list[str]:
        """Each lab by its id, each estate by its name."""
        return [each if isinstance(each, str) else each.file.id for each in self.opened]

    @property
    def desks(self) -> list[LabDesk]:
        """Those of the labs."""
        return [each for each in self.opened if isinstance(each, LabDesk)]


@pytest.fixture
def consoles(monkeypatch: pytest.MonkeyPatch) -> Consoles:
    made = Consoles()
    monkeypatch.setattr("vconsole.cli.lessons.rounds.open_lab", made.lab)
    monkeypatch.setattr("vconsole.cli.lessons.rounds.open_console", made.estate)
    monkeypatch.setattr("vconsole.ui.open_console", made.estate)
    return made


@pytest.fixture(autouse=True)
def state(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A learner without progress; the folder of the progress."""
    monkeypatch.setenv("XDG_STATE_HOME", str(tmp_path / "state"))
    monkeypatch.setenv("XDG_DATA_HOME", str(tmp_path / "data"))
    on_day(monkeypatch, DAY)
    return tmp_path / "state" / "vconsole"


def on_day(monkeypatch: pytest.MonkeyPatch, day: date) -> None:
    for module in ("rounds", "lessons_of_console"):
        monkeypatch.setattr(f"vconsole.cli.lessons.{module}.today", lambda: day)


def passing(desk: LabDesk) -> Leaving:
    desk.keep(desk.fresh_notes.model_copy(update={"seconds": 61.0}), PASSED)
    return Leaving()


def half_way(desk: LabDesk) -> Leaving:
    desk.keep(desk.fresh_notes.model_copy(update={"seconds": 30.0, "answers": {"q": "o"}}), None)
    return Leaving()


@pytest.mark.parametrize("word", ["first-label", "L04"])
def test_a_lab_is_opened_by_its_id_or_number_as_it_is_proposed(word: str, vconsole: Run, consoles: Consoles) -> None:
    assert vconsole("lab", word).status == 0
    assert consoles.words == ["first-label"]
    desk = consoles.desks[0]
    assert (desk.variant, desk.notes, desk.estate) == (0, None, "")
    assert desk.next_lab is not None


def test_support_and_variant_are_taken_as_they_were_asked_for(vconsole: Run, consoles: Consoles) -> None:
    vconsole("lab", "L04", "--support", "exam", "--variant", "2")
    assert (consoles.desks[0].support, consoles.desks[0].variant) == (Support.EXAM, 1)


@pytest.mark.parametrize("variant", ["0", "99"])
def test_a_variant_that_there_is_not_is_refused(variant: str, vconsole: Run, consoles: Consoles) -> None:
    answer = vconsole("lab", "first-label", "--variant", variant)
    assert answer.status != 0
    assert f"no variant {variant}; there are" in answer.err
    assert not consoles.opened


def test_a_lab_of_one_variant_says_so(vconsole: Run, consoles: Consoles, tmp_path: Path) -> None:
    alone = tmp_path / "label-it.toml"
    alone.write_text(LAB)
    assert "label-it has no variant 2; there is 1" in vconsole("lab", alone, "--variant", "2").err
    assert not consoles.opened


def test_a_lab_that_was_left_goes_on_and_with_anew_it_does_not(vconsole: Run, consoles: Consoles) -> None:
    consoles.left = [half_way]
    for words in ([], [], ["--anew"]):
        vconsole("lab", "first-label", *words)
    first, again, anew = consoles.desks
    assert again.notes is not None
    assert (again.notes.answers, again.notes.seconds) == ({"q": "o"}, 30.0)
    assert (first.notes, anew.notes) == (None, None)


def test_the_variant_and_support_that_were_left_are_proposed_again(vconsole: Run, consoles: Consoles) -> None:
    consoles.left = [half_way]
    vconsole("lab", "first-label", "--support", "free", "--variant", "2")
    vconsole("lab", "first-label")
    again = consoles.desks[1]
    assert (again.support, again.variant) == (Support.FREE, 1)
    assert again.notes is not None


def test_the_next_lab_and_the_list_follow_a_lab(vconsole: Run, consoles: Consoles) -> None:
    consoles.left = [Leaving(lab="vm-that-asks"), Leaving(labs=True), Leaving()]
    vconsole("lab", "first-label")
    assert consoles.words == ["first-label", "vm-that-asks", "default"]


def test_a_lab_from_an_estate_leads_back_to_it_when_that_is_asked_for(vconsole: Run, consoles: Consoles) -> None:
    consoles.left = [Leaving(lab="first-label"), Leaving(estate=True), Leaving()]
    vconsole("two-hosts")
    assert consoles.words == ["two-hosts", "first-label", "two-hosts"]
    assert consoles.desks[0].estate == "two-hosts"


def test_quitting_in_a_lab_from_an_estate_quits(vconsole: Run, consoles: Consoles) -> None:
    consoles.left = [Leaving(lab="first-label"), Leaving()]
    vconsole("two-hosts")
    assert consoles.words == ["two-hosts", "first-label"]


def test_a_console_that_stopped_ends_the_round_with_its_status(vconsole: Run, consoles: Consoles) -> None:
    consoles.left = [Leaving(70, lab="vm-that-asks")]
    assert vconsole("lab", "first-label").status == 70
    assert consoles.words == ["first-label"]


def test_a_passed_lab_comes_back_after_1_7_and_21_days_as_another_variant(
    vconsole: Run, consoles: Consoles, monkeypatch: pytest.MonkeyPatch, state: Path
) -> None:
    day, told = DAY, []
    for days in (0, 1, 7, 21):
        day += timedelta(days=days)
        on_day(monkeypatch, day)
        consoles.left = [passing]
        vconsole("lab", "first-label")
        told.append(consoles.desks[-1].review(PASSED))
    assert ["review tomorrow" in told[0], "in 7 days" in told[1], "in 21 days" in told[2]] == [True] * 3
    assert told[3] == ""
    assert [desk.support for desk in consoles.desks[1:]] == [Support.FREE] * 3
    variants = [desk.variant for desk in consoles.desks]
    assert all(one != other for one, other in pairwise(variants))
    assert len(History(state).progress.of("first-label").passes) == 4


def test_another_variant_is_promised_only_by_a_lab_that_has_one(
    vconsole: Run, consoles: Consoles, tmp_path: Path
) -> None:
    alone = tmp_path / "label-it.toml"
    alone.write_text(LAB)
    told = []
    for lab in (alone, "first-label"):
        consoles.left = [passing]
        vconsole("lab", lab)
        told.append(consoles.desks[-1].review(PASSED))
    assert told == [
        "It comes back for review tomorrow.",
        "It comes back for review tomorrow, as another variant.",
    ]


def test_where_nothing_can_be_written_the_lab_opens_and_says_so(vconsole: Run, consoles: Consoles, state: Path) -> None:
    state.parent.write_text("a file stands here")
    told = []

    def look(desk: LabDesk) -> Leaving:
        told.append(desk.problem())
        return passing(desk)

    consoles.left = [look]
    answer = vconsole("lab", "first-label")
    assert answer.status == 0
    assert told[0].startswith("Your progress is not kept: ")
    assert "Your progress is not kept: " in answer.err
