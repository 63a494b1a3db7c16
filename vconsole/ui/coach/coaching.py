"""An attempt as its coach follows it: when it is asked, what is being said, and when its notes are kept."""

import math
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager

from vconsole.lessons.assessment import Saying, Standing, StepResult
from vconsole.lessons.attempt import Attempt, Hint, News, Notes, layers, result_of
from vconsole.lessons.lab import Exam, Lab, Question, Step, Support
from vconsole.lessons.predicates import Visit
from vconsole.ui.coach.lab_desk import LabDesk
from vconsole.ui.coach.wording import lasting
from vconsole.vcenter import Change, Session

KEEP_SECONDS = 30.0
"""How much time at a lab may be spent before it is noted on disk, if nothing else is to be noted."""

_HELP = tuple(Support)
"""From most help to least."""


class Coaching:
    """Follows one attempt and remembers what there is to say. It tells its listener whenever that changes."""

    def __init__(self, desk: LabDesk, session: Session) -> None:
        """Begin, or go on with the notes of an attempt that was left, in its session."""
        self.desk = desk
        self.attempt = Attempt(desk.lab, session, desk.notes or desk.fresh_notes)
        self.attempt.finished = desk.notes is not None and self.attempt.assessment.passed
        self.shown: frozenset[str] = frozenset()
        """Ids of the steps that were shown before they were to be done."""
        self.hinted = ""
        """Id of the step that the last hint was for."""
        self.listener: Callable[[News], None] = lambda _: None
        self._kept = self.attempt.notes
        self._outcomes: dict[str, tuple[str, ...]] = {}
        self._inventory = session.inventory
        self._forget()

    def _forget(self) -> None:
        """Say nothing of what was before."""
        self.praised: tuple[str, ...] = ()
        """Ids of the steps that passed last."""
        self.lost: tuple[str, ...] = ()
        """Ids of the steps that were lost last."""
        self.cleared: tuple[Saying, ...] = ()
        """Misconceptions that were taken back last."""
        self.asked = False
        """Whether the present state was checked because somebody asked."""
        self.playing = ""
        """What is being played, while nothing is heard."""
        self.paused = False
        """Whether what is being played waits."""

    @property
    def lab(self) -> Lab:
        """The lab."""
        return self.attempt.lab

    @property
    def current(self) -> StepResult | None:
        """The first step that is not done."""
        return self.attempt.assessment.current

    @property
    def is_exam(self) -> bool:
        """Whether nothing is told before it is handed in."""
        return self.attempt.support is Support.EXAM

    @property
    def handed_in(self) -> bool:
        """Whether an exam is over."""
        return self.is_exam and self.attempt.finished

    @property
    def exam(self) -> Exam:
        """What holds in an exam."""
        return self.lab.exam or Exam(minutes=self.lab.minutes)

    @property
    def seconds_left(self) -> float:
        """How long an exam still takes."""
        return max(0.0, self.exam.minutes * 60 - self.attempt.notes.seconds)

    @property
    def outcomes(self) -> Mapping[str, tuple[str, ...]]:
        """What happened on a copy when a question was answered, by question."""
        return self._outcomes

    @property
    def questions(self) -> Sequence[Question]:
        """What is asked now: the questions of the current step, in an exam all."""
        if self.playing or self.handed_in:
            return ()
        if self.is_exam:
            return tuple(self.lab.questions.values())
        return self.current.step.questions if self.current is not None else ()

    def help_with(self, step: Step) -> Support:
        """How much help a step gets: what was chosen, or less where the lab fades it."""
        return max(self.attempt.support, step.support or self.attempt.support, key=_HELP.index)

    @property
    def shows_first(self) -> bool:
        """Whether the current step is to be shown before it is done."""
        current = self.current
        if current is None or current.step.id in self.shown:
            return False
        return self.help_with(current.step) is Support.WORKED

    @property
    def tells(self) -> bool:
        """Whether what the current step lacks is told: at once, or because it was asked for."""
        if self.current is None:
            return False
        help_ = self.help_with(self.current.step)
        return help_ in (Support.WORKED, Support.GUIDED) or (help_ is Support.FREE and self.asked)

    def hear(self, change: Change) -> None:
        """Take note of a change of the estate; time alone changes nothing."""
        if self.playing or (not change.events and not change.faults and change.state.inventory is self._inventory):
            return
        self._inventory = change.state.inventory
        news = self.attempt.hear(change)
        self.asked, self.cleared, self.lost = False, (), ()
        self._tell(news)

    def visit(self, visit: Visit) -> None:
        """Take note of a page that was looked at."""
        if not self.playing and visit not in self.attempt.notes.visits:
            self._tell(self.attempt.visit(visit))

    def answer(self, question: str, option: str) -> None:
        """Take an answer, and try on a copy what the question is about."""
        if self.lab.questions[question].shows and not self.is_exam:
            self._outcomes[question] = self.attempt.shown_by(question)
        self._tell(self.attempt.answer(question, option))

    def check(self) -> None:
        """Ask everything."""
        news = self.attempt.check()
        self.asked = True
        self._tell(news)

    def hand_in(self) -> None:
        """End an exam."""
        self.attempt.hand_in()
        self._tell(News(finished=True))

    @property
    def why_no_hints(self) -> str:
        """Why no hint is to be had, however long one waits for the next, as a sentence; empty if there are some."""
        if self.handed_in:
            return "The exam is over; its solution is in the coach."
        if self.is_exam and self.attempt.notes.seconds < self.exam.hints_after:
            return f"No hints in the first {lasting(self.exam.hints_after)} of an exam."
        if not self.is_exam:
            if self.current is None:
                return "Every step is done."
            if self.help_with(self.current.step) is Support.EXAM:
                return "This step is done without hints."
        if not self.steps_with_hints:
            return f"All hints of {'the exam' if self.is_exam else 'this step'} are in the coach."
        return ""

    def why_no_hint(self, now: float) -> str:
        """Why there is no hint to be had at this moment, as a sentence; empty if there is one."""
        wait = math.ceil(self.attempt.wait_for_hint(now))
        return self.why_no_hints or (f"Do something first, or wait {lasting(wait)}." if wait else "")

    @property
    def steps_with_hints(self) -> tuple[Step, ...]:
        """The steps that a hint can be given for: the current one, in an exam all, as far as they have one left."""
        steps = self.lab.steps if self.is_exam else (self.current.step,) if self.current is not None else ()
        return tuple(step for step in steps if self.hints_left(step))

    def hints_left(self, step: Step) -> int:
        """How many hints of a step were not read yet."""
        return len(layers(self.lab, step)) - self.attempt.notes.hints.get(step.id, 0)

    def hint(self, step: Step, now: float) -> None:
        """Give the next hint for a step."""
        if self.attempt.hint(now, step) is not None:
            self.hinted = step.id
            self._tell(News())

    @property
    def hints(self) -> tuple[Hint, ...]:
        """Those of the current step that were read; in an exam those of the step that was chosen last."""
        if self.is_exam:
            return self.attempt.hints_read(self.hinted) if self.hinted else ()
        return self.attempt.hints_read(self.current.step.id) if self.current is not None else ()

    def reset(self) -> None:
        """Begin anew."""
        news = self.attempt.reset()
        self._outcomes.clear()
        self._forget()
        self._tell(news)

    @contextmanager
    def play(self, caption: str) -> Iterator[None]:
        """Nothing counts of the lines that are played within, and all that they did is taken back."""
        self.playing = caption
        self.listener(News())
        try:
            with self.attempt.session.aside():
                yield
        finally:
            self.playing, self.paused = "", False
            self._tell(News())

    def caption(self, text: str) -> None:
        """Say something else about what is being played."""
        self.playing = text
        self.listener(News())

    def pause(self, *, paused: bool) -> None:
        """Say that what is being played waits, or goes on."""
        self.paused = paused
        self.listener(News())

    def show_first(self) -> None:
        """Note that the current step is shown."""
        if self.current is not None:
            self.shown |= {self.current.step.id}

    def saw_solution(self) -> None:
        """Note that the solution was played, unless the lab was finished before."""
        if not self.attempt.finished:
            self.attempt.saw_solution()
            self._tell(News())

    def spend(self, seconds: float) -> None:
        """Note time that the learner was at it."""
        self.attempt.spend(seconds)
        if self.attempt.notes.seconds - self._kept.seconds >= KEEP_SECONDS:
            self.keep()

    def keep(self) -> None:
        """Give away the notes as they are."""
        self._give(self.attempt.notes, finished=False)

    def _tell(self, news: News) -> None:
        if news:
            self.praised, self.lost, self.cleared = news.passed or self.praised, news.lost, news.cleared
        if news.finished or _without_time(self.attempt.notes) != _without_time(self._kept):
            self._give(self.attempt.notes, finished=news.finished)
        self.listener(news)

    def _give(self, notes: Notes, *, finished: bool) -> None:
        self._kept = notes
        self.desk.keep(notes, result_of(self.attempt) if finished else None)


def _without_time(notes: Notes) -> Notes:
    return notes.model_copy(update={"seconds": 0.0})


def is_done(result: StepResult) -> bool:
    """Whether a step holds."""
    return result.standing is Standing.PASSED
