"""What is noted of an attempt beside what the journal of its session has: enough to go on with it, and to sum it up."""

from collections.abc import Mapping

from pydantic import Field

from vconsole.lessons.lab import Support
from vconsole.lessons.predicates import Visit
from vconsole.model import Model


class Notes(Model):
    """The notes of one attempt at a lab."""

    lab: str
    variant: int = 0
    """Counted from 0."""
    support: Support = Support.GUIDED
    helped: Support | None = None
    """The most help that there was in a part of it, if it is gone on with less; stars are for doing it without."""
    answers: Mapping[str, str] = Field(default_factory=dict)
    """The option chosen, by question."""
    first_answers: Mapping[str, str] = Field(default_factory=dict)
    """What was chosen first: the prediction."""
    visits: tuple[Visit, ...] = ()
    hints: Mapping[str, int] = Field(default_factory=dict)
    """How many layers of hints were read, by step; the last layer is the solution."""
    solution_seen: bool = False
    """Whether the solution of the lab was played."""
    ideas: Mapping[str, int] = Field(default_factory=dict)
    """How often each misconception of the catalogue showed, by its id."""
    seconds: float = 0
    """How long the learner was at it."""

    @property
    def most_help(self) -> Support:
        """The most help that there was in any part of it."""
        return self.support if self.helped is None else min(self.support, self.helped, key=list(Support).index)

    def with_support(self, support: Support) -> "Notes":
        """The notes, to be gone on with this support; what was helped before stays noted."""
        return (
            self if support is self.support else self.model_copy(update={"support": support, "helped": self.most_help})
        )

    def with_answer(self, question: str, option: str) -> "Notes":
        """The notes with an answer; the first one to a question is kept."""
        first = {question: option, **self.first_answers}
        return self.model_copy(update={"answers": {**self.answers, question: option}, "first_answers": first})

    def with_visit(self, visit: Visit) -> "Notes":
        """The notes with a page that was looked at."""
        return self if visit in self.visits else self.model_copy(update={"visits": (*self.visits, visit)})

    def with_hint(self, step: str) -> "Notes":
        """The notes with one more layer of hints read."""
        return self.model_copy(update={"hints": {**self.hints, step: self.hints.get(step, 0) + 1}})

    def with_idea(self, idea: str) -> "Notes":
        """The notes with a misconception that showed once more."""
        return self.model_copy(update={"ideas": {**self.ideas, idea: self.ideas.get(idea, 0) + 1}})
