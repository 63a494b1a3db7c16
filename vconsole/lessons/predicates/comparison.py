"""Comparisons of one value: equal, or by the operators that a lab may use."""

import re
from collections.abc import Callable, Mapping
from typing import Any, NamedTuple

from pydantic import ValidationError

from vconsole.files.problems import shown
from vconsole.files.wording import explain, suggestion
from vconsole.lessons.predicates.fitting import check_fit
from vconsole.lessons.predicates.kinds import adapter
from vconsole.model.names import near_miss

Test = Callable[[Any, Any], bool]

_NUMBER = re.compile(r"-?\d+(\.\d+)?", re.ASCII)


def _number(value: Any) -> float | None:
    """A number, also one that is written as text, as in an advanced parameter."""
    if isinstance(value, bool) or value is None:
        return None
    if isinstance(value, int | float):
        return float(value)
    return float(value) if isinstance(value, str) and _NUMBER.fullmatch(value) else None


def _at_least(found: Any, wanted: Any) -> bool:
    number = _number(found)
    return number is not None and number >= wanted


def _at_most(found: Any, wanted: Any) -> bool:
    number = _number(found)
    return number is not None and number <= wanted


def _has(found: Any, wanted: Any) -> bool:
    return isinstance(found, str | list | tuple | Mapping) and wanted in found


def _near(found: Any, wanted: Any) -> bool:
    return isinstance(found, str) and near_miss(wanted, found) is not None


def _between(found: Any, wanted: Any) -> bool:
    number, (low, high) = _number(found), wanted
    return number is not None and low <= number <= high


def _power_of_two(found: Any, wanted: Any) -> bool:
    number = _number(found)
    whole = number is not None and number >= 1 and number.is_integer()
    return (whole and int(number or 0).bit_count() == 1) is wanted


OPERATORS: Mapping[str, Test] = {
    "eq": lambda found, wanted: found == wanted,
    "ne": lambda found, wanted: found != wanted,
    "in": lambda found, wanted: found in wanted,
    "ge": _at_least,
    "le": _at_most,
    "has": _has,
    "near": _near,
    "between": _between,
    "pow2": _power_of_two,
}
"""What a comparison may do. `near`: nearly the same text (case, blanks, one or two letters), but not the same."""

_OF_THE_FIELD = frozenset({"eq", "ne"})


class Comparison(NamedTuple):
    """One comparison with a value, as cluster files write it; an empty text stands for what is not set."""

    operator: str
    wanted: Any

    def holds(self, found: Any) -> bool:
        """Whether a value fulfils it."""
        return OPERATORS[self.operator](None if found == "" else found, self.wanted)


def read_comparisons(raw: Any, type_: Any, *, free_text: bool = False) -> tuple[Comparison, ...]:
    """The comparisons that a file gives for a field of this type. Raises ValueError, also if one can never hold.

    `free_text` says that the field is text in which a number may be written, as in an advanced parameter.
    """
    if not (isinstance(raw, Mapping) and raw):
        return (Comparison("eq", _value(raw, type_)),)
    for operator in raw:
        if operator not in OPERATORS:
            raise ValueError(f"{shown(operator)} is no comparison{suggestion(operator, OPERATORS, 'there are')}")
    read = tuple(Comparison(operator, _wanted(operator, value, type_)) for operator, value in raw.items())
    check_fit(raw, type_, free_text=free_text)
    return read


def _wanted(operator: str, value: Any, type_: Any) -> Any:
    if operator in _OF_THE_FIELD:
        return _value(value, type_)
    if operator == "in":
        return [_value(each, type_) for each in _expect(operator, value, list)]
    if operator == "between":
        limits = _expect(operator, value, list)
        if len(limits) != 2 or not all(_number(limit) == limit for limit in limits):
            raise ValueError(f'"between" needs two numbers, as in [1, 5]; found {shown(value)}')
        return limits
    return _expect(operator, value, {"near": str, "pow2": bool, "has": (str, int)}.get(operator, (int, float)))


def _expect(operator: str, value: Any, type_: Any) -> Any:
    if not isinstance(value, type_) or (isinstance(value, bool) and type_ is not bool):
        kinds = {list: "a list", str: "text", bool: "true or false", (str, int): "text or a whole number"}
        raise ValueError(f"{shown(operator)} needs {kinds.get(type_, 'a number')}; found {shown(value)}")
    return value


def _value(raw: Any, type_: Any) -> Any:
    """A value of the field as files write it. Raises ValueError."""
    if raw == "":
        return None
    try:
        value = adapter(type_).validate_python(raw)
    except ValidationError as problem:
        raise ValueError(explain(problem.errors(include_url=False))) from None
    return adapter(type_).dump_python(value, mode="json")
