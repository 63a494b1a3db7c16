"""What the parts of a walkthrough must agree on: ids, spots, ideas, labs, and what its scenes wait for."""

from collections.abc import Iterable, Iterator

from vconsole.files import Problem
from vconsole.files.problems import shown
from vconsole.files.wording import suggestion
from vconsole.lessons.filed import known_idea, placed, reference, too_deep, twice
from vconsole.lessons.lab import Act, Answer
from vconsole.lessons.predicates import walk
from vconsole.lessons.predicates.learner import Answered
from vconsole.lessons.tour.spots import ROW, is_spot, spots
from vconsole.lessons.tour.tour import Scene, Tour


def disagreements(tour: Tour, labs: Iterable[str]) -> Iterator[Problem]:
    """Every problem between the parts of a walkthrough that are valid by themselves; `labs` are those there are."""
    scenes = tuple(placed("scenes", tour.scenes))
    yield from twice((place, scene.id) for place, scene in scenes)
    yield from reference("labs", tour.labs, labs, "lab")
    for place, scene in scenes:
        yield from _spot(place, scene)
        yield from _waiting(place, scene)
        for idea in scene.question.ideas.values() if scene.question else ():
            yield from known_idea(f"{place}: question: ideas", idea)
    yield from _answers(tour)


def _spot(place: str, scene: Scene) -> Iterator[Problem]:
    if not is_spot(scene.spot):
        hint = suggestion(scene.spot, [*spots(), f"{ROW}TEXT"], "there are")
        yield Problem(f"{place}: spot", f"{shown(scene.spot)} is no part of the screen{hint}")


def _waiting(place: str, scene: Scene) -> Iterator[Problem]:
    """What a scene waits for; one that acts needs it, since taking over and resuming ask whether it was done."""
    if any(isinstance(line, Answer) for line in scene.do):
        yield Problem(f"{place}: do", "a walkthrough asks its viewer; an answer is none of its lines")
    if scene.until is None:
        if any(isinstance(line, Act) and line.refused is None for line in scene.do):
            yield Problem(place, "does something, so it needs until: what holds when it is done")
    else:
        yield from too_deep(f"{place}: until", scene.until)


def _answers(tour: Tour) -> Iterator[Problem]:
    """Answers that a scene waits for must be options of a question that was asked."""
    asked = {scene.id: scene.question.options for scene in tour.scenes if scene.question}
    for place, scene in placed("scenes", tour.scenes):
        forms = walk(scene.until) if scene.until is not None else ()
        for form in forms:
            if isinstance(form, Answered):
                yield from reference(f"{place}: until", [form.answer], asked, "scene with a question")
                yield from reference(f"{place}: until", [form.is_], asked.get(form.answer, [form.is_]), "option")
