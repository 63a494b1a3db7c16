"""Writing a lab: a recorded way and what of it counts, as a commented file for its author to go on with."""

from collections.abc import Iterator, Mapping, Sequence
from typing import Annotated, Any

from pydantic import Field

from vconsole.lessons.building.difference import Difference
from vconsole.lessons.building.naming import ID_MAX, free_on, id_of
from vconsole.lessons.building.page import Page, notes
from vconsole.lessons.building.partition import Part, needed, parts
from vconsole.lessons.building.recording import Recording, act_table
from vconsole.lessons.filed import FORMAT
from vconsole.lessons.lab.lab import Level
from vconsole.lessons.lab.lines import Act
from vconsole.lessons.lab.texts import GOAL_MAX, MESSAGE_MAX, UNWRITTEN, Id, Title
from vconsole.lessons.library import LABS
from vconsole.model import Model


class Head(Model):
    """What an author says of a lab before it is written."""

    id: Annotated[Id, free_on(LABS)]
    title: Title
    minutes: Annotated[int, Field(ge=1, le=120)] = 10
    level: Level = "beginner"


def draft(
    head: Head,
    recording: Recording,
    asked: Sequence[Difference],
    misconceptions: Sequence[Mapping[str, Any]] = (),
) -> str:
    """The text of a lab that asks for these differences, at least one; lines that none of them needs are left out."""
    lines = needed(recording.start, recording.lines, asked)
    steps = _named(parts(recording.start, lines, asked))
    page = Page(*_opening(head, recording, lines))
    page.table("", _top(head))
    page.table("start", _start(recording))
    for id_, part in steps.items():
        page.table("steps", _step(id_, part))
        for check in _checks(id_, part):
            page.table("steps.checks", check)
    for wrong in misconceptions:
        page.table("misconceptions", wrong)
    page.table("solution", {id_: [act_table(line) for line in part.lines] for id_, part in steps.items()})
    return page.end(notes()["end"]["table"].lstrip())


def _opening(head: Head, recording: Recording, lines: Sequence[Act]) -> Iterator[str]:
    yield f"{head.title}. Edit it, then prove it: vconsole lab check FILE"
    yield (
        "Every text is shown as it stands here. What is written in capitals below waits for words of yours; goals, "
        "hints and messages are proposals."
    )
    left_out = len(recording.lines) - len(lines)
    if left_out:
        yield f"Left out of the solution, because what is asked for is so without it: {_count(left_out)}."


def _count(number: int) -> str:
    return "one act" if number == 1 else f"{number} acts"


def _top(head: Head) -> dict[str, Any]:
    return {
        "format": FORMAT,
        "id": head.id,
        "title": head.title,
        "form": "guided",
        "level": head.level,
        "minutes": head.minutes,
        "summary": UNWRITTEN["summary"],
        "needs": [],
        "concepts": [],
        "story": UNWRITTEN["story"],
    }


def _start(recording: Recording) -> dict[str, Any]:
    do = {"do": [act_table(act) for act in recording.before]} if recording.before else {}
    return {"sample": recording.sample, **do}


def _named(found: Sequence[Part]) -> dict[str, Part]:
    """The steps by their ids, each of which is made of what it is about."""
    named: dict[str, Part] = {}
    for part in found:
        named[_unused(id_of(part.asked[0].object), named)] = part
    return named


def _unused(id_: str, taken: Mapping[str, object]) -> str:
    numbered = (f"{id_[: ID_MAX - 4].strip('-')}-{number}" for number in range(2, 1000))
    return id_ if id_ not in taken else next(other for other in numbered if other not in taken)


def _step(id_: str, part: Part) -> dict[str, Any]:
    objects = tuple(dict.fromkeys(each.object for each in part.asked))
    about = {name: ", ".join(each.goal for each in part.asked if each.object == name) for name in objects}
    goal = "; ".join(f"{name}: {wanted}" for name, wanted in about.items())
    acts = dict.fromkeys(line.performed.title for line in part.lines)
    hints = [f"Look at {', '.join(objects)}.", f"It takes: {', '.join(acts)}."]
    return {"id": id_, "goal": _fitting(goal, GOAL_MAX), "hints": [_fitting(hint, MESSAGE_MAX) for hint in hints]}


def _checks(step: str, part: Part) -> Iterator[dict[str, Any]]:
    for number, each in enumerate(part.asked, start=1):
        # The number keeps the ids apart, whatever is cut off from the names.
        yield {"id": f"{step[: ID_MAX - 4].strip('-')}-c{number}", "when": each.when, "fail": each.fail}


def _fitting(text: str, limit: int) -> str:
    return text if len(text) <= limit else f"{text[: limit - 1]}…"
