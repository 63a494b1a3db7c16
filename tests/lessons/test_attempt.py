"""An attempt at a lab: what is said when, hints, stars, and what is noted."""

from typing import Any

import pytest

from tests.lessons.labs import LAB, SET_LABEL, TOGGLE_OFF, changed
from tests.lessons.test_assessment import act
from vconsole.lessons.attempt import PAUSE_SECONDS, Attempt, News, Notes, result_of
from vconsole.lessons.lab import Support, parse_lab
from vconsole.lessons.predicates import Visit
from vconsole.lessons.start import start_of
from vconsole.vcenter import Session

QUESTION = """
[[steps]]
id = "foresee"
goal = "Foresee what the host keeps"
hints = ["The label is written on the host."]
[[steps.questions]]
id = "kept"
text = "What becomes of the label in maintenance mode?"
options = ["It stays", "It is taken away"]
ideas = { "It is taken away" = "M27" }
[[steps.checks]]
id = "said"
when = { answer = "kept", is = "It stays" }
fail = "Not so."
[[rules]]"""
TEXT = changed("[[rules]]", QUESTION, LAB) + 'foresee = [{ answer = "kept", is = "It stays" }]\n'
NEAR = SET_LABEL.replace("Training", "training")
ONE_LABEL = SET_LABEL.replace("Training", "One")


def begin(support: Support = Support.GUIDED, **notes: Any) -> Attempt:
    lab = parse_lab(TEXT)[0]
    return Attempt(lab, Session(start_of(lab)), Notes(lab=lab.id, support=support, **notes))


def do(attempt: Attempt, line: str) -> News:
    return attempt.hear(attempt.session.perform(act(line).performed))


def finish(attempt: Attempt) -> Attempt:
    do(attempt, SET_LABEL)
    attempt.answer("kept", "It stays")
    attempt.check()
    return attempt


def test_what_passes_and_is_lost_is_news_once() -> None:
    attempt = begin()
    assert do(attempt, SET_LABEL).passed == ("label",)
    assert not do(attempt, SET_LABEL)
    assert do(attempt, ONE_LABEL).lost == ("label",)
    assert not do(attempt, ONE_LABEL)


def test_a_misconception_is_news_when_it_shows_and_when_it_is_taken_back() -> None:
    attempt = begin()
    assert [saying.idea for saying in do(attempt, NEAR).ideas] == ["M06"]
    assert not do(attempt, NEAR)
    assert [saying.idea for saying in do(attempt, SET_LABEL).cleared] == ["M06"]


def test_a_misconception_is_counted_each_time_that_it_shows() -> None:
    attempt = begin()
    for line in (NEAR, SET_LABEL, NEAR):
        do(attempt, line)
    assert attempt.notes.ideas == {"M06": 2}


def test_a_broken_rule_is_news_once() -> None:
    attempt = begin()
    assert [saying.id for saying in do(attempt, TOGGLE_OFF).broken] == ["passed-through"]
    assert not do(attempt, SET_LABEL).broken


def test_a_lab_is_finished_once() -> None:
    attempt = begin()
    do(attempt, SET_LABEL)
    news = attempt.answer("kept", "It stays")
    assert (news.finished, news.passed) == (True, ("foresee",))
    do(attempt, ONE_LABEL)
    again = do(attempt, SET_LABEL)
    assert (again.finished, again.passed) == (False, ("label",))
    assert attempt.finished


def test_free_says_nothing_before_it_is_asked() -> None:
    attempt = begin(Support.FREE)
    assert not do(attempt, NEAR)
    assert not attempt.visit(Visit("host/pci-devices", "esxi-01.lab.local"))
    news = attempt.check()
    assert [saying.idea for saying in news.ideas] == ["M06"]
    assert not do(attempt, SET_LABEL)
    assert attempt.assessment.current is not None
    assert attempt.assessment.current.step.id == "label"
    assert attempt.check().passed == ("label",)


def test_time_alone_is_no_news() -> None:
    attempt = begin()
    assert not attempt.hear(attempt.session.advance(30))


def test_the_first_answer_is_kept_and_a_wrong_one_shows_its_idea() -> None:
    attempt = begin()
    attempt.answer("kept", "It is taken away")
    attempt.answer("kept", "It stays")
    assert attempt.notes.first_answers == {"kept": "It is taken away"}
    assert attempt.notes.answers == {"kept": "It stays"}
    assert attempt.notes.ideas == {"M27": 1}


def test_the_next_hint_waits_for_a_while() -> None:
    attempt = begin()
    first = attempt.hint(100.0)
    assert first is not None
    assert first.text == "The label belongs to the device."
    assert attempt.wait_for_hint(101.0) == PAUSE_SECONDS - 1
    assert attempt.hint(101.0) is None
    assert attempt.notes.hints == {"label": 1}
    last = attempt.hint(100.0 + PAUSE_SECONDS)
    assert last is not None
    assert last.lines == attempt.lab.solution["label"]


def test_an_act_shortens_the_wait_for_a_hint() -> None:
    attempt = begin()
    attempt.hint(100.0)
    do(attempt, ONE_LABEL)
    assert attempt.wait_for_hint(101.0) == 0
    assert attempt.hint(101.0) is not None


def test_when_all_layers_are_read_the_last_is_given_again_and_not_counted() -> None:
    attempt = begin()
    for now in (0.0, 100.0, 200.0):
        attempt.hint(now)
    assert attempt.notes.hints == {"label": 2}
    assert len(attempt.hints_read("label")) == 2


def test_there_is_no_hint_when_all_steps_hold() -> None:
    assert finish(begin()).hint(1000.0) is None


@pytest.mark.parametrize(
    ("support", "hints", "solution_seen", "stars"),
    [
        (Support.FREE, {}, False, 3),
        (Support.FREE, {"label": 1}, False, 3),
        (Support.FREE, {"label": 2}, False, 2),
        (Support.GUIDED, {}, False, 1),
        (Support.WORKED, {}, False, 1),
        (Support.EXAM, {}, False, 3),
        (Support.FREE, {}, True, 0),
        (Support.GUIDED, {}, True, 0),
    ],
)
def test_stars_tell_how_much_help_it_took(
    support: Support,
    hints: dict[str, int],
    solution_seen: bool,
    stars: int,
) -> None:
    result = result_of(finish(begin(support, hints=hints, solution_seen=solution_seen)))
    assert (result.passed, result.stars, result.hints) == (True, stars, sum(hints.values()))


def test_what_is_not_passed_has_no_stars_but_partial_points_in_an_exam() -> None:
    attempt = begin(Support.EXAM)
    do(attempt, SET_LABEL)
    attempt.hand_in()
    result = result_of(attempt)
    assert (result.passed, result.stars, result.points, result.points_max) == (False, 0, 1, 2)


def test_acts_are_compared_with_those_of_the_solution() -> None:
    attempt = begin()
    do(attempt, ONE_LABEL)
    result = result_of(finish(attempt))
    assert (result.acts, result.par) == (2, 1)


def test_a_reset_forgets_answers_and_visits_but_not_the_help() -> None:
    attempt = begin()
    attempt.hint(0.0)
    attempt.saw_solution()
    attempt.visit(Visit("host/pci-devices", "esxi-01.lab.local"))
    attempt.answer("kept", "It is taken away")
    do(attempt, SET_LABEL)
    assert attempt.reset().lost == ("label",)
    notes = attempt.notes
    assert (notes.answers, notes.visits) == ({}, ())
    assert (notes.hints, notes.solution_seen, notes.ideas) == ({"label": 1}, True, {"M27": 1})
    assert notes.first_answers == {"kept": "It is taken away"}


def test_time_that_was_spent_is_added_up() -> None:
    attempt = begin(seconds=60)
    attempt.spend(1.5)
    attempt.spend(2)
    assert result_of(attempt).seconds == 63.5
