"""A lab: where it starts, its steps with their checks and hints, known wrong ideas, and a solution."""

from collections.abc import Mapping
from typing import Annotated, Any, Literal

from pydantic import Field, StrictBool

from vconsole.lessons.lab.lines import Act, ScriptLine
from vconsole.lessons.lab.texts import Goal, Id, Message, Story, Title
from vconsole.lessons.predicates import Predicate
from vconsole.lessons.support import Support
from vconsole.model import Model
from vconsole.model.names import Name

Level = Literal["beginner", "intermediate", "advanced", "expert"]

LabKind = Literal["explore", "guided", "predict", "diagnose", "break-fix", "design", "puzzle", "exam"]
"""What a lab is about: finding the way, being led, foreseeing, finding a cause, mending, planning, a knot, a test."""


class Start(Model):
    """The estate in which a lab begins."""

    sample: str
    """A sample cluster by name, or `lab:NAME`, one that belongs to the labs alone."""
    do: tuple[Act, ...] = ()
    """What happened before; nobody sees it but in what it left."""


class Question(Model):
    """A question with options, asked in the coach."""

    id: Id
    text: Message
    options: Annotated[tuple[Goal, ...], Field(min_length=2, max_length=10)]
    ideas: Mapping[str, str] = {}
    """By wrong option: the misconception that it gives away."""
    shows: tuple[Act, ...] = ()
    """What is tried on a copy of the estate once it is answered; the coach tells what happened there."""


class Check(Model):
    """One thing that a step needs, with what to say if it is not so, and why it is right if it is."""

    id: Id
    when: Predicate
    fail: Message
    passed: Annotated[Message | None, Field(alias="pass")] = None
    points: Annotated[int, Field(strict=True, ge=1, le=10)] = 1


class Step(Model):
    """One step: a purpose, not keys; done when all its checks hold. The first check that does not is the one shown."""

    id: Id
    goal: Goal
    questions: tuple[Question, ...] = ()
    checks: Annotated[tuple[Check, ...], Field(min_length=1)]
    hints: tuple[Message, ...] = ()
    """From a nudge to where it is done; the last layer, the solution itself, is added to them."""
    no_hint: Message | None = None
    """Why there is none, if there is none."""
    support: Support | None = None
    """The most help that this step gives, where a lab fades it."""
    may_break: tuple[Id, ...] = ()
    """Earlier steps that this one may undo."""


class Rule(Model):
    """What must not be so on the way."""

    id: Id
    never: Predicate
    fail: Message


class Misconception(Model):
    """A wrong idea that shows: said as soon as it is true, taken back when it is not."""

    id: Id
    idea: str
    """Its id in the catalogue of misconceptions, such as `M06`."""
    when: Predicate
    say: Message
    traps: Annotated[tuple[tuple[ScriptLine, ...], ...], Field(min_length=1)]
    """Scripts, each of which makes it true, from the start."""
    at_start: StrictBool = False
    """Whether it is true when the lab begins, for example somebody else's mistake."""
    along: tuple[Id, ...] = ()
    """Other misconceptions that the traps bring along."""


class Alternative(Model):
    """Another way that is accepted."""

    name: Title
    lines: Annotated[tuple[ScriptLine, ...], Field(min_length=1)]


class Exam(Model):
    """What holds when the lab is taken as an exam."""

    minutes: Annotated[int, Field(strict=True, ge=1, le=240)]
    hints_after: Annotated[int, Field(strict=True, ge=0)] = 300
    """Seconds without hints."""


class Lab(Model):
    """A lab in one of its variants."""

    format: Literal[1] = 1
    kind: Literal["lab"] = "lab"
    id: Id
    title: Title
    form: LabKind
    level: Level
    minutes: Annotated[int, Field(strict=True, ge=1, le=120)]
    summary: Message
    """What can be done afterwards, for the list of labs and the finish page."""
    needs: tuple[Id, ...] = ()
    """Labs that teach what this one takes for granted."""
    concepts: tuple[Id, ...] = ()
    introduces: tuple[Id, ...] = ()
    """The concepts among them that nobody taught before."""
    support: Support = Support.GUIDED
    """How it is meant to be taken first."""
    review: tuple[Annotated[int, Field(strict=True, ge=1)], ...] = (1, 7, 21)
    """Days after passing at which it comes back, in another variant."""
    tour: Id | None = None
    """The walkthrough that tells the same story."""
    variants: tuple[Mapping[Id, Name], ...] = ()
    """Words for the names in braces, one table for each variant."""
    start: Start
    story: Story
    steps: Annotated[tuple[Step, ...], Field(min_length=1)]
    rules: tuple[Rule, ...] = ()
    misconceptions: tuple[Misconception, ...] = ()
    solution: Mapping[Id, tuple[ScriptLine, ...]]
    """By step: what solves it, from where the step before ended."""
    alternatives: tuple[Alternative, ...] = ()
    exam: Exam | None = None

    @property
    def lines(self) -> tuple[ScriptLine, ...]:
        """The whole solution, in the order of the steps."""
        return tuple(line for step in self.steps for line in self.solution.get(step.id, ()))

    @property
    def par(self) -> int:
        """How many actions the solution takes."""
        return sum(isinstance(line, Act) for line in self.lines)

    def step(self, id_: str) -> Step:
        """The step of this id. Raises StopIteration if there is none."""
        return next(step for step in self.steps if step.id == id_)

    @property
    def questions(self) -> Mapping[str, Question]:
        """All questions by id."""
        return {question.id: question for step in self.steps for question in step.questions}


def lab_json(lab: Lab) -> dict[str, Any]:
    """What lists of labs say about one."""
    return {
        "id": lab.id,
        "title": lab.title,
        "level": lab.level,
        "form": lab.form,
        "minutes": lab.minutes,
        "needs": list(lab.needs),
        "summary": lab.summary,
    }
