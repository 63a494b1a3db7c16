"""An attempt at a lab, as its learner's coach sees it."""

from vconsole.lessons.attempt.attempt import Attempt, News
from vconsole.lessons.attempt.hints import PAUSE_SECONDS, Hint, layers
from vconsole.lessons.attempt.notes import Notes
from vconsole.lessons.attempt.result import STARS_MAX, Result, result_of

__all__ = ["PAUSE_SECONDS", "STARS_MAX", "Attempt", "Hint", "News", "Notes", "Result", "layers", "result_of"]
