"""Whether everything that a lab says can be read in the coach."""

from collections.abc import AsyncIterator, Iterator

from vconsole.files import Problem
from vconsole.lessons.attempt import layers
from vconsole.lessons.filed import placed
from vconsole.lessons.lab import Lab
from vconsole.lessons.proofs import Case, Passage, passages
from vconsole.ui.coach.console import LabConsole
from vconsole.ui.coach.panel import CoachPanel, Story
from vconsole.ui.coach.paragraphs import Paragraph, Paragraphs
from vconsole.ui.coach.playing import to_coach
from vconsole.ui.coach.question import QuestionView
from vconsole.ui.coach.telling import NOT_SHOWN_FIRST, goal_of, lack, layer_of, questions_wait, steps_of, story_of
from vconsole.ui.hands.moves import Moves
from vconsole.ui.proofs.reading import read, unread


async def problems_in_coach(app: LabConsole, moves: Moves, case: Case) -> AsyncIterator[Problem]:
    """What cannot be read in the coach: everything is shown in its panel at once, and read there.

    The panel is left with that; nothing can be done in this console afterwards.
    """
    await moves.leave_dialogs()
    panel = await to_coach(moves)
    said = tuple(_remarks(case))
    panel.query_one(Story).show(list(story_of(app.coaching, folded=False)))
    panel.query_one("#coach-steps", Paragraphs).show(list(steps_of(app.coaching)))
    panel.query_one("#coach-remarks", Paragraphs).show([])
    panel.query_one("#coach-hints", Paragraphs).show([paragraph for _, paragraph in said])
    crowded = await _ask_all(panel, moves, case.lab)
    body = panel.query_one("#coach-body")
    await moves.focus(body)
    reading = await read(moves, body)
    for problem in unread(reading, [*_fixed(case.lab, crowded), *(passage for passage, _ in said)]):
        yield problem
    for place, id_ in questions(case.lab):
        if id_ in crowded:
            yield Problem(place, "its options take more lines than the coach has; offer fewer, or in fewer words")
    for problem in await _cut_at_foot(panel.query_one("#coach-next", Paragraphs), moves, case):
        yield problem


async def _cut_at_foot(foot: Paragraphs, moves: Moves, case: Case) -> list[Problem]:
    """The messages that are too long for the foot of the coach, with all that can stand there beside them."""
    taken = list[tuple[int, int]]()
    at_foot, width = list(_at_foot(case)), foot.content_size.width
    for at, (_, paragraphs) in enumerate(at_foot):
        foot.show(paragraphs)
        taken.append((len(foot.lines(width)), at))
    foot.show(at_foot[max(taken)[1]][1])
    await moves.rest()
    room = foot.content_size.height
    too_long = {at_foot[at][0].place: lines for lines, at in taken if lines > room}
    return [
        Problem(place, f"its {lines} lines with the step are more than the {room} at the foot of the coach")
        for place, lines in too_long.items()
    ]


def _at_foot(case: Case) -> Iterator[tuple[Passage, list[Paragraph]]]:
    """Each message of a check as it stands at the foot: below its step, above a question that waits."""
    said = [passage for passage in passages(case) if passage.place.endswith(": fail")]
    for number, (place, step) in enumerate(placed("steps", case.lab.steps), start=1):
        above = [goal_of(number, len(case.lab.steps), step.goal), NOT_SHOWN_FIRST]
        below = [questions_wait(len(step.questions), is_inside=True)] if step.questions else []
        yield Passage(f"{place}: goal", step.goal), [*above, *below]
        for passage in said:
            if passage.place.startswith(f"{place}: "):
                yield passage, [*above, lack(passage.text), *below]


async def _ask_all(panel: CoachPanel, moves: Moves, lab: Lab) -> set[str]:
    """Ask every question in the panel; gives those whose options are not all seen at once."""
    views = [QuestionView(question) for question in lab.questions.values()]
    place = panel.query_one("#coach-questions")
    await place.remove_children()
    await place.mount(*views)
    await moves.rest()
    return {view.question.id for view in views if view.options.max_scroll_y}


def _fixed(lab: Lab, crowded: set[str]) -> Iterator[Passage]:
    """What stands above the remarks, in the order in which the coach shows it."""
    yield from (Passage("story", line) for line in lab.story.strip().split("\n"))
    yield from (Passage(f"{place}: goal", step.goal) for place, step in placed("steps", lab.steps))
    for place, id_ in questions(lab):
        question = lab.questions[id_]
        yield Passage(f"{place}: text", question.text)
        options = () if id_ in crowded else question.options
        yield from (Passage(f"{place}: options[{slot}]", option) for slot, option in enumerate(options))


def questions(lab: Lab) -> Iterator[tuple[str, str]]:
    """The place and the id of each question."""
    for place, step in placed("steps", lab.steps):
        yield from ((f"{place}: {below}", question.id) for below, question in placed("questions", step.questions))


def _remarks(case: Case) -> Iterator[tuple[Passage, Paragraph]]:
    """Every hint and every message, as the coach says it."""
    for place, step in placed("steps", case.lab.steps):
        for number, hint in enumerate(layers(case.lab, step)):
            where = f"{place}: hints[{number}]" if hint.text else f"solution.{step.id}"
            yield from ((Passage(where, each.text), each) for each in layer_of(hint))
    yield from ((passage, Paragraph("→ ", passage.text)) for passage in passages(case))
