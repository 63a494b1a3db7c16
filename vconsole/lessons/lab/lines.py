"""The lines of solutions and traps: what a learner does, as data."""

from collections.abc import Mapping
from functools import cached_property
from typing import Annotated, Any, Self

from pydantic import BeforeValidator, ConfigDict, Discriminator, Field, Tag, model_validator

from vconsole.files.problems import shown
from vconsole.files.wording import suggestion
from vconsole.lessons.lab.texts import Id
from vconsole.lessons.predicates import screens
from vconsole.lessons.predicates.trials import acts_of
from vconsole.model import Model
from vconsole.vcenter import Action


class Act(Model):
    """An action, as `vconsole run` reads it, with the code of the refusal if it is to be refused."""

    model_config = ConfigDict(extra="allow")

    action: str
    refused: Id | None = None

    @model_validator(mode="after")
    def _performable(self) -> Self:
        _ = self.performed
        return self

    @cached_property
    def performed(self) -> Action:
        """The action itself."""
        (act,) = acts_of([{"action": self.action, **(self.model_extra or {})}])
        return act

    def __str__(self) -> str:
        return f"{self.performed.title} ({self.performed.about})"


class Answer(Model):
    """Choosing an option of a question."""

    answer: Id
    is_: Annotated[str, Field(alias="is")]

    def __str__(self) -> str:
        return f"Answer: {self.is_}"


class Look(Model):
    """Opening a page of an object."""

    visit: str
    name: str

    @model_validator(mode="after")
    def _known(self) -> Self:
        if self.visit not in screens():
            raise ValueError(f"{shown(self.visit)} is no page{suggestion(self.visit, screens(), 'there are')}")
        return self

    def __str__(self) -> str:
        return f"Open {screens()[self.visit]} of {self.name}"


class Wait(Model):
    """Letting virtual time pass beyond what is due."""

    wait: Annotated[float, Field(strict=True, gt=0, le=3600)]
    """Seconds."""

    def __str__(self) -> str:
        return f"Wait {self.wait:g} seconds"


_KEYS = {"action": Act, "answer": Answer, "visit": Look, "wait": Wait}


def _tag(value: Any) -> str:
    if isinstance(value, Model):
        return next(f"{{{key}}}" for key, form in _KEYS.items() if type(value) is form)
    return next(f"{{{key}}}" for key in _KEYS if key in value)


def _table_of_one_form(value: Any) -> Any:
    if isinstance(value, Model):
        return value
    if not isinstance(value, Mapping) or not any(key in value for key in _KEYS):
        raise ValueError(f"{shown(value)} is no line of a script; it needs one of the keys {', '.join(_KEYS)}")
    return value


ScriptLine = Annotated[
    Annotated[Act, Tag("{action}")]
    | Annotated[Answer, Tag("{answer}")]
    | Annotated[Look, Tag("{visit}")]
    | Annotated[Wait, Tag("{wait}")],
    Discriminator(_tag),
    BeforeValidator(_table_of_one_form),
]
"""One thing that a learner does."""
