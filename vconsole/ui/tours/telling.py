"""What the caption of a walkthrough says beside its own texts: how it stands, and by which keys it goes on."""

from textual.content import Content

from vconsole.lessons.tour import Prediction
from vconsole.ui.tours.wishes import KEYS_HELP, RESUME_KEY, Mood

YOURS = f"The console is yours. {RESUME_KEY} goes on with the walkthrough."
WAITING = f"Something is at work in the estate. The walkthrough goes on when that is over; {RESUME_KEY}: at once."
ANSWER_FIRST = "Answer first, by number: what comes next shows what is so."
CHOOSE_FIRST = "Choose first, by number."
NOTHING_BEFORE = "This is the first scene; there is nothing before it."
DONE_BY_VIEWER = "That is what the walkthrough does next."
AT_WORK = "The walkthrough is at work. When it rests the keys are yours; t takes over at once."

HELP = Content("\n".join(f"{key:<7}{does}" for key, does in KEYS_HELP))
"""The keys of a walkthrough, one a line."""


def reply(question: Prediction, chosen: str) -> Content:
    """What is said to the option that was chosen."""
    said = Content.styled(f"You said: {chosen}", "bold")
    return Content("\n").join([said, Content(question.replies[chosen])])


def hint(mood: Mood) -> str:
    """The keys that matter now."""
    match mood:
        case Mood.ASKING | Mood.ENDED:
            return "choose by number"
        case Mood.PAUSED:
            return "space on · → next · t take over"
        case Mood.HELP:
            return "Esc closes this"
        case _:
            return "space pause · ? keys"


def title(tour: str, number: str, speed: float, mood: Mood) -> str:
    """The walkthrough, which of its scenes, how fast unless as usual, and whether it is paused."""
    fast = f" {speed:g}x" if speed != 1 else ""
    return f"{tour} · {number}{fast}{' · paused' if mood is Mood.PAUSED else ''}"
