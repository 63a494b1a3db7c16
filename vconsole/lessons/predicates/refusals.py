"""What-ifs that do not happen: their actions are refused, so what they expect is asked of an estate left as it was."""

from collections.abc import Iterator, Sequence
from itertools import islice
from typing import NamedTuple

from vconsole.lessons.predicates.evidence import Evidence
from vconsole.lessons.predicates.placement import Can
from vconsole.lessons.predicates.predicate import EACH_MAX, After, AnyOf, Each
from vconsole.lessons.predicates.quantified import Form
from vconsole.lessons.predicates.trials import Trial, outcomes
from vconsole.model import Fault
from vconsole.vcenter import Action


class Refusal(NamedTuple):
    """An action of a predicate that is refused though nobody says so."""

    act: Action
    fault: Fault


def refusals(predicate: Form, evidence: Evidence) -> Iterator[Refusal]:
    """The refusals that a predicate meets now; of a can, which asks for them, only that an object is not there."""
    match predicate:
        case Each():
            for item in islice(predicate.selected(evidence), EACH_MAX):
                yield from _along(predicate.trials(item), predicate.expect, evidence)
        case After():
            yield from _along(predicate.trials, predicate.expect, evidence)
        case Can():
            fault = predicate.fault(evidence)
            if fault is not None and fault.code.startswith("no-such-"):
                yield Refusal(predicate.act, fault)
        case AnyOf():
            held = [part for part in predicate.parts if part.test(evidence).holds]
            for part in held[:1] or predicate.parts:
                yield from refusals(part, evidence)
        case _:
            for part in predicate.parts:
                yield from refusals(part, evidence)


def _along(trials: Sequence[Trial], expect: Form, evidence: Evidence) -> Iterator[Refusal]:
    for outcome in outcomes(evidence, trials):
        evidence = outcome.evidence
        yield from (Refusal(outcome.trial.act, fault) for fault in outcome.faults[:1])
    yield from refusals(expect, evidence)
