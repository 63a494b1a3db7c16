"""Predicates: a closed language, as data, for what a lab asks of an estate and of its learner."""

from vconsole.lessons.predicates.evidence import Evidence, Visit, evidence_of
from vconsole.lessons.predicates.finding import Finding, Found
from vconsole.lessons.predicates.kinds import KINDS
from vconsole.lessons.predicates.names import action_titles, event_names, screens
from vconsole.lessons.predicates.predicate import FORMS, Predicate, acts_taken, depth, walk
from vconsole.lessons.predicates.quantified import Form
from vconsole.lessons.predicates.trials import tried

__all__ = [
    "FORMS",
    "KINDS",
    "Evidence",
    "Finding",
    "Form",
    "Found",
    "Predicate",
    "Visit",
    "action_titles",
    "acts_taken",
    "depth",
    "event_names",
    "evidence_of",
    "screens",
    "tried",
    "walk",
]
