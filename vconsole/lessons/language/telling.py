"""What authors of labs can write, topic by topic, made of the registries that read it."""

import tomllib
from collections.abc import Callable, Iterator, Mapping
from functools import cache
from importlib.resources import files
from typing import Any, NamedTuple

from vconsole.lessons.ideas import ideas
from vconsole.lessons.language.limits import LIMITS
from vconsole.lessons.language.types import action_fields, kind_fields
from vconsole.lessons.predicates import FORMS, KINDS, action_titles, event_names, screens
from vconsole.lessons.predicates.comparison import OPERATORS
from vconsole.lessons.predicates.learner import EVENT_FIELDS, REFUSAL_FIELDS
from vconsole.lessons.proofs import PROOFS


class Term(NamedTuple):
    """A word of the language with what it means."""

    word: str
    text: str = ""
    example: str = ""
    """How it stands in a lab file."""


class Topic(NamedTuple):
    """Words of one kind."""

    title: str
    intro: str
    terms: tuple[Term, ...]


@cache
def notes() -> Mapping[str, Any]:
    """What no docstring says: examples, and words for authors."""
    return tomllib.loads((files(__package__) / "notes.toml").read_text("utf-8"))


def topics() -> Mapping[str, Topic]:
    """Everything that there is to tell, by the names of the topics."""
    return {
        name: Topic(about["title"], about["intro"], tuple(_TERMS[name]())) for name, about in notes()["topics"].items()
    }


def _predicates() -> Iterator[Term]:
    for key, form in FORMS.items():
        yield Term(key, f"{_said(form)} {_said(form.test)}", notes()["predicates"][key]["example"])
    yield Term("where of event", ", ".join(EVENT_FIELDS))
    yield Term("where of refused", ", ".join(REFUSAL_FIELDS))


def _said(documented: Any) -> str:
    return " ".join((documented.__doc__ or "").split())


def _comparisons() -> Iterator[Term]:
    return (Term(name, **notes()["comparisons"][name]) for name in OPERATORS)


def _what_ifs() -> Iterator[Term]:
    return (Term(each["term"], each["text"], each["example"]) for each in notes()["what-ifs"])


def _kinds() -> Iterator[Term]:
    return (Term(kind.name, kind_fields(kind)) for kind in KINDS.values())


def _actions() -> Iterator[Term]:
    return (Term(name, action_fields(name)) for name in action_titles())


def _events() -> Iterator[Term]:
    return map(Term, event_names())


def _pages() -> Iterator[Term]:
    return (Term(name, title) for name, title in screens().items())


def _limits() -> Iterator[Term]:
    return (Term(what, f"at most {most:,}") for what, most in LIMITS.items())


def _proofs() -> Iterator[Term]:
    titles = {proof.code: f"{proof.title}. " for proof in PROOFS}
    for code, note in notes()["proofs"].items():
        title = titles.get(code, "")
        yield Term(code, f"{title[:1].upper()}{title[1:]}{note['wants']} If not: {note['mend']}")


def _misconceptions() -> Iterator[Term]:
    return (Term(id_, f"{idea.title}. {idea.truth}") for id_, idea in ideas().items())


_TERMS: Mapping[str, Callable[[], Iterator[Term]]] = {
    "predicates": _predicates,
    "comparisons": _comparisons,
    "what-ifs": _what_ifs,
    "kinds": _kinds,
    "actions": _actions,
    "events": _events,
    "pages": _pages,
    "limits": _limits,
    "proofs": _proofs,
    "misconceptions": _misconceptions,
}
