"""The keys of the coach: what each does now. The panel's foot and the footer show those that do something."""

from collections.abc import Iterator

from vconsole.ui.coach.coaching import Coaching

TITLES = {
    "stop": "Esc Stop",
    "pause": "Space Pause",
    "check": "F5 Check",
    "hand-in": "F5 Hand in",
    "result": "F5 Result",
    "hint": "h Hint",
    "solution": "S Solution",
    "reset": "R Reset",
}
"""Key and name of each, by what the application does."""


def offered(coaching: Coaching) -> tuple[str, ...]:
    """What the keys do now, in the order in which they are shown."""
    return ("stop", "pause") if coaching.playing else tuple(_offered(coaching))


def _offered(coaching: Coaching) -> Iterator[str]:
    runs = coaching.is_exam and not coaching.handed_in
    yield "result" if coaching.attempt.finished else "hand-in" if runs else "check"
    if not coaching.why_no_hints:
        yield "hint"
    if not runs:
        yield "solution"
    yield "reset"
