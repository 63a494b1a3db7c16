from datetime import timedelta
from pathlib import Path

import pytest

from tests.lessons.progress.records import DAY, attempt, left
from vconsole.lessons.library import Entry, Head, Library
from vconsole.lessons.progress import Outcome, Record, State, due, due_day, is_due, proposal, summed
from vconsole.lessons.support import Support

WORKED, GUIDED, FREE, EXAM = Support


def entry(name: str = "lab", needs: tuple[str, ...] = (), support: Support = GUIDED, variants: int = 3) -> Entry:
    head = Head(name, "T", "guided", "beginner", 5, "S", needs, support, variants=variants)
    return Entry(name, Path(name), number="L01", head=head)


def due_after(*records: Record) -> int | None:
    """After how many days the lab comes back."""
    head = entry().head
    assert head is not None
    day = due_day(head, summed(records).of("lab"))
    return (day - DAY).days if day is not None else None


def test_a_lab_is_new_then_under_way_then_passed_and_a_pass_is_never_lost() -> None:
    first, later = left(), left(2)
    done = first.model_copy(update={"outcome": Outcome.PASSED})
    states = [summed(records).of("lab").state for records in ((), (first,), (first, done), (first, done, later))]
    assert states == [State.NEW, State.UNDER_WAY, State.PASSED, State.PASSED]


def test_an_exam_that_did_not_pass_is_tried_and_leaves_the_other_attempt_under_way() -> None:
    ended = attempt(support=Support.EXAM, stars=0, outcome=Outcome.ENDED)
    guided = left(support=Support.GUIDED)
    assert summed([ended]).of("lab").state is State.TRIED
    assert summed([guided, ended]).of("lab").under_way == guided
    exam_left = left(support=Support.EXAM)
    assert summed([guided, exam_left, ended]).of("lab").under_way == guided, "a later exam takes its place"
    assert summed([guided, exam_left, guided]).of("lab").under_way == guided, "what was noted last"
    assert summed([guided, attempt(support=Support.EXAM)]).of("lab").under_way is None


def test_the_best_stars_are_kept_for_each_kind_of_support() -> None:
    mine = summed([attempt(0, GUIDED, 1), attempt(1, FREE, 2), attempt(2, FREE, 3), attempt(3, FREE, 2)]).of("lab")
    assert mine.best == {GUIDED: 1, FREE: 3}
    assert mine.stars == 3


def test_time_hints_and_ideas_of_all_attempts_are_summed_up_once() -> None:
    first = left(seconds=60, hints=2, ideas={"M06": 1})
    done = first.model_copy(update={"outcome": Outcome.PASSED, "seconds": 90.0, "hints": 3})
    mine = summed([first, done, attempt(1, seconds=30, ideas={"M06": 2, "M01": 1})]).of("lab")
    assert (mine.attempts, mine.seconds, mine.hints) == (2, 120, 3)
    assert mine.ideas == {"M01": 1, "M06": 3}


@pytest.mark.parametrize(
    ("days", "expected"),
    [([0], 1), ([0, 1], 8), ([0, 4], 11), ([0, 1, 3], 8), ([0, 1, 8], 29), ([0, 1, 8, 29], None), ([], None)],
)
def test_a_passed_lab_comes_back_after_1_7_and_21_days_counted_from_each_review(
    days: list[int], expected: int | None
) -> None:
    assert due_after(*(attempt(day) for day in days)) == expected


def test_being_led_is_no_review_and_neither_is_one_that_is_not_passed() -> None:
    assert due_after(attempt(0), attempt(1, GUIDED), left(1)) == 1


def test_a_lab_is_due_from_its_day_on() -> None:
    mine, head = summed([attempt(0)]).of("lab"), entry().head
    assert head is not None
    assert [is_due(head, mine, DAY + timedelta(days=days)) for days in (0, 1, 90)] == [False, True, True]


def test_labs_that_wait_longest_are_reviewed_first() -> None:
    progress = summed([attempt(3, lab="b"), attempt(1, lab="a"), attempt(9, lab="c")])
    found = due([entry("a"), entry("b"), entry("c")], progress, DAY + timedelta(days=9))
    assert [each.name for each in found] == ["a", "b"]


def proposed(*records: Record, day: int = 0, support: Support = GUIDED) -> tuple[Support, int, bool]:
    lab = entry(needs=("before",), support=support)
    return proposal(Library((entry("before"), lab)), summed(records), lab, DAY + timedelta(days=day))


def test_a_review_is_another_variant_in_free_support_even_if_an_attempt_is_under_way() -> None:
    assert proposed(attempt(0, GUIDED, variant=2), left(0, variant=1), day=1) == (FREE, 0, True)


def test_an_attempt_under_way_is_gone_on_with() -> None:
    assert proposed(left(support=WORKED, variant=1)) == (WORKED, 1, False)


@pytest.mark.parametrize(
    ("meant", "passed", "expected"),
    [
        (WORKED, [], WORKED),
        (WORKED, [WORKED], GUIDED),
        (GUIDED, [], GUIDED),
        (GUIDED, [GUIDED], FREE),
        (FREE, [GUIDED], FREE),
        (FREE, [FREE], FREE),
        (EXAM, [], EXAM),
    ],
)
def test_a_lab_is_proposed_as_it_is_meant_and_then_with_less_support(
    meant: Support, passed: list[Support], expected: Support
) -> None:
    assert proposed(*(attempt(0, support) for support in passed), support=meant)[0] is expected


@pytest.mark.parametrize(("before", "expected"), [(GUIDED, WORKED), (FREE, GUIDED), (EXAM, GUIDED)])
def test_who_passed_a_prerequisite_alone_is_not_shown_everything_first(before: Support, expected: Support) -> None:
    assert proposed(attempt(0, before, lab="before"), support=WORKED)[0] is expected
