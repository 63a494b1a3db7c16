"""What is wrong with an action, in plain words with the nearest known one."""

from collections.abc import Iterator, Mapping, Sequence
from functools import cache
from itertools import groupby
from typing import Any, get_args

from pydantic_core import ErrorDetails

from vconsole.files.cluster.form import form_at, keys_of
from vconsole.files.problems import shown
from vconsole.files.wording import explain, listed, suggestion, unknown_key
from vconsole.model import ACCESS_NAMES, Model
from vconsole.vcenter.actions import AnyAction
from vconsole.vcenter.actions.base import VmsAction

_Loc = tuple[str | int, ...]


def unknown_action(value: Mapping[str, Any]) -> str | None:
    """Say why an object names no action, or None if it names one."""
    names = _actions()
    if "action" not in value:
        return f'the key "action" is needed, one of {listed(tuple(names))}'
    name = value["action"]
    if isinstance(name, str) and name in names:
        return None
    return f"unknown action {shown(name)}{suggestion(str(name), names, 'known are')}"


def explained(value: Mapping[str, Any], errors: Sequence[ErrorDetails]) -> Iterator[str]:
    """Say what is wrong with each field of an action."""
    own = [error for error in errors if not _follows(error, errors)]
    for loc, group in groupby(own, key=lambda error: _place(value, error)):
        yield _explained(loc, list(group), value)


def _follows(error: ErrorDetails, errors: Sequence[ErrorDetails]) -> bool:
    """Whether a list only seems too short because what stands in it is wrong."""
    loc = error["loc"]
    inside = any(other is not error and other["loc"][: len(loc)] == loc for other in errors)
    return error["type"] == "too_short" and inside


def _explained(loc: _Loc, errors: Sequence[ErrorDetails], value: Mapping[str, Any]) -> str:
    kind, key = errors[0]["type"], str(loc[-1]) if loc else ""
    if kind == "missing":
        return f'{_begin(loc[:-1])}the key "{key}" is needed'
    if kind == "extra_forbidden":
        return f"{_begin(loc[:-1])}{unknown_key(key, _keys_at(loc[:-1], value))}"
    if kind == "union_tag_not_found":
        return f'{_begin(loc)}the key "access" is needed, one of {", ".join(ACCESS_NAMES)}'
    return f"{_begin(loc)}{explain(errors)}"


def _place(value: Any, error: ErrorDetails) -> _Loc:
    """The keys and indexes down to the value; what stands between them for the kind of a table is left out."""
    loc: _Loc = ()
    part: Any
    for part in error["loc"]:
        if (isinstance(value, dict) and part in value) or isinstance(value, list):
            loc, value = (*loc, part), value[part]
    return (*loc, error["loc"][-1]) if error["type"] == "missing" else loc


def _begin(loc: _Loc) -> str:
    words = "".join(f"[{part}]" if isinstance(part, int) else f".{part}" for part in loc).removeprefix(".")
    return f"{words}: " if words else ""


def _keys_at(loc: _Loc, value: Mapping[str, Any]) -> tuple[str, ...]:
    """The keys that the table at this place of an action may have."""
    form = form_at(loc, value, _actions()[value["action"]])
    keys = keys_of(form) if form else ()
    return ("vm", *keys) if form and issubclass(form, VmsAction) else keys


@cache
def _actions() -> Mapping[str, type[Model]]:
    """The classes of the actions by the name that a file calls them."""
    return {form.model_fields["action"].default: form for form in get_args(get_args(AnyAction)[0])}
