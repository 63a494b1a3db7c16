"""What the coach says, in paragraphs: the story, the steps, what comes next, and what there is to say besides."""

from collections.abc import Iterator

from vconsole.lessons.assessment import Saying, Standing, StepResult
from vconsole.lessons.attempt import Hint
from vconsole.lessons.ideas import ideas
from vconsole.lessons.lab import Support
from vconsole.ui.coach.coaching import Coaching, is_done
from vconsole.ui.coach.paragraphs import BLANK, Paragraph
from vconsole.ui.coach.wording import in_words
from vconsole.ui.look import State, Tone

DONE = State("✓", "Done", Tone.GOOD)
NOW = State("◐", "Now", Tone.ACCENT)
NOT_SHOWN_FIRST = Paragraph("  ", "From this step on nothing is shown first: it is your turn.", Tone.MUTED)
OPEN = State("·", "Open", Tone.MUTED)
ASKED_BY_F5 = State("◷", "F5", Tone.ATTENTION)
"""How a step stands. The last one: asking takes long, so F5 asks it."""
STOOD = State("✗", "Not", Tone.PROBLEM)
"""A step that did not hold when an exam was handed in."""

OUTCOME_MAX = 6
"""How many events of a copy are told."""


def story_of(coaching: Coaching, *, folded: bool) -> Iterator[Paragraph]:
    """The story, or only where it can be unfolded."""
    yield Paragraph("▸ " if folded else "▾ ", "Story", Tone.ACCENT, is_bold=True)
    if not folded:
        for line in coaching.lab.story.strip().split("\n"):
            yield Paragraph("", line)


def steps_of(coaching: Coaching) -> Iterator[Paragraph]:
    """One line a step, with its state as sign and word."""
    for result in coaching.attempt.assessment.steps:
        state = standing_of(coaching, result)
        tone = Tone.MUTED if state in (DONE, OPEN) else Tone.PLAIN
        yield Paragraph(f"{state.glyph} {state.word:<5}", result.step.goal, tone, is_bold=state is NOW)


def standing_of(coaching: Coaching, result: StepResult) -> State:
    """How a step is shown; nothing is told of an exam before it is handed in."""
    if coaching.is_exam and not coaching.handed_in:
        return OPEN
    if is_done(result):
        return DONE
    if coaching.handed_in:
        return STOOD
    if coaching.current is not None and result.step.id == coaching.current.step.id:
        return NOW
    return ASKED_BY_F5 if result.standing is Standing.POSTPONED else OPEN


def next_of(coaching: Coaching, *, is_inside: bool) -> Iterator[Paragraph]:
    """What is to be done next: the current step with what it lacks, and that a question waits for its answer.

    `is_inside` tells whether the focus is in the coach already.
    """
    if coaching.playing:
        yield Paragraph("▷ ", coaching.playing, Tone.ACCENT, is_bold=True)
        yield Paragraph("  ", "Nothing of this counts; all of it is undone afterwards.", Tone.MUTED)
        if coaching.paused:
            yield Paragraph("! ", "It waits before the next keys. Space goes on.", Tone.ATTENTION)
        return
    if coaching.handed_in:
        yield Paragraph("✓ ", "The exam is over. F5 shows how it went.")
    elif coaching.is_exam:
        yield Paragraph("", "This is an exam: nothing is checked before you hand it in with F5.", Tone.MUTED)
    elif coaching.current is None:
        yield Paragraph("✓ ", "Every step is done. F5 shows how it went, and where to go on.", Tone.GOOD)
    else:
        steps = coaching.attempt.assessment.steps
        yield goal_of(steps.index(coaching.current) + 1, len(steps), coaching.current.step.goal)
        if coaching.shows_first:
            yield Paragraph(
                "▷ ", "Read the story; F5 then shows you this step. After that it is your turn.", Tone.ACCENT
            )
        else:
            yield from _your_turn(coaching, coaching.current)
            yield from _lacking(coaching, coaching.current)
    number = len([question for question in coaching.questions if question.id not in coaching.attempt.notes.answers])
    if number:
        yield questions_wait(number, is_inside=is_inside)


def goal_of(number: int, count: int, goal: str) -> Paragraph:
    """What the current step is about, and which of how many it is."""
    return Paragraph(f"{NOW.glyph} ", f"Step {number} of {count}: {goal}", is_bold=True)


def lack(message: str) -> Paragraph:
    """What the current step lacks."""
    return Paragraph("→ ", message)


def questions_wait(number: int, *, is_inside: bool) -> Paragraph:
    """That some questions wait for an answer, and how one gets there."""
    what = "the question" if number == 1 else f"{number} questions"
    how = "arrow keys and Enter" if is_inside else "4 goes there"
    return Paragraph("? ", f"Answer {what}: {how}.", Tone.ACCENT)


def _your_turn(coaching: Coaching, current: StepResult) -> Iterator[Paragraph]:
    """Where steps are shown first: that this one was, or that it is not."""
    if current.step.id in coaching.shown:
        yield Paragraph("  ", "This was shown to you; now you.", Tone.MUTED)
    elif coaching.attempt.support is Support.WORKED:
        yield NOT_SHOWN_FIRST


def remarks_of(coaching: Coaching) -> Iterator[Paragraph]:
    """What there is to say besides, the most important first."""
    if coaching.playing:
        return
    if coaching.handed_in:
        yield from _every_step(coaching)
    elif not coaching.is_exam:
        yield from _broken_rules(coaching)
        yield from _misconceptions(coaching)
        yield from _news(coaching)


def _broken_rules(coaching: Coaching) -> Iterator[Paragraph]:
    for saying in coaching.attempt.assessment.broken:
        yield Paragraph("✗ ", "Not allowed here", Tone.PROBLEM, is_bold=True)
        yield Paragraph("  ", saying.text)
        yield BLANK


def _misconceptions(coaching: Coaching) -> Iterator[Paragraph]:
    for saying in coaching.attempt.assessment.ideas:
        yield Paragraph("! ", f"Misconception: {title_of(saying)}", Tone.ATTENTION, is_bold=True)
        yield Paragraph("  ", saying.text)
        yield BLANK


def title_of(saying: Saying) -> str:
    """The title of the misconception in the catalogue."""
    idea = ideas().get(saying.idea or "")
    return idea.title if idea is not None else saying.id


def _news(coaching: Coaching) -> Iterator[Paragraph]:
    for saying in coaching.cleared:
        yield Paragraph("✓ ", f"Taken back: {title_of(saying)}", Tone.GOOD)
        yield BLANK
    for id_ in coaching.lost:
        yield Paragraph("! ", f"Open again: {coaching.lab.step(id_).goal}", Tone.ATTENTION)
        yield BLANK
    for result in coaching.attempt.assessment.steps:
        if result.step.id in coaching.praised and is_done(result):
            yield from _praise(coaching, result)


def _praise(coaching: Coaching, result: StepResult) -> Iterator[Paragraph]:
    yield Paragraph("✓ ", f"Done: {result.step.goal}", Tone.GOOD, is_bold=True)
    for text in result.praise:
        yield Paragraph("  ", text)
    for question in result.step.questions:
        if question.id in coaching.outcomes:
            yield Paragraph("  ", f"You predicted: {coaching.attempt.notes.first_answers[question.id]}", Tone.MUTED)
            yield from outcome_of(coaching, question.id)
    yield BLANK


def outcome_of(coaching: Coaching, question: str) -> Iterator[Paragraph]:
    """What happened on a copy after a question was answered."""
    happened = coaching.outcomes.get(question)
    if happened is None:
        return
    yield Paragraph("▷ ", "Tried on a copy:" if happened else "Tried on a copy: nothing happened.", Tone.ACCENT)
    for text in happened[-OUTCOME_MAX:]:
        yield Paragraph("  ", text)


def _lacking(coaching: Coaching, result: StepResult) -> Iterator[Paragraph]:
    if result.standing is Standing.POSTPONED:
        yield Paragraph(f"{ASKED_BY_F5.glyph} ", result.message, Tone.ATTENTION)
    elif coaching.tells and result.message:
        yield lack(result.message)
    else:
        yield Paragraph("  ", "F5 checks it when you think it is done.", Tone.MUTED)


def hints_of(coaching: Coaching) -> Iterator[Paragraph]:
    """The hints that were read: of the current step, in an exam of each step."""
    if coaching.playing or coaching.handed_in:
        return
    if coaching.is_exam:
        yield from _hints_by_step(coaching)
        return
    for hint in coaching.hints:
        yield from layer_of(hint)
        yield BLANK


def _hints_by_step(coaching: Coaching) -> Iterator[Paragraph]:
    for step in coaching.lab.steps:
        read = coaching.attempt.hints_read(step.id)
        if read:
            yield Paragraph("", step.goal, is_bold=True)
        for hint in read:
            yield from layer_of(hint)
            yield BLANK


def layer_of(hint: Hint) -> Iterator[Paragraph]:
    """One layer of hints: its sentence, or the lines that solve the step."""
    if hint.text:
        yield Paragraph("? ", f"Hint: {hint.text}")
        return
    yield Paragraph("? ", "The solution of this step:")
    for number, line in enumerate(hint.lines, 1):
        yield Paragraph(f"  {number}. ", in_words(line))


def _every_step(coaching: Coaching) -> Iterator[Paragraph]:
    """What each check of an exam says, and the solution."""
    yield from _broken_rules(coaching)
    yield from _misconceptions(coaching)
    for result in coaching.attempt.assessment.steps:
        yield Paragraph("", result.step.goal, is_bold=True)
        for check in result.checks:
            holds = check.standing is Standing.PASSED
            mark, tone = ("✓ ", Tone.GOOD) if holds else ("✗ ", Tone.PROBLEM)
            points = f"{check.check.points if holds else 0} of {check.check.points} p."
            yield Paragraph(mark, f"{points}  {check.message}".rstrip(), tone)
        if not is_done(result):
            yield from layer_of(Hint(lines=coaching.lab.solution[result.step.id]))
        yield BLANK


def clock(seconds: float) -> str:
    """A duration as minutes and seconds."""
    minutes, rest = divmod(int(seconds), 60)
    return f"{minutes}:{rest:02}"
