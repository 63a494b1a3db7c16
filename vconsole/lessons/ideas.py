"""The catalogue of misconceptions: wrong ideas of this field by id, for labs, questions and the teacher's report."""

import tomllib
from collections.abc import Mapping
from functools import cache
from importlib.resources import files

from vconsole.model import Model


class Idea(Model):
    """A wrong idea."""

    title: str
    """What people do or believe, in a few words."""
    truth: str
    """What is so instead, in one sentence."""
    source: str


@cache
def ideas() -> Mapping[str, Idea]:
    """The misconceptions by id, `M01` first."""
    table = tomllib.loads((files(__package__) / "misconceptions.toml").read_text("utf-8"))
    return {id_: Idea.model_validate(fields) for id_, fields in table["misconceptions"].items()}
