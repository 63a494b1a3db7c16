"""Which comparisons fit a field: one that can never hold is a slip, which its author is told."""

from collections.abc import Iterator, Mapping
from typing import Any

from pydantic import PydanticSchemaGenerationError
from pydantic.errors import PydanticInvalidForJsonSchema

from vconsole.files.problems import shown
from vconsole.lessons.predicates.kinds import adapter

_NUMBERS = frozenset({"integer", "number"})
_FITS: Mapping[str, frozenset[str]] = {
    "ge": _NUMBERS,
    "le": _NUMBERS,
    "between": _NUMBERS,
    "pow2": _NUMBERS,
    "near": frozenset({"string"}),
    "has": frozenset({"string", "array", "object"}),
}
"""What a field may be for these comparisons, in the words of JSON Schema; the others fit any field."""
_NEEDS = {"near": "compares texts", "has": "looks into texts, lists and tables"}
_WORDS = {"string": "text", "boolean": "true or false", "array": "a list", "object": "a table"}


def check_fit(raw: Mapping[str, Any], type_: Any, *, free_text: bool) -> None:
    """Raise ValueError if one of the comparisons, whose operands are valid, can never hold for a field of this type.

    `free_text` says that the field is text in which a number may be written, as in an advanced parameter.
    """
    kinds = _kinds(type_)
    for operator, fits in _FITS.items():
        if operator in raw and kinds and not kinds & (fits | ({"string"} if free_text else frozenset())):
            found = " or ".join(_WORDS.get(kind, "a number") for kind in sorted(kinds))
            raise ValueError(f"{shown(operator)} {_NEEDS.get(operator, 'compares numbers')}; this field is {found}")
    if raw.get("in") == []:
        raise ValueError('"in" has an empty list, so it never holds; list the values that are accepted')
    low, high = _limits(raw)
    if low > high:
        raise ValueError(f"nothing is at least {low:g} and at most {high:g}; the smaller limit comes first")


def _limits(raw: Mapping[str, Any]) -> tuple[float, float]:
    """The limits that a number has to keep by all comparisons together."""
    low, high = raw.get("between", (float("-inf"), float("inf")))
    return max(low, raw.get("ge", low)), min(high, raw.get("le", high))


def _kinds(type_: Any) -> frozenset[str]:
    """What a value of the type may be, in the words of JSON Schema; nothing if there are no words for it."""
    try:
        schema = adapter(type_).json_schema(mode="serialization")
    except (PydanticInvalidForJsonSchema, PydanticSchemaGenerationError):
        return frozenset()
    return frozenset(_types(schema, schema.get("$defs", {}))) - {"null"}


def _types(schema: Mapping[str, Any], named: Mapping[str, Any]) -> Iterator[str]:
    if "$ref" in schema:
        yield from _types(named[schema["$ref"].rpartition("/")[2]], named)
    for part in schema.get("anyOf", schema.get("oneOf", ())):
        yield from _types(part, named)
    if "type" in schema:
        yield schema["type"]
