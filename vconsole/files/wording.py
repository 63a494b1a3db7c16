"""What pydantic found, in plain words."""

import re
from collections.abc import Iterable, Sequence
from itertools import accumulate

from pydantic_core import ErrorDetails

from vconsole.files.problems import shortened, shown
from vconsole.model.names import nearest

_EXPECTED = {
    "string_type": "text",
    "int_type": "a whole number",
    "int_parsing": "a whole number",
    "int_parsing_size": "a whole number",
    "int_from_float": "a whole number",
    "float_type": "a number",
    "float_parsing": "a number",
    "finite_number": "a finite number",
    "date_type": "a date, as in 2026-03-01",
    "date_parsing": "a date, as in 2026-03-01",
    "date_from_datetime_parsing": "a date, as in 2026-03-01",
    "bool_type": "true or false",
    "bool_parsing": "true or false",
    "tuple_type": "a list",
    "list_type": "a list",
    "model_type": "a table",
    "model_attributes_type": "a table",
    "dict_type": "a table",
    "mapping_type": "a table",
}
_LIMITS = {
    "greater_than": "must be more than {gt}",
    "greater_than_equal": "must be at least {ge}",
    "less_than": "must be less than {lt}",
    "less_than_equal": "must be at most {le}",
}
_LIST_MAX = 400
"""Characters of a list of known words."""
_SENTENCE_MAX = 800
_QUOTED = re.compile(r"'([^']*)'")


def explain(errors: Sequence[ErrorDetails]) -> str:
    """Say what is wrong with one value; several errors are about the alternatives that it may be."""
    expected = [_EXPECTED[error["type"]] for error in errors if error["type"] in _EXPECTED]
    if expected:
        return f"{shown(errors[0]['input'])} is not {_alternatives(expected)}"
    return _explain_one(errors[0])


def unknown_key(key: str, known: Iterable[str]) -> str:
    """Say that a key is not known, with the nearest of those that are."""
    return f"unknown key {shown(key)}{suggestion(key, known, 'known here')}"


def suggestion(word: str, known: Iterable[str], listed_as: str) -> str:
    """The end of a sentence about an unknown word: the nearest known one, else all of them if they are few."""
    words = list(known)
    near = nearest(word, words)
    if near is not None:
        return f"; did you mean {shown(near)}?"
    if not words or len(words) > 40:
        return ""
    return f"; {listed_as}: {listed(words)}"


def listed(words: Sequence[str]) -> str:
    """Words as a sentence ends with them: all, or as many as are read, and how many more there are."""
    lengths = accumulate(len(word) + 2 for word in words)
    shown_words = words[: max(1, sum(length <= _LIST_MAX for length in lengths))]
    left = len(words) - len(shown_words)
    return ", ".join(shown_words) + (f" … and {left} more" if left else "")


def _alternatives(expected: Sequence[str]) -> str:
    kinds = list(dict.fromkeys(expected))
    if "a number" in kinds and "a whole number" in kinds:
        kinds.remove("a whole number")
    return kinds[0] if len(kinds) == 1 else f"{', '.join(kinds[:-1])} or {kinds[-1]}"


def _explain_one(error: ErrorDetails) -> str:
    kind, context, value = error["type"], error.get("ctx", {}), shown(error["input"])
    if kind == "value_error":
        return shortened(str(context["error"]), _SENTENCE_MAX)
    if kind in ("enum", "literal_error"):
        return _choice(error["input"], context["expected"])
    if kind == "union_tag_invalid":
        return _choice(context["tag"], context["expected_tags"])
    if kind in _LIMITS:
        return f"{value} {_LIMITS[kind].format(**context)}"
    if kind == "too_short":
        found, least = int(context["actual_length"]), int(context["min_length"])
        entries, needed = "entry" if found == 1 else "entries", "is" if least == 1 else "are"
        return f"has {found} {entries}, at least {least} {needed} needed"
    if kind == "string_pattern_mismatch":
        return f"{value} is not a version in numbers (an example: 8.0.1)"
    return f"{value} cannot stand here"


def _choice(found: object, expected: str) -> str:
    words = _QUOTED.findall(expected)
    if not words:
        return f"{shown(found)} is not {expected}, the only value there is"
    near = nearest(found, words) if isinstance(found, str) else None
    hint = f"; did you mean {shown(near)}?" if near else ""
    return f"{shown(found)} is not one of {', '.join(words)}{hint}"
