"""The JSON Schema of lab files, with which an editor completes kinds, fields, events, pages and actions."""

from collections.abc import Iterable, Mapping
from typing import Any, get_args

from pydantic import PydanticSchemaGenerationError
from pydantic.errors import PydanticInvalidForJsonSchema

from vconsole.lessons.ideas import ideas
from vconsole.lessons.lab.lab import Lab
from vconsole.lessons.predicates import FORMS, KINDS, action_titles, event_names, screens
from vconsole.lessons.predicates.comparison import OPERATORS
from vconsole.lessons.predicates.condition import is_table, table_or_value, type_below
from vconsole.lessons.predicates.kinds import Kind, adapter
from vconsole.lessons.predicates.learner import EVENT_FIELDS, REFUSAL_FIELDS
from vconsole.lessons.predicates.quantified import Quantified
from vconsole.model import Model
from vconsole.vcenter.actions import AnyAction
from vconsole.vcenter.actions.base import VmsAction

DIALECT = "https://json-schema.org/draft/2020-12/schema"

Schema = dict[str, Any]

_ANY_ACT = {"$ref": "#/$defs/Act"}
_COMPARISONS: Schema = {
    "type": "object",
    "properties": dict.fromkeys(OPERATORS, True),
    "additionalProperties": False,
    "minProperties": 1,
}


def lab_schema() -> Schema:
    """The schema of a lab file as it is written, with names in braces where texts may have them."""
    schema = Lab.model_json_schema(by_alias=True)
    parts: dict[str, Schema] = schema["$defs"]
    parts["Comparisons"] = _COMPARISONS
    for key, form in FORMS.items():
        if issubclass(form, Quantified):
            _of_kinds(parts[form.__name__], key)
    _words(parts["Happened"], "event", event_names())
    _words(parts["Refused"], "refused", action_titles())
    _words(parts["Visited"], "visited", screens())
    _words(parts["Look"], "visit", screens())
    _words(parts["Misconception"], "idea", ideas())
    parts["Happened"]["properties"]["where"] = _fields(dict.fromkeys(EVENT_FIELDS, Any))
    parts["Refused"]["properties"]["where"] = _fields(dict.fromkeys(REFUSAL_FIELDS, Any))
    parts["Can"]["properties"]["can"] = _ANY_ACT
    parts["Each"]["properties"]["do"]["items"] = parts["After"]["properties"]["after"]["items"] = _ANY_ACT
    _of_actions(parts["Act"])
    return {"$schema": DIALECT, **schema, "title": "A lab of vconsole"}


def _words(part: Schema, key: str, words: Iterable[str]) -> None:
    """Let a key have these words only."""
    part["properties"][key] = {"enum": list(words)}


def _of_kinds(part: Schema, key: str) -> None:
    """Let the kind of a form decide which fields there are."""
    _words(part, key, KINDS)
    tables = [name for name in ("where", "is") if name in part["properties"]]
    part["allOf"] = [
        _if(key, kind.name, {"properties": {table: _fields(_types(kind)) for table in tables}})
        for kind in KINDS.values()
    ]


def _of_actions(part: Schema) -> None:
    """Let the action decide which fields there are."""
    kinds = get_args(get_args(AnyAction)[0])
    _words(part, "action", action_titles())
    part["allOf"] = [
        _if("action", kind.model_fields["action"].default, {"propertyNames": {"enum": _keys(kind)}}) for kind in kinds
    ]


def _keys(kind: type[Model]) -> list[str]:
    """The keys of an act; a single VM may be written as `vm` where there may be several."""
    return [*kind.model_fields, *(["vm"] if issubclass(kind, VmsAction) else []), "refused"]


def _if(key: str, word: str, then: Schema) -> Schema:
    return {"if": {"properties": {key: {"const": word}}, "required": [key]}, "then": then}


def _types(kind: Kind) -> Mapping[str, Any]:
    return {name: kind.type_of(name) for name in kind.fields}


def _fields(types: Mapping[str, Any]) -> Schema:
    """A table of fields, each with what its type may be."""
    return {
        "type": "object",
        "properties": {name: _value(type_) for name, type_ in types.items()},
        "additionalProperties": False,
    }


def _value(type_: Any) -> Any:
    """A value, a text that a variant fills in, or comparisons; the parts of a table likewise."""
    shape = table_or_value(type_)
    schema = _table(shape) if is_table(shape) else _plain(type_)
    return True if schema is None else {"anyOf": [schema, {"$ref": "#/$defs/Comparisons"}, {"type": "string"}]}


def _table(type_: Any) -> Schema:
    if isinstance(type_, type) and issubclass(type_, Model):
        return _fields({name: type_below(type_, name) for name in type_.model_fields})
    return {"type": "object", "additionalProperties": _value(type_below(type_, ""))}


def _plain(type_: Any) -> Schema | None:
    """The schema of a value; None if it has none that stands by itself, and whole."""
    try:
        schema = adapter(type_).json_schema()
    except (PydanticInvalidForJsonSchema, PydanticSchemaGenerationError):
        return None
    return None if "$defs" in schema or _lacks_forms(schema) else schema


def _lacks_forms(schema: Any) -> bool:
    """Whether alternatives without a schema of their own were left out until none was left."""
    if isinstance(schema, Mapping):
        return schema.get("oneOf") == [] or any(map(_lacks_forms, schema.values()))
    return isinstance(schema, list) and any(map(_lacks_forms, schema))
