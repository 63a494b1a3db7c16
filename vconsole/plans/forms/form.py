"""The base of the forms that are scripts: checks, commands and undo of every step, in order."""

import json
from abc import ABC, abstractmethod
from collections.abc import Callable, Iterable, Iterator, Mapping
from typing import ClassVar, NamedTuple

from vconsole.plans.checks import Check, checks_of
from vconsole.plans.details import in_words
from vconsole.plans.forms.quoting import one_line
from vconsole.plans.plan import Act, Plan, Remark, Step
from vconsole.plans.titles import title_of
from vconsole.vcenter import action_json

_LINE = 110


class ByHand(NamedTuple):
    """What a tool cannot do, and what a person does instead at that place."""

    words: str


Written = tuple[str, ...] | ByHand
"""The commands of an act; or why there are none."""

Acts = Mapping[str, Callable[[Act], Written]]
"""How each action is written, by the action's name."""


class Form(ABC):
    """One way of writing a plan."""

    name: ClassVar[str]
    """What `--as` calls it."""
    title: ClassVar[str]
    ending: ClassVar[str]
    """What its files are called at the end."""
    acts: ClassVar[Acts]

    @abstractmethod
    def write(self, plan: Plan) -> str:
        """The plan as a text that ends in a newline."""

    def written(self, act: Act) -> Written:
        """The commands of an act; an action that the form does not know is done by hand."""
        rule = self.acts.get(act.name)
        if rule is None:
            return ByHand(f"This form does not know the action: {json.dumps(action_json(act.action))}")
        written = rule(act)
        values = in_words(act) if isinstance(written, ByHand) else ""
        return (
            ByHand(f"{written.words} Values: {values.rstrip('.')}.")
            if isinstance(written, ByHand) and values
            else written
        )


def heading(plan: Plan) -> str:
    """The first line of every form: where the plan is for and where it comes from."""
    source = f", rehearsed with vconsole on {plan.source}" if plan.source else ", rehearsed with vconsole"
    return one_line(f"Plan for the vCenter {plan.vcenter}{source}: the output of a rehearsal, read it before use.")


def contents(plan: Plan) -> Iterator[str]:
    """The steps by their titles, as comments, so that a reader sees first what a script does."""
    yield "# What it does:"
    yield from (f"#  {number:>3}. {one_line(title_of(step.act))}" for number, step in enumerate(plan.steps, start=1))
    yield "#"


def numbered(plan: Plan) -> Iterator[tuple[str, Step | Remark]]:
    """The items with the numbers that steps have in every form; a remark has none."""
    number = 0
    for item in plan.items:
        number += isinstance(item, Step)
        yield (str(number) if isinstance(item, Step) else ""), item


def comment(text: str, first: str = "# ") -> list[str]:
    """A text as lines of a comment, broken between words where it is long."""
    lines, line = [], ""
    for word in one_line(text).split(" "):
        if line and len(line) + len(word) >= _LINE:
            lines.append(line)
            line = word
        else:
            line = f"{line} {word}" if line else word
    return [f"{first}{each}".rstrip() for each in (*lines, line)]


class Script(Form):
    """A script whose comments begin with `#`, and which stops where something is not as it was rehearsed."""

    undone: ClassVar[Acts] = {}
    """How an act is taken back that no action of a rehearsal takes back."""

    def write(self, plan: Plan) -> str:
        """Heading, prelude, steps."""
        lines = [f"# {heading(plan)}", *contents(plan), *self.first_lines(plan), ""]
        lines += [line for number, item in numbered(plan) for line in self.block(number, item)]
        if not plan.steps:
            lines += ["# There is nothing to do.", ""]
        return "\n".join(lines).rstrip("\n") + "\n"

    @abstractmethod
    def first_lines(self, plan: Plan) -> Iterable[str]:
        """What stands between the contents and the first step: the functions that the steps call."""

    @abstractmethod
    def check(self, check: Check) -> str:
        """The command that stops the script if this is not so; an empty text if the tool cannot look it up."""

    @abstractmethod
    def look(self, words: str) -> str:
        """The command that waits until a person has looked up what the tool cannot."""

    @abstractmethod
    def by_hand(self, words: str) -> list[str]:
        """The commands that wait until a person has done something."""

    @abstractmethod
    def announce(self, words: str) -> str:
        """The command that says which step comes."""

    def begin(self, act: Act) -> list[str]:
        """The commands that stand before the checks of a step."""
        del act
        return []

    def block(self, number: str, item: Step | Remark) -> list[str]:
        """The lines of one item, with an empty one at the end."""
        if isinstance(item, Remark):
            return [*comment(item.title, "# -- "), *comment(item.why), ""]
        words = f"{number}. {title_of(item.act)}"
        lines = [*comment(words), self.announce(one_line(words)), *self.begin(item.act)]
        lines += [self.check(check) or self.look(check.words) for check in checks_of(item.act)]
        return [*lines, *self.commands(item.act), *self.undo(item), ""]

    def commands(self, act: Act) -> list[str]:
        """What does the act, or what a person does instead."""
        written = self.written(act)
        if isinstance(written, ByHand):
            return ["# By hand:", *self.by_hand(written.words)]
        return list(written)

    def undo(self, step: Step) -> list[str]:
        """How to go back, as comments."""
        lines: list[str] = []
        own = self.undone.get(step.act.name)
        for written in (*((own(step.act),) if own else ()), *map(self.written, step.undo)):
            words = comment(written.words, "#   By hand: ") if isinstance(written, ByHand) else None
            lines += words or [f"#   {line}" for line in written]
        said = comment(step.undo_words, "#   ") if step.undo_words else []
        return ["# Undo:", *lines, *said] if lines or said else []
