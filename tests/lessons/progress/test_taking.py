from collections.abc import Callable
from pathlib import Path

import pytest

from tests.lessons.progress.records import DAY
from vconsole.files.cluster import load
from vconsole.lessons.attempt import Notes, Result
from vconsole.lessons.lab import Support, read_lab
from vconsole.lessons.library import shipped_entries
from vconsole.lessons.progress import History, Outcome
from vconsole.lessons.progress.taking import Taking, Wish
from vconsole.vcenter import EnterMaintenance, Session
from vconsole.vcenter.journal import journal_path, open_journal

ENTRY = next(entry for entry in shipped_entries() if entry.name == "first-label")
FILE = read_lab(ENTRY.path)
GUIDED, FREE, EXAM = Support.GUIDED, Support.FREE, Support.EXAM
FIRST = Wish(GUIDED, 0)
PASSED = Result(passed=True, stars=1, points=3, points_max=3, acts=2, par=2, seconds=61, hints=0)
Take = Callable[..., Taking]


@pytest.fixture
def history(tmp_path: Path) -> History:
    return History(tmp_path / "state")


@pytest.fixture
def take(history: History, tmp_path: Path) -> Take:
    """Take the lab, as attempt `a1` unless told otherwise."""

    def take(wish: Wish = FIRST, id_: str = "a1") -> Taking:
        return Taking.open(history, ENTRY, FILE, wish, journals=tmp_path / "journals", id_=id_, today=DAY)

    return take


def worked(taking: Taking, seconds: float = 40) -> Notes:
    """Notes after a while, kept."""
    notes = Notes(lab=FILE.id, variant=taking.variant, support=taking.support, seconds=seconds)
    notes = notes.model_copy(update={"answers": {"q": "o"}, "hints": {"s": 2}})
    taking.keep(notes, None, id_="unused", today=DAY)
    return notes


def outcomes(history: History) -> dict[str, Outcome]:
    return {record.id: record.outcome for record in history.records}


def test_a_lab_begins_in_its_estate_without_notes(take: Take) -> None:
    taking = take()
    assert (taking.notes, taking.going_on, taking.problem) == (None, False, None)
    assert load(Path(taking.source)).hosts


def test_what_was_left_goes_on_with_all_its_notes_as_the_same_attempt(take: Take, history: History) -> None:
    first = take()
    notes = worked(first)
    first.leave()
    again = take(id_="a2")
    assert again.notes == notes
    again.keep(notes, PASSED, id_="unused", today=DAY)
    again.leave()
    assert outcomes(history) == {"a1": Outcome.PASSED}


def test_a_console_that_was_torn_away_is_under_way_and_can_be_gone_on_with(take: Take, history: History) -> None:
    torn = take()
    notes = worked(torn)
    assert torn._lock is not None
    torn._lock.release()  # as the system does
    assert history.progress.of("first-label").under_way is not None
    assert take().notes == notes


@pytest.mark.parametrize("wish", [Wish(GUIDED, 0, anew=True), Wish(EXAM, 0), Wish(GUIDED, 1)])
def test_anew_an_exam_and_another_variant_begin_another_attempt(wish: Wish, take: Take) -> None:
    first = take()
    worked(first)
    first.leave()
    again = take(wish, "a2")
    assert again.notes is None
    assert (again.support, again.variant) == (wish.support, wish.variant)


@pytest.mark.parametrize("support", [Support.WORKED, FREE])
def test_more_or_less_help_goes_on_with_the_same_estate_and_answers(support: Support, take: Take) -> None:
    first = take()
    notes = worked(first)
    first.leave()
    again = take(Wish(support, 0), "a2")
    assert again.notes is not None
    assert (again.support, again.notes.answers, again.source) == (support, notes.answers, first.source)


def test_who_was_led_in_a_part_has_passed_with_that_much_help(take: Take, history: History) -> None:
    first = take()
    worked(first)
    first.leave()
    again = take(Wish(FREE, 0), "a2")
    assert again.notes is not None
    assert again.notes.most_help is GUIDED
    again.keep(again.notes, PASSED, id_="unused", today=DAY)
    assert [each.support for each in history.progress.of("first-label").passes] == [GUIDED]


def test_an_exam_and_another_attempt_wait_beside_each_other(take: Take, history: History) -> None:
    guided = take()
    notes = worked(guided)
    guided.leave()
    exam = take(Wish(EXAM, 0), "a2")
    assert (exam.waiting, exam.source == guided.source) == (GUIDED, False)
    sat = worked(exam, seconds=70)
    exam.leave()
    assert history.progress.of("first-label").under_way == history.records[-1]
    again = take(id_="a3")
    assert (again.notes, again.waiting) == (notes, EXAM)
    again.leave()
    assert take(Wish(EXAM, 0), "a4").notes == sat


def test_a_pass_is_recorded_once_whatever_is_done_after_it(take: Take, history: History) -> None:
    taking = take()
    notes = worked(taking)
    for seconds in (50, 60):
        taking.keep(notes.model_copy(update={"seconds": seconds}), PASSED, id_="unused", today=DAY)
    taking.keep(notes, None, id_="unused", today=DAY)
    taking.leave()
    assert len(history.progress.of("first-label").passes) == 1
    assert take(id_="a2").notes is None, "what is done is not gone on with"


def test_opening_and_closing_is_no_attempt(take: Take, history: History) -> None:
    take().leave()
    assert history.records == ()


def test_a_second_console_on_the_lab_leaves_the_attempt_of_the_first_alone(take: Take, history: History) -> None:
    first = take()
    notes = worked(first)
    second = take(Wish(GUIDED, 0, anew=True), "a2")
    assert (first.alone, second.alone) == (True, False)
    worked(second, seconds=5)
    second.keep(Notes(lab=FILE.id, seconds=6), PASSED, id_="unused", today=DAY)
    second.leave()
    first.leave()
    assert outcomes(history) == {"a1": Outcome.OPEN, "a2": Outcome.PASSED}
    assert take(id_="a3").notes == notes


def test_where_nothing_can_be_written_the_lab_is_taken_all_the_same(take: Take, history: History) -> None:
    history.folder.write_text("a file stands here")
    taking = take()
    assert taking.alone
    assert taking.problem is not None
    worked(taking)
    taking.leave()
    assert not Path(taking.source).exists()


def test_what_was_left_of_another_text_of_the_lab_does_not_go_on(take: Take, history: History) -> None:
    first = take()
    worked(first)
    first.leave()
    begun = history.folder / "labs" / "first-label-1.json"
    begun.write_text(begun.read_text().replace('"lab":"', '"lab":"another', 1))
    assert take(id_="a2").notes is None


def test_beginning_anew_keeps_the_journal_of_what_was_left_aside(take: Take, tmp_path: Path) -> None:
    first = take()
    worked(first)
    first.leave()
    journals = tmp_path / "journals"
    session = Session(load(Path(first.source)), open_journal(journals, first.source))
    session.perform(EnterMaintenance(host=next(iter(session.inventory.hosts))))
    session.close()
    assert journal_path(journals, first.source) is not None
    again = take(Wish(GUIDED, 0, anew=True), "a2")
    assert journal_path(journals, again.source) is None
    assert len(list(journals.glob("*.aside-*"))) == 1
