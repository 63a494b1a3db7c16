"""An attempt: a lab being done in a session, with what is said to it, what is asked, and what is noted."""

from collections.abc import Iterable
from typing import NamedTuple

from vconsole.lessons.assessment import Assessment, Saying, Standing, assess
from vconsole.lessons.attempt.hints import Hint, HintDesk, layers
from vconsole.lessons.attempt.notes import Notes
from vconsole.lessons.attempt.telling import told
from vconsole.lessons.lab import Lab, Step, Support
from vconsole.lessons.predicates import Evidence, Visit, evidence_of
from vconsole.vcenter import Change, Session


class News(NamedTuple):
    """What changed in what there is to say."""

    passed: tuple[str, ...] = ()
    """Ids of steps that hold now and did not before."""
    lost: tuple[str, ...] = ()
    """Ids of steps that held before and do not now."""
    ideas: tuple[Saying, ...] = ()
    """Misconceptions that show now and did not before."""
    cleared: tuple[Saying, ...] = ()
    """Misconceptions that showed before and do not now."""
    broken: tuple[Saying, ...] = ()
    """Rules that are broken now and were not before."""
    finished: bool = False
    """Whether the lab is done now and was not before."""

    def __bool__(self) -> bool:
        return any(self)


class Attempt:
    """A lab being done. It asks the lab after every change as far as the kind of support wants that."""

    def __init__(self, lab: Lab, session: Session, notes: Notes | None = None) -> None:
        """Begin, or go on with the notes of an attempt that was left."""
        self.lab = lab
        self.session = session
        self.notes = notes or Notes(lab=lab.id)
        self.finished = False
        """Whether it was passed once; what is done after that does not count any more."""
        self.assessment = self._assess(live=True)
        self._hints = HintDesk()

    @property
    def support(self) -> Support:
        """How much the learner is helped."""
        return self.notes.support

    @property
    def speaks(self) -> bool:
        """Whether checks and misconceptions are told at once; else only when they are asked for."""
        return self.support in (Support.WORKED, Support.GUIDED)

    @property
    def evidence(self) -> Evidence:
        """What the lab is judged by."""
        return evidence_of(self.session, self.notes.answers, frozenset(self.notes.visits))

    @property
    def acts(self) -> int:
        """How many acts led to the present state."""
        return self.session.acts

    def hear(self, change: Change) -> News:
        """Take note of a change of the estate. Time alone changes nothing to say unless something happened."""
        if not change.events and not change.faults and change.state.inventory is self._seen.state.inventory:
            return News()
        return self._look()

    def visit(self, visit: Visit) -> News:
        """Take note of a page that was looked at."""
        if visit in self.notes.visits:
            return News()
        self.notes = self.notes.with_visit(visit)
        return self._look()

    def answer(self, question: str, option: str) -> News:
        """Take an answer; a wrong one may show a misconception."""
        self.notes = self.notes.with_answer(question, option)
        idea = self.lab.questions[question].ideas.get(option)
        if idea is not None:
            self.notes = self.notes.with_idea(idea)
        return self._look()

    def shown_by(self, question: str) -> tuple[str, ...]:
        """What happened when the acts of a question were tried on a copy, or why not, in sentences."""
        return told(self.evidence, self.lab.questions[question].shows)

    def check(self) -> News:
        """Ask everything, what takes long as well; an exam is judged by `hand_in`."""
        return self._take(self._assess(live=False))

    def hand_in(self) -> Assessment:
        """End an exam: every check is asked, for partial points."""
        self.assessment = assess(self.lab, self.evidence, thorough=True)
        self.finished = True
        return self.assessment

    def wait_for_hint(self, now: float) -> float:
        """How many seconds the next layer of hints has to wait; an act shortens it to none."""
        return self._hints.wait(self.acts, now)

    def hint(self, now: float, step: Step | None = None) -> Hint | None:
        """The next layer of hints for a step, else for the current one; None if it has to wait, or if none is open.

        What is named counts in an exam, where nothing tells which step is the current one.
        """
        current = self.assessment.current
        step = step or (current.step if current is not None else None)
        if step is None or self.wait_for_hint(now):
            return None
        every = layers(self.lab, step)
        read = self.notes.hints.get(step.id, 0)
        if read < len(every):
            self.notes = self.notes.with_hint(step.id)
        self._hints.give(self.acts, now)
        return every[min(read, len(every) - 1)]

    def hints_read(self, step: str) -> tuple[Hint, ...]:
        """The layers of a step that were read, the nudge first."""
        return layers(self.lab, self.lab.step(step))[: self.notes.hints.get(step, 0)]

    def saw_solution(self) -> None:
        """Note that the solution was played."""
        self.notes = self.notes.model_copy(update={"solution_seen": True})

    def reset(self) -> News:
        """Begin anew: the estate, the answers and the visits; what was helped stays noted."""
        self.session.reset()
        self.notes = self.notes.model_copy(update={"answers": {}, "visits": ()})
        return self._look()

    def spend(self, seconds: float) -> None:
        """Note time that the learner was at it."""
        self.notes = self.notes.model_copy(update={"seconds": self.notes.seconds + seconds})

    def _assess(self, *, live: bool) -> Assessment:
        self._seen = self.evidence
        return assess(self.lab, self._seen, live=live)

    def _look(self) -> News:
        """What there is to say at once: all, or, where it waits to be asked for, nothing."""
        if self.speaks:
            return self._take(self._assess(live=True))
        self._seen = self.evidence
        return News()

    def _take(self, now: Assessment) -> News:
        before, self.assessment = self.assessment, now
        new_ideas = _new(before.ideas, now.ideas)
        for saying in new_ideas:
            if saying.idea is not None:
                self.notes = self.notes.with_idea(saying.idea)
        was, is_ = _passed(before), _passed(now)
        first_time = now.passed and not self.finished
        self.finished = self.finished or now.passed
        return News(
            passed=tuple(id_ for id_ in is_ if id_ not in was),
            lost=tuple(id_ for id_ in was if id_ not in is_),
            ideas=new_ideas,
            cleared=_new(now.ideas, before.ideas),
            broken=_new(before.broken, now.broken),
            finished=first_time,
        )


def _passed(assessment: Assessment) -> tuple[str, ...]:
    return tuple(step.step.id for step in assessment.steps if step.standing is Standing.PASSED)


def _new(before: Iterable[Saying], now: Iterable[Saying]) -> tuple[Saying, ...]:
    known = {saying.id for saying in before}
    return tuple(saying for saying in now if saying.id not in known)
