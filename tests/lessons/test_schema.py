"""The schema knows what the reader knows."""

from collections.abc import Iterator
from typing import Any

import pytest
from jsonschema import Draft202012Validator

from tests.lessons.labs import changed
from vconsole.files.toml import parse_toml, read_toml
from vconsole.lessons.lab import Lab
from vconsole.lessons.lab.schema import DIALECT, lab_schema
from vconsole.lessons.library import Entry, shipped_entries
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


def refused(text: str) -> bool:
    return not Draft202012Validator(SCHEMA).is_valid(parse_toml(text))


def test_it_is_a_schema_of_its_dialect() -> None:
    Draft202012Validator.check_schema(SCHEMA)


@pytest.mark.parametrize("entry", shipped_entries(), ids=lambda entry: entry.name)
def test_every_shipped_lab_fits_it(entry: Entry) -> None:
    problems = Draft202012Validator(SCHEMA).iter_errors(dict(read_toml(entry.path)))
    assert [f"{problem.json_path}: {problem.message}" for problem in problems] == []


def test_one_vm_may_be_named_as_vm_where_there_may_be_several() -> None:
    for key in ('vm = "a"', 'vms = ["a"]'):
        assert not refused(changed("do = [{", f'do = [{{ action = "power-on", {key} }}, {{'))
    assert refused(changed("do = [{", 'do = [{ action = "migrate-vm", vms = ["a"] }, {'))


COMPARED = [
    ('"gpu", is = { hardware_label = "{label}" }', '"cluster", is = { ha = { cpu_percent = { ge = 34 } } }'),
    ('"gpu", is = { hardware_label = "{label}" }', '"vm", is = { advanced = { "a.b" = { in = ["TRUE", "true"] } } }'),
    ('"gpu", is = { hardware_label = "{label}" }', '"vm", is = { pci = [{ access = "dynamic-directpath-io" }] }'),
]


@pytest.mark.parametrize(("old", "new"), COMPARED, ids=["field of a table", "advanced setting", "list of tables"])
def test_what_a_table_holds_is_compared_like_any_field(old: str, new: str) -> None:
    assert not refused(changed(old, new))
    assert refused(changed(old, new.replace("is = {", "is = { no_such_field = 1, ")))


def test_a_comparison_that_there_is_not_is_marked_inside_a_table_too() -> None:
    assert refused(changed(COMPARED[0][0], '"cluster", is = { ha = { cpu_percent = { more = 34 } } }'))
