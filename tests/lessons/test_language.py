"""What authors are told of the language is what reads it: every word is there, and every example is true."""

from typing import Any

import pytest
from pydantic import TypeAdapter

from vconsole.files.toml import parse_toml
from vconsole.lessons.ideas import ideas
from vconsole.lessons.language import topics
from vconsole.lessons.language.telling import notes
from vconsole.lessons.predicates import (
    FORMS,
    KINDS,
    Form,
    Predicate,
    Visit,
    action_titles,
    event_names,
    evidence_of,
    screens,
)
from vconsole.lessons.predicates.comparison import OPERATORS
from vconsole.lessons.proofs import PROOFS
from vconsole.lessons.start import opened
from vconsole.vcenter import Session, read_action

TOPICS = topics()
ADAPTER: TypeAdapter[Any] = TypeAdapter(Predicate)
EXAMPLES = [
    *((key, note) for key, note in notes()["predicates"].items()),
    *((key, note) for key, note in notes()["comparisons"].items()),
    *((note["term"], note) for note in notes()["what-ifs"]),
]


def words(topic: str) -> list[str]:
    return [term.word for term in TOPICS[topic].terms]


def read(example: str) -> Form:
    form: Form = ADAPTER.validate_python(parse_toml(f"when = {example}")["when"])
    return form


@pytest.mark.parametrize(("word", "note"), EXAMPLES, ids=[word for word, _ in EXAMPLES])
def test_every_example_can_be_read_and_is_true(word: str, note: dict[str, Any]) -> None:
    session = Session(opened("two-hosts"))
    for act in note.get("do", []):
        session.perform(read_action(act))
        session.settle()
    visits = frozenset(Visit(*visit) for visit in note.get("visits", []))
    assert read(note["example"]).test(evidence_of(session, note.get("answers"), visits)).holds, word


@pytest.mark.parametrize("key", FORMS)
def test_the_example_of_a_predicate_is_of_that_predicate(key: str) -> None:
    (term,) = (term for term in TOPICS["predicates"].terms if term.word == key)
    assert type(read(term.example)) is FORMS[key]
    assert term.text


@pytest.mark.parametrize("operator", OPERATORS)
def test_the_example_of_a_comparison_compares_so(operator: str) -> None:
    assert f"{{ {operator} = " in notes()["comparisons"][operator]["example"]


def test_every_word_that_is_read_is_told_and_no_other() -> None:
    assert words("predicates")[: len(FORMS)] == list(FORMS)
    assert set(notes()["predicates"]) == set(FORMS)
    assert words("comparisons") == list(OPERATORS)
    assert set(notes()["comparisons"]) == set(OPERATORS)
    assert words("kinds") == list(KINDS)
    assert words("actions") == list(action_titles())
    assert words("events") == list(event_names())
    assert words("pages") == list(screens())
    assert words("misconceptions") == list(ideas())


def test_every_proof_is_told_with_what_to_do() -> None:
    assert words("proofs") == [f"T{number}" for number in range(1, 18)]
    assert {proof.code for proof in PROOFS} <= set(words("proofs"))
    assert all(" If not: " in term.text for term in TOPICS["proofs"].terms)


def test_every_field_of_a_kind_is_told_with_its_type() -> None:
    told = {term.word: term.text for term in TOPICS["kinds"].terms}
    for kind in KINDS.values():
        assert [each.split(" (")[0] for each in told[kind.name].split("), ")] == list(kind.fields)
    assert "power (on | off | suspended)" in told["vm"]
    assert "pci (list)" in told["host"]
    assert "memory_gb (number)" in told["vm"]


def test_what_an_action_may_leave_out_stands_in_brackets() -> None:
    told = {term.word: term.text for term in TOPICS["actions"].terms}
    assert told["migrate-vm"] == "Relocate virtual machine: vm, host"
    assert told["fail-vcenter"] == "Fail vCenter"
    assert "vms (or vm), [by_host], [host]" in told["power-on"]
