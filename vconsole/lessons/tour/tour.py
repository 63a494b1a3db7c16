"""A walkthrough: scenes that the console plays by itself, with captions beside what they talk about."""

from collections.abc import Mapping
from typing import Annotated, Literal, Self

from pydantic import Field, StrictBool, model_validator

from vconsole.files.problems import shown
from vconsole.files.wording import suggestion
from vconsole.lessons.lab.lab import Level, Start
from vconsole.lessons.lab.lines import ScriptLine
from vconsole.lessons.lab.texts import Caption, Goal, Id, Message, Story, Title
from vconsole.lessons.predicates import Predicate
from vconsole.model import Model

READING_CHARACTERS = 16
"""Characters of a caption that are read in a second, at ordinary speed."""
SHORTEST_SCENE = 3.0
"""Seconds that the shortest caption stays, at ordinary speed."""


class Prediction(Model):
    """A question that a viewer answers before the reveal; autoplay stops at it."""

    text: Message
    options: Annotated[tuple[Goal, ...], Field(min_length=2, max_length=10)]
    is_: Annotated[str, Field(alias="is")]
    """The option that comes true."""
    replies: Mapping[str, Caption]
    """What is said to each option."""
    ideas: Mapping[str, str] = {}
    """By wrong option: the misconception that it gives away."""

    @model_validator(mode="after")
    def _complete(self) -> Self:
        for option in (self.is_, *self.replies, *self.ideas):
            if option not in self.options:
                raise ValueError(f"{shown(option)} is no option{suggestion(option, self.options, 'there are')}")
        missing = [option for option in self.options if option not in self.replies]
        if missing:
            raise ValueError(f"the option {shown(missing[0])} has no reply; say what is so to each of them")
        return self


class Scene(Model):
    """One idea: something is done, and a caption says what is seen."""

    id: Id
    title: Title
    """What its chapter is called."""
    spot: str = "page"
    """The part of the screen that it is about, by a stable name; the rest is dimmed."""
    say: Caption
    do: tuple[ScriptLine, ...] = ()
    """What is done first, played with real keys."""
    keys: tuple[str, ...] = ()
    """Keys pressed after that, by Textual's names: what is looked at without doing anything."""
    until: Predicate | None = None
    """What holds when the scene is over: the viewer's own act may bring it about, and resuming asks it."""
    question: Prediction | None = None
    note: Story | None = None
    """For the speaker alone."""
    source: Message | None = None
    """Where what it says can be read."""
    seconds: Annotated[float, Field(gt=0, le=60)] | None = None
    """How long it stays at ordinary speed; by the length of its caption if it is left out."""
    hero: StrictBool = False
    """Whether it is part of the short cut."""

    @property
    def stays(self) -> float:
        """How long the caption stays, in seconds at ordinary speed."""
        return self.seconds or max(SHORTEST_SCENE, len(self.say) / READING_CHARACTERS)


class Tour(Model):
    """A walkthrough."""

    format: Literal[1] = 1
    kind: Literal["tour"]
    id: Id
    title: Title
    minutes: Annotated[int, Field(strict=True, ge=1, le=30)]
    summary: Message
    level: Level = "beginner"
    labs: tuple[Id, ...] = ()
    """The labs that drill it, the first one offered at the end."""
    start: Start
    scenes: Annotated[tuple[Scene, ...], Field(min_length=2, max_length=24)]

    def scene(self, id_: str) -> Scene:
        """The scene of this id. Raises StopIteration if there is none."""
        return next(scene for scene in self.scenes if scene.id == id_)
