"""How a walkthrough stands: who has the console, and which question waits for its answer."""

from vconsole.ui.tours.asking import Question
from vconsole.ui.tours.wishes import Mood


class Standing:
    """The walkthrough plays or asks, or the viewer has the console; the list of keys may lie over each of that."""

    def __init__(self) -> None:
        self.goes_on = True
        """Whether it goes on by itself when a caption was read."""
        self.asked: Question | None = None
        """The question that waits for its answer."""
        self.taken_over = False
        """Whether the viewer has the console."""
        self.waits = False
        """Whether the viewer gave it back, and it goes on as soon as nothing is due any more."""
        self.helps = False
        """Whether its keys are listed in place of what is shown else."""

    @property
    def mood(self) -> Mood:
        """All that in a word."""
        if self.helps:
            return Mood.HELP
        if self.taken_over:
            return Mood.TAKEN_OVER
        if self.asked is not None:
            return self.asked.mood
        return Mood.PLAYING if self.goes_on else Mood.PAUSED

    @property
    def options(self) -> int:
        """How many options there are to choose from."""
        return len(self.asked.options) if self.asked is not None else 0

    def play(self) -> None:
        """Let the walkthrough have the console; nothing is asked."""
        self.asked, self.taken_over, self.waits = None, False, False

    def ask(self, question: Question) -> None:
        """Wait for an answer."""
        self.play()
        self.asked = question

    def hand_over(self) -> None:
        """Let the viewer have the console; nothing is asked."""
        self.play()
        self.taken_over = True
