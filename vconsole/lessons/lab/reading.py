"""Reading a lab file: its variants filled in, and every problem with its place."""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from typing import Any

from vconsole.files import FileProblems, Problem
from vconsole.files.toml import parse_toml
from vconsole.lessons.filed import read_lesson, refuse_other_formats, validated
from vconsole.lessons.lab.agreement import disagreements
from vconsole.lessons.lab.lab import Alternative, Check, Exam, Lab, Misconception, Question, Rule, Start, Step
from vconsole.lessons.lab.texts import filled
from vconsole.model import Model

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
    text = read_lesson(path, "lab")
    try:
        return LabFile(path, parse_lab(text))
    except FileProblems as problems:
        raise FileProblems(path, problems.problems) from None


def parse_lab(text: str) -> tuple[Lab, ...]:
    """The lab that a text describes, once for each variant. Raises FileProblems."""
    raw = parse_toml(text)
    refuse_other_formats(raw, "lab", "lab")
    variants = _variants(raw)
    labs, problems = [], dict[Problem, None]()
    for words in variants:
        try:
            labs.append(validated(Lab, filled(raw, words), _TABLES))
        except FileProblems as found:
            problems |= dict.fromkeys(found.problems)
    if not problems:
        # Names in braces are seen in the file as it is written, once for all variants.
        problems = dict.fromkeys(disagreements(raw, labs[0], variants[0]))
    if problems:
        raise FileProblems(None, problems)
    return tuple(labs)


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


_TABLES: dict[str, type[Model]] = {
    "start": Start,
    "steps": Step,
    "questions": Question,
    "checks": Check,
    "rules": Rule,
    "misconceptions": Misconception,
    "alternatives": Alternative,
    "exam": Exam,
}
"""The tables of a lab file by their keys."""
