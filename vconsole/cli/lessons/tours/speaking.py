"""What a speaker reads in a second terminal: the notes of the scene, what comes next, and how long it took so far."""

import textwrap
from collections.abc import Iterator

from vconsole.files.problems import printable
from vconsole.lessons.tour import Prediction, Scene, Tour
from vconsole.ui import Stand, Where

RIGHT = "*"
"""What marks the option that comes true; the viewers do not see it."""


def speaking(tour: Tour, where: Where, seconds: float, width: int) -> Iterator[str]:
    """The lines for a speaker, `seconds` after the walkthrough began: of the scene that is shown, or comes next."""
    count, clock = f"{where.scene + 1}/{len(tour.scenes)}", f"{minutes(seconds)} of {tour.minutes} min"
    title = printable(tour.title)[: max(0, width - len(count) - len(clock) - 4)]
    yield f"{title}  {count}{clock:>{max(1, width - len(title) - len(count) - 2)}}"
    if where.stand is not Stand.SHOWN:
        yield from _wrapped(_STANDS[where.stand].format(count), width)
    yield ""
    yield from told(tour.scenes[where.scene], width)
    yield ""
    is_last = where.scene + 1 == len(tour.scenes)
    following = "the end: lab, free play, or leave" if is_last else tour.scenes[where.scene + 1].title
    yield from _wrapped(f"Next: {following}", width)


_STANDS = {
    Stand.COMING: "Moving to {}: keys are pressed, this comes next.",
    Stand.OVER: "It was left at {}; the console is the viewer's.",
}


def told(scene: Scene, width: int) -> Iterator[str]:
    """A scene for a speaker: its title, its caption, its notes and its question."""
    yield from _wrapped(scene.title, width)
    yield from _wrapped(scene.say, width, "  ")
    for part in (scene.note or "").splitlines():
        yield from _wrapped(part, width, "  > ")
    if scene.question is not None:
        yield from _asked(scene.question, width)
    if scene.source is not None:
        yield from _wrapped(f"({scene.source})", width, "  ")


def whole(tour: Tour, width: int) -> Iterator[str]:
    """All scenes, one after the other."""
    yield printable(tour.title)
    for number, scene in enumerate(tour.scenes, start=1):
        first, *rest = told(scene, width)
        yield from ("", f"{number}. {first}", *rest)


def minutes(seconds: float) -> str:
    """A time as a clock shows it."""
    return f"{int(seconds) // 60}:{int(seconds) % 60:02}"


def _asked(question: Prediction, width: int) -> Iterator[str]:
    yield from _wrapped(f"Ask: {question.text}", width, "  ")
    for number, option in enumerate(question.options, start=1):
        mark = RIGHT if option == question.is_ else " "
        yield from _wrapped(f"{mark} {number} {option}", width, "  ")


def _wrapped(text: str, width: int, indent: str = "") -> Iterator[str]:
    after = " " * len(indent)
    yield from textwrap.wrap(printable(text), max(20, width), initial_indent=indent, subsequent_indent=after)
