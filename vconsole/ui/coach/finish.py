"""The finish page: what can be done now, how it went, and where to go on."""

from collections.abc import Iterable, Iterator, Sequence
from typing import ClassVar, NamedTuple

from textual import on
from textual.binding import Binding, BindingType
from textual.content import Content
from textual.widget import Widget
from textual.widgets import OptionList

from vconsole.lessons.attempt import STARS_MAX, Result
from vconsole.lessons.lab import Answer, Lab
from vconsole.ui.coach.coaching import Coaching
from vconsole.ui.coach.lab_desk import LabDesk
from vconsole.ui.coach.paragraphs import BLANK, Paragraph, Paragraphs
from vconsole.ui.coach.telling import remarks_of
from vconsole.ui.coach.wording import lasting
from vconsole.ui.dialogs import Dialog
from vconsole.ui.leaving import Leaving
from vconsole.ui.look import Tone
from vconsole.ui.widgets import WrappedLines, visible
from vconsole.ui.widgets.marked_options import MarkedOptions

LABEL_CELLS = 9
GAP_CELLS = 3
"""Between what was predicted and what is so."""
STARS = ("no stars", "one star", "two stars", "three stars")


class Onward(NamedTuple):
    """Where to go on; None stays in the estate."""

    title: str
    leaving: Leaving | None


class Prediction(NamedTuple):
    """What was chosen first, and what is so."""

    verb: str
    """What choosing was: a prediction of what is tried, or an answer."""

    question: str
    predicted: str
    is_so: str


class Predictions(WrappedLines):
    """Predictions at the left, what is so at the right."""

    def __init__(self, predictions: Sequence[Prediction]) -> None:
        """Show predictions."""
        super().__init__()
        self._predictions = predictions

    def lines(self, width: int) -> Sequence[Content]:
        """Each question, and the two answers side by side."""
        return [line for prediction in self._predictions for line in _side_by_side(prediction, width)]


def columns_of(width: int) -> tuple[tuple[int, int], tuple[int, int]]:
    """Where the two answers to a question begin and end, in cells."""
    half = max(1, (width - GAP_CELLS) // 2)
    return (0, half), (half + GAP_CELLS, 2 * half + GAP_CELLS)


def _side_by_side(prediction: Prediction, width: int) -> Iterator[Content]:
    (_, half), (right_at, _) = columns_of(width)
    is_right = prediction.predicted == prediction.is_so
    word = f"{'✓' if is_right else '✗'} You {prediction.verb}"
    left = Content(visible(f"{word}: {prediction.predicted}")).wrap(half)
    right = Content(visible(f"It is so: {prediction.is_so}")).wrap(half)
    yield from Content.styled(visible(prediction.question), "bold").wrap(width)
    for number in range(max(len(left), len(right))):
        first = left[number] if number < len(left) else Content("")
        second = right[number] if number < len(right) else Content("")
        yield Content.assemble(first, " " * (right_at - first.cell_length), second)
    yield Content("")


class FinishPage(Dialog[Leaving]):
    """The end of a lab. None stays in its estate."""

    DEFAULT_CSS = "FinishPage OptionList { margin: 1 0; }"

    BINDINGS: ClassVar[list[BindingType]] = [
        # The list of ways on has the focus; it is short, and what stands above it would be out of reach.
        Binding("pageup", "page(-1)", "Page up", show=False, priority=True, id="finish.page-up"),
        Binding("pagedown", "page(1)", "Page down", show=False, priority=True, id="finish.page-down"),
    ]

    HELP = """\
# The end of a lab

What you can do now, and how you did it. **Enter** goes on with what is marked; **Esc** stays in the estate of the lab,
where you can try what you like. **F5** opens this page again. **Page Up** and **Page Down** scroll it.

*Par* is how many acts the shipped solution takes. More is no shame, less is a find.
"""

    def __init__(self, coaching: Coaching, result: Result, review: str) -> None:
        """Tell of a result; `review` says when the lab comes back."""
        title = "Done" if result.passed else "Handed in"
        super().__init__(title, coaching.lab.title, confirm="GO ON", cancel="STAY", classes="-wide")
        self._coaching = coaching
        self._result = result
        self._review = review
        self._onward = tuple(_onward(coaching.desk, passed=result.passed))

    def body(self) -> Iterable[Widget]:
        """What was reached, where to go on, and below it how it went."""
        head, figures = Paragraphs(), Paragraphs()
        head.show(list(_told(self._coaching.lab, self._result)))
        figures.show([*_figures(self._result), *_later(self._review)])
        yield head
        yield MarkedOptions([Content(visible(each.title)) for each in self._onward])
        yield figures
        predictions = tuple(_predictions(self._coaching))
        if predictions:
            yield Predictions(predictions)
        if self._coaching.handed_in:
            steps = Paragraphs()
            steps.show(list(remarks_of(self._coaching)))
            yield steps

    def on_mount(self) -> None:
        """Begin to read at the top."""
        self.call_after_refresh(self.query_one("#dialog-body").scroll_home, animate=False)

    def answer(self) -> Leaving | None:  # type: ignore[override]
        """What is marked."""
        marked = self.query_one(OptionList).highlighted
        return self._onward[marked or 0].leaving

    def action_page(self, pages: int) -> None:
        """Scroll the text by its height."""
        body = self.query_one("#dialog-body")
        body.scroll_relative(y=pages * body.container_size.height, animate=False)

    @on(OptionList.OptionSelected)
    def choose(self, event: OptionList.OptionSelected) -> None:
        """Go on with what was chosen."""
        event.stop()
        self.dismiss(self._onward[event.option_index].leaving)


def _told(lab: Lab, result: Result) -> Iterator[Paragraph]:
    if result.passed:
        yield Paragraph("✓ ", f"What you can do now: {lab.summary}", Tone.GOOD, is_bold=True)
        yield _row("Stars", f"{'★' * result.stars}{'☆' * (STARS_MAX - result.stars)}  {STARS[result.stars]}")
    else:
        yield Paragraph("! ", "Not everything holds yet. Below stands what each step lacks.", Tone.ATTENTION)


def _figures(result: Result) -> Iterator[Paragraph]:
    yield _row("Points", f"{result.points} of {result.points_max}")
    yield _row("Acts", f"{result.acts} (par {result.par})")
    yield _row("Hints", str(result.hints) if result.hints else "none")
    yield _row("Time", lasting(result.seconds))


def _row(label: str, text: str) -> Paragraph:
    return Paragraph(label.ljust(LABEL_CELLS), text)


def _later(review: str) -> Iterator[Paragraph]:
    if review:
        yield _row("Review", review)
    yield BLANK


def _predictions(coaching: Coaching) -> Iterator[Prediction]:
    right = {line.answer: line.is_ for line in coaching.lab.lines if isinstance(line, Answer)}
    first = coaching.attempt.notes.first_answers
    for id_, question in coaching.lab.questions.items():
        if id_ in first and id_ in right:
            yield Prediction("predicted" if question.shows else "answered", question.text, first[id_], right[id_])


def _onward(desk: LabDesk, *, passed: bool) -> Iterator[Onward]:
    """The ways on, the likeliest first: what was not passed is looked at again."""
    stay = Onward("Stay in this estate and try what you like" if passed else "Stay, and see what it lacks", None)
    if not passed:
        yield stay
    if desk.next_lab is not None:
        yield Onward(f"Next lab: {desk.next_lab[1]}", Leaving(lab=desk.next_lab[0]))
    if passed:
        yield stay
    if desk.tour is not None:
        yield Onward(f"Walkthrough of it: {desk.tour[1]}", Leaving(tour=desk.tour[0]))
    yield Onward("List of labs", Leaving(labs=True))
    if desk.estate:
        yield Onward(f"Back to {desk.estate}", Leaving(estate=True))
