"""The fields of kinds and actions with their types, in words."""

from typing import Any, get_args, get_origin

from pydantic import PydanticSchemaGenerationError
from pydantic.errors import PydanticInvalidForJsonSchema

from vconsole.lessons.predicates.condition import is_table, table_or_value
from vconsole.lessons.predicates.kinds import Kind, adapter
from vconsole.model import Model
from vconsole.vcenter.actions import AnyAction
from vconsole.vcenter.actions.base import VmsAction

_WORDS = {
    "string": "text",
    "integer": "whole number",
    "number": "number",
    "boolean": "true or false",
    "array": "list",
    "object": "table",
}


def kind_fields(kind: Kind) -> str:
    """The fields of a kind of objects with their types."""
    return ", ".join(f"{name} ({type_words(kind.type_of(name))})" for name in kind.fields)


def action_fields(name: str) -> str:
    """The title of an action and its fields; those that can be left out in square brackets."""
    kinds = get_args(get_args(AnyAction)[0])
    kind = next(each for each in kinds if each.model_fields["action"].default == name)
    fields = {field: about.is_required() for field, about in kind.model_fields.items() if field != "action"}
    one = " (or vm)" if issubclass(kind, VmsAction) else ""
    listed = [f"{field}{one if field == 'vms' else ''}" for field, needed in fields.items() if needed]
    listed += [f"[{field}]" for field, needed in fields.items() if not needed]
    return f"{kind.title}: {', '.join(listed)}" if listed else kind.title


def type_words(type_: Any) -> str:
    """What may stand for a value of a type."""
    shape = table_or_value(type_)
    if is_table(shape):
        of = f" of {', '.join(shape.model_fields)}" if isinstance(shape, type) and issubclass(shape, Model) else ""
        return f"table{of}"
    try:
        schema = adapter(shape).json_schema()
    except (PydanticInvalidForJsonSchema, PydanticSchemaGenerationError):
        return "list" if get_origin(shape) is tuple else "text"
    return _of(schema)


def _of(schema: dict[str, Any]) -> str:
    if "enum" in schema:
        return " | ".join(map(str, schema["enum"]))
    if "anyOf" in schema:
        words = dict.fromkeys(map(_of, schema["anyOf"]))
        return " or ".join(word for word in words if word != "whole number" or "number" not in words)
    return _WORDS.get(schema.get("type", "string"), "text")
