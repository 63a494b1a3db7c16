"""A file of a lesson against its form: every problem of every part, with its place."""

from collections.abc import Mapping
from functools import reduce
from operator import getitem
from pathlib import Path
from typing import Any, TypeVar

from pydantic import ValidationError
from pydantic_core import ErrorDetails

from vconsole.files import FileProblems, Problem
from vconsole.files.located import Loc, errors_by_place
from vconsole.files.problems import shown
from vconsole.files.toml import read_text
from vconsole.files.wording import explain, unknown_key
from vconsole.lessons.filed.agreeing import IDEAS_LISTED
from vconsole.lessons.filed.places import place_of
from vconsole.lessons.predicates import FORMS
from vconsole.model import Model

FORMAT = 1
"""The format of lesson files that this version reads."""
SIZE_MAX = 256 * 1024
"""Bytes of a file."""

Tables = Mapping[str, type[Model]]
"""The tables of a file by their keys."""
_M = TypeVar("_M", bound=Model)


def read_lesson(path: Path, noun: str) -> str:
    """The text of a file. Raises FileProblems if it cannot be read, or is larger than any lesson."""
    text = read_text(path)
    if len(text.encode()) > SIZE_MAX:
        message = f"is larger than {SIZE_MAX // 1024} KB, more than a {noun} needs"
        raise FileProblems(path, [Problem(str(path), message)])
    return text


def refuse_other_formats(raw: Mapping[str, Any], kind: str, noun: str) -> None:
    """Raise FileProblems if the file is from a newer vconsole, or something else than it should be."""
    found = raw.get("format")
    if isinstance(found, int) and found > FORMAT:
        message = f"{found} is newer than this vconsole knows ({FORMAT}); a newer vconsole opens it"
        raise FileProblems(None, [Problem("format", message)])
    if raw.get("kind", kind) != kind:
        raise FileProblems(None, [Problem("kind", f"{shown(raw['kind'])} is no {noun}; that is kind = {shown(kind)}")])


def validated(form: type[_M], raw: dict[str, Any], tables: Tables) -> _M:
    """The lesson that the file describes. Raises FileProblems with everything that is wrong in its parts."""
    try:
        return form.model_validate(raw)
    except ValidationError as problem:
        said = (error for error in problem.errors(include_url=False) if not _follows(raw, error))
        found = errors_by_place(raw, tuple(said))
        keys = _Keys(form, tables)
        raise FileProblems(None, [_problem(raw, loc, errors, keys) for loc, errors in found.items()]) from None


def _follows(raw: Mapping[str, Any], error: ErrorDetails) -> bool:
    """Whether a list is called short only since its entries have problems of their own."""
    if error["type"] != "too_short":
        return False
    (loc,) = errors_by_place(raw, [error])
    found: Any = reduce(getitem, loc, raw)  # type: ignore[arg-type]
    return isinstance(found, list) and len(found) >= int(error["ctx"]["min_length"])


def _problem(raw: Mapping[str, Any], loc: Loc, errors: list[Any], keys: "_Keys") -> Problem:
    if errors[0]["type"] == "missing":
        where = f"; {IDEAS_LISTED}" if loc[-1] == "idea" else ""
        return Problem(place_of(raw, loc[:-1]), f'the key "{loc[-1]}" is needed{where}')
    if errors[0]["type"] == "extra_forbidden":
        return Problem(place_of(raw, loc[:-1]), unknown_key(str(loc[-1]), keys.at(loc[:-1], raw)))
    return Problem(place_of(raw, loc), explain(errors))


class _Keys:
    """The keys that the tables of a file may have."""

    def __init__(self, top: type[Model], tables: Tables) -> None:
        self._top = top
        self._tables: dict[str | int, type[Model]] = {str(key): form for key, form in {**tables, **FORMS}.items()}

    def at(self, loc: Loc, raw: Any) -> list[str]:
        """Those of the table at a place."""
        for part in loc:
            raw = raw[part]
        named = [part for part in loc if part in self._tables]
        form = next((FORMS[key] for key in raw if key in FORMS), self._tables[named[-1]] if named else self._top)
        return [field.alias or name for name, field in form.model_fields.items()]
