"""A rehearsal: a lesson being done without a screen, line by line."""

from collections.abc import Iterable

from vconsole.files.problems import shown
from vconsole.lessons.lab import Act, Answer, Lab, Look, ScriptLine, Wait
from vconsole.lessons.predicates import Evidence, Visit, evidence_of
from vconsole.lessons.start import start_of
from vconsole.lessons.tour import Tour
from vconsole.model import Fault, Inventory
from vconsole.vcenter import Session

NOT_REFUSED = "not-refused"
"""The code of what is said when a refusal that a line names did not come."""


class Rehearsal:
    """A session on the estate of a lesson, with its learner's answers and visits."""

    def __init__(self, lesson: Lab | Tour, start: Inventory | None = None) -> None:
        """Begin where the lesson begins; `start` saves working that out again."""
        self.session = Session(start_of(lesson) if start is None else start)
        self.answers: dict[str, str] = {}
        self.visits: frozenset[Visit] = frozenset()

    @property
    def evidence(self) -> Evidence:
        """What the lesson is judged by now."""
        return evidence_of(self.session, self.answers, self.visits)

    def do(self, line: ScriptLine) -> tuple[Fault, ...]:
        """Do what a line says and let time pass until nothing is due.

        Returns the refusals that the line does not name, or that the one it names did not come.
        """
        match line:
            case Act():
                return self._act(line)
            case Answer():
                self.answers[line.answer] = line.is_
            case Look():
                self.visits |= {Visit(line.visit, line.name)}
            case Wait():
                return self.session.advance(line.wait).faults
        return ()

    def do_all(self, lines: Iterable[ScriptLine]) -> tuple[Fault, ...]:
        """Do one line after the other; returns all refusals that no line names."""
        return tuple(fault for line in lines for fault in self.do(line))

    def _act(self, act: Act) -> tuple[Fault, ...]:
        faults = self.session.perform(act.performed).faults
        faults += self.session.settle().faults
        if act.refused is not None and all(fault.code != act.refused for fault in faults):
            faults += (_accepted(act.refused),)
        return tuple(fault for fault in faults if fault.code != act.refused)


def refusal(what: str, fault: Fault) -> str:
    """Say what an action met that nobody expected, with what to do if it is meant."""
    if fault.code == NOT_REFUSED:
        return f"{what} {fault}"
    return f'{what} is refused: {fault} If that is meant, say refused = "{fault.code}"'


def _accepted(code: str) -> Fault:
    return Fault(
        NOT_REFUSED, f"is to be refused with {shown(code)}, and was not.", "Leave refused out, or name its code."
    )
