"""What makes a walkthrough one that teaches, as far as it can be seen without a screen."""

import textwrap
from collections.abc import Iterator

from vconsole.files import FileProblems, Problem
from vconsole.files.problems import shown
from vconsole.lessons.filed import placed
from vconsole.lessons.lab import Act
from vconsole.lessons.start import start_of
from vconsole.lessons.tour.reading import TourFile
from vconsole.lessons.tour.rehearsed import rehearsed
from vconsole.lessons.tour.tour import Scene, Tour

SCENES_MIN, SCENES_MAX = 4, 10
CAPTION_COLUMNS, CAPTION_LINES = 44, 3
"""What is read at once."""


def told_well(file: TourFile) -> Iterator[Problem]:
    """What keeps a walkthrough from being short, asked before it is answered, and found under its name."""
    if file.id != file.path.stem:
        message = f"{shown(file.id)} stands in a file named {shown(file.path.name)}; give both one name"
        yield Problem("id", message)
    yield from _length(file.tour)
    yield from _prediction(file.tour)
    yield from _captions(file.tour)


def done_in(tour: Tour) -> tuple[Problem, ...]:
    """What keeps a walkthrough from its start, or its lines from being done."""
    try:
        return rehearsed(tour, start_of(tour))
    except FileProblems as problems:
        return problems.problems


def _length(tour: Tour) -> Iterator[Problem]:
    count = len(tour.scenes)
    if not SCENES_MIN <= count <= SCENES_MAX:
        yield Problem("scenes", f"there are {count}; {SCENES_MIN} to {SCENES_MAX} are told in one go")


def _prediction(tour: Tour) -> Iterator[Problem]:
    """Somebody who predicted looks at the reveal with other eyes."""
    asked = next((place for place, scene in enumerate(tour.scenes) if scene.question), None)
    if asked is None:
        yield Problem("scenes", "no scene asks what will come; let the viewer predict before something is shown")
    elif not any(_reveals(scene) for scene in tour.scenes[asked + 1 :]):
        message = "nothing is shown after the question; put it before the scene that reveals the answer"
        yield Problem(f"scenes[{asked}] {tour.scenes[asked].id}", message)


def _reveals(scene: Scene) -> bool:
    return bool(scene.keys) or bool(scene.do)


def _captions(tour: Tour) -> Iterator[Problem]:
    for place, scene in placed("scenes", tour.scenes):
        yield from _lines(f"{place}: say", scene.say)
        for option, reply in scene.question.replies.items() if scene.question else ():
            yield from _lines(f"{place}: question: replies: {option}", reply)


def _lines(place: str, text: str) -> Iterator[Problem]:
    lines = len(textwrap.wrap(text, CAPTION_COLUMNS))
    if lines > CAPTION_LINES:
        message = f"takes {lines} lines of {CAPTION_COLUMNS} columns, {CAPTION_LINES} are read at once"
        yield Problem(place, message)


def acts(tour: Tour) -> int:
    """How many actions a walkthrough takes."""
    return sum(isinstance(line, Act) for scene in tour.scenes for line in scene.do)
