"""A question of the coach with its options as a list."""

from collections.abc import Sequence
from typing import ClassVar

from textual import on
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Vertical
from textual.content import Content
from textual.message import Message
from textual.widgets import OptionList

from vconsole.lessons.lab import Question
from vconsole.ui.coach.paragraphs import Paragraph, Paragraphs
from vconsole.ui.look import Tone
from vconsole.ui.widgets import visible
from vconsole.ui.widgets.marked_options import MarkedOptions

CHOSEN, OTHER = "◉", "○"


class QuestionView(Vertical):
    """One question. Enter or a click on an option answers it; another answer takes the place of the first."""

    DEFAULT_CSS = """
    QuestionView {
        height: auto; margin: 0 0 1 0;
        & > OptionList {
            max-height: 100%; width: 1fr; background: transparent;
            &:focus { background: $panel; }
        }
    }
    """

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("j", "move(1)", "Down", show=False),
        Binding("k", "move(-1)", "Up", show=False),
    ]

    class Answered(Message):
        """An option was chosen."""

        def __init__(self, question: str, option: str) -> None:
            super().__init__()
            self.question = question
            self.option = option

    def __init__(self, question: Question) -> None:
        """Ask; `show` tells what was chosen."""
        super().__init__(id=f"question-{question.id}")
        self.question = question
        self.answer: str | None = None
        """The option that was chosen last."""
        self.options = MarkedOptions(self._prompts(), sign_cells=len(f"{OTHER} "))
        self._outcome = Paragraphs()

    def compose(self) -> ComposeResult:
        """The question, its options, and what came of it."""
        text = Paragraphs()
        text.show([Paragraph("? ", self.question.text, Tone.ACCENT, is_bold=True)])
        yield text
        yield self.options
        yield self._outcome

    def show(self, answer: str | None, outcome: Sequence[Paragraph]) -> None:
        """Show what was chosen, and what happened then."""
        self._outcome.show(outcome)
        if answer != self.answer:
            self.answer = answer
            self.options.reprompt(self._prompts())

    def _prompts(self) -> list[Content]:
        return [self._prompt(option) for option in self.question.options]

    def _prompt(self, option: str) -> Content:
        is_chosen = option == self.answer
        return Content.styled(f"{CHOSEN if is_chosen else OTHER} {visible(option)}", "bold" if is_chosen else "")

    def action_move(self, step: int) -> None:
        """Mark the next or the previous option."""
        self.options.action_cursor_down() if step > 0 else self.options.action_cursor_up()

    @on(OptionList.OptionSelected)
    def choose(self, event: OptionList.OptionSelected) -> None:
        """Tell what was chosen."""
        event.stop()
        self.post_message(self.Answered(self.question.id, self.question.options[event.option_index]))
