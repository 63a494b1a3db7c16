"""`vconsole lab language`."""

import pytest

from tests.cli.conftest import Run
from vconsole.cli.lessons.language import TOPICS
from vconsole.lessons.language import topics


def test_all_topics_are_told_one_after_the_other(vconsole: Run) -> None:
    answer = vconsole("lab", "language")
    assert (answer.status, answer.err) == (0, "")
    places = [answer.out.index(f"{topic.title}\n") for topic in topics().values()]
    assert places == sorted(places)
    assert '      { can = { action = "power-on", vms = ["train-02"] } }\n' in answer.out


@pytest.mark.parametrize("topic", TOPICS)
def test_one_topic_is_told_alone(vconsole: Run, topic: str) -> None:
    out = vconsole("lab", "language", topic).out
    titles = [each.title for each in topics().values()]
    assert [line for line in out.splitlines() if line in titles] == [topics()[topic].title]


def test_the_help_names_every_topic() -> None:
    assert list(topics()) == list(TOPICS)


def test_a_topic_that_there_is_not_is_told_with_the_nearest(vconsole: Run) -> None:
    answer = vconsole("lab", "language", "prooofs")
    assert answer.status == 2
    assert 'did you mean "proofs"?' in answer.err


def test_json_has_the_terms(vconsole: Run) -> None:
    terms = vconsole("lab", "language", "limits", "--json").json["limits"]["terms"]
    assert {"word": "characters of a goal or option", "text": "at most 90", "example": ""} in terms
