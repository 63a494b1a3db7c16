"""The schema knows what the reader knows."""

from collections.abc import Iterator
from typing import Any

from vconsole.lessons.lab import Lab
from vconsole.lessons.lab.schema import DIALECT, lab_schema
from vconsole.lessons.predicates import KINDS, action_titles, event_names, screens

SCHEMA = lab_schema()
PARTS = SCHEMA["$defs"]


def references(node: Any) -> Iterator[str]:
    if isinstance(node, dict):
        if "$ref" in node:
            yield node["$ref"]
        for part in node.values():
            yield from references(part)
    elif isinstance(node, list):
        for part in node:
            yield from references(part)


def test_it_names_its_dialect_and_every_key_of_a_lab() -> None:
    assert SCHEMA["$schema"] == DIALECT
    assert set(SCHEMA["properties"]) == set(Lab.model_fields)
    assert SCHEMA["additionalProperties"] is False


def test_every_reference_leads_to_a_part() -> None:
    assert {each.removeprefix("#/$defs/") for each in references(SCHEMA)} <= set(PARTS)


def test_a_kind_decides_which_fields_there_are() -> None:
    rules = {each["if"]["properties"]["all"]["const"]: each["then"]["properties"] for each in PARTS["All"]["allOf"]}
    assert {name: set(tables["where"]["properties"]) for name, tables in rules.items()} == {
        name: set(kind.fields) for name, kind in KINDS.items()
    }


def test_events_pages_and_actions_are_completed() -> None:
    assert PARTS["Happened"]["properties"]["event"]["enum"] == list(event_names())
    assert PARTS["Visited"]["properties"]["visited"]["enum"] == list(screens())
    assert PARTS["Act"]["properties"]["action"]["enum"] == list(action_titles())
