"""Reading a lab file: its variants filled in, and every problem with its place."""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property, reduce
from operator import getitem
from pathlib import Path
from typing import Any

from pydantic import ValidationError
from pydantic_core import ErrorDetails

from vconsole.files import FileProblems, Problem
from vconsole.files.located import Loc, errors_by_place
from vconsole.files.problems import shown
from vconsole.files.toml import parse_toml, read_text
from vconsole.files.wording import explain, unknown_key
from vconsole.lessons.lab.agreement import disagreements
from vconsole.lessons.lab.lab import FORMAT, Alternative, Check, Exam, Lab, Misconception, Question, Rule, Start, Step
from vconsole.lessons.lab.places import place_of
from vconsole.lessons.lab.texts import filled
from vconsole.lessons.predicates import FORMS
from vconsole.model import Model

SIZE_MAX = 256 * 1024
"""Bytes of a lab file."""
VARIANTS_MAX = 8


@dataclass(frozen=True)
class LabFile:
    """A lab with all its variants."""

    path: Path
    labs: tuple[Lab, ...]
    """One for each variant, at least one."""

    @property
    def lab(self) -> Lab:
        """The first variant."""
        return self.labs[0]

    @property
    def id(self) -> str:
        """What the lab is called by commands and other labs."""
        return self.lab.id

    @cached_property
    def variants(self) -> int:
        """How many variants there are."""
        return len(self.labs)


def read_lab(path: Path) -> LabFile:
    """Read a lab file. Raises FileProblems with everything that is wrong in it."""
    text = read_text(path)
    if len(text.encode()) > SIZE_MAX:
        raise FileProblems(path, [Problem(str(path), f"is larger than {SIZE_MAX // 1024} KB, more than a lab needs")])
    try:
        return LabFile(path, parse_lab(text))
    except FileProblems as problems:
        raise FileProblems(path, problems.problems) from None


def parse_lab(text: str) -> tuple[Lab, ...]:
    """The lab that a text describes, once for each variant. Raises FileProblems."""
    raw = parse_toml(text)
    _refuse_other_formats(raw)
    variants = _variants(raw)
    labs, problems = [], dict[Problem, None]()
    for words in variants:
        try:
            labs.append(_lab(filled(raw, words)))
        except FileProblems as found:
            problems |= dict.fromkeys(found.problems)
    if not problems:
        # Names in braces are seen in the file as it is written, once for all variants.
        problems = dict.fromkeys(disagreements(raw, labs[0], variants[0]))
    if problems:
        raise FileProblems(None, problems)
    return tuple(labs)


def _refuse_other_formats(raw: Mapping[str, Any]) -> None:
    found = raw.get("format")
    if isinstance(found, int) and found > FORMAT:
        message = f"{found} is newer than this vconsole knows ({FORMAT}); a newer vconsole opens it"
        raise FileProblems(None, [Problem("format", message)])
    if raw.get("kind", "lab") != "lab":
        raise FileProblems(None, [Problem("kind", f"{shown(raw['kind'])} is no lab")])


def _variants(raw: Mapping[str, Any]) -> list[dict[str, str]]:
    found = raw.get("variants", [])
    if not isinstance(found, list) or not all(_is_words(words) for words in found):
        raise FileProblems(None, [Problem("variants", 'must be tables of texts, as in [[variants]] and label = "X"')])
    if len(found) > VARIANTS_MAX:
        raise FileProblems(None, [Problem("variants", f"there are {len(found)}, at most {VARIANTS_MAX} are proven")])
    names = {name for words in found for name in words}
    for index, words in enumerate(found):
        if names - words.keys():
            missing = ", ".join(sorted(names - words.keys()))
            raise FileProblems(None, [Problem(f"variants[{index}]", f"lacks what other variants have: {missing}")])
    return found or [{}]


def _is_words(words: object) -> bool:
    return isinstance(words, dict) and all(isinstance(word, str) for word in words.values())


def _lab(raw: dict[str, Any]) -> Lab:
    try:
        return Lab.model_validate(raw)
    except ValidationError as problem:
        said = (error for error in problem.errors(include_url=False) if not _follows(raw, error))
        found = errors_by_place(raw, tuple(said))
        raise FileProblems(None, [_problem(raw, loc, errors) for loc, errors in found.items()]) from None


def _follows(raw: Mapping[str, Any], error: ErrorDetails) -> bool:
    """Whether a list is called short only since its entries have problems of their own."""
    if error["type"] != "too_short":
        return False
    (loc,) = errors_by_place(raw, [error])
    found: Any = reduce(getitem, loc, raw)  # type: ignore[arg-type]
    return isinstance(found, list) and len(found) >= int(error["ctx"]["min_length"])


def _problem(raw: Mapping[str, Any], loc: Loc, errors: list[Any]) -> Problem:
    if errors[0]["type"] == "missing":
        return Problem(place_of(raw, loc[:-1]), f'the key "{loc[-1]}" is needed')
    if errors[0]["type"] == "extra_forbidden":
        return Problem(place_of(raw, loc[:-1]), unknown_key(str(loc[-1]), _keys_at(loc[:-1], raw)))
    return Problem(place_of(raw, loc), explain(errors))


_TABLES: dict[str | int, type[Model]] = {
    "start": Start,
    "steps": Step,
    "questions": Question,
    "checks": Check,
    "rules": Rule,
    "misconceptions": Misconception,
    "alternatives": Alternative,
    "exam": Exam,
    **{str(key): form for key, form in FORMS.items()},
}
"""The tables of a lab file by their keys."""


def _keys_at(loc: Loc, raw: Any) -> list[str]:
    """The keys that a table may have."""
    for part in loc:
        raw = raw[part]
    named = [part for part in loc if part in _TABLES]
    form = next((FORMS[key] for key in raw if key in FORMS), _TABLES[named[-1]] if named else Lab)
    return [field.alias or name for name, field in form.model_fields.items()]
