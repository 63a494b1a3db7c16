"""The keys of the coach: what each does now. The panel's foot and the footer show those that do something."""

from collections.abc import Iterator

from vconsole.ui.coach.coaching import Coaching

TITLES = {
    "stop": "Esc Stop",
    "pause": "Space Pause",
    "go-on": "Space Go on",
    "show": "F5 Show me",
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
    if coaching.playing:
        return ("stop", "go-on" if coaching.paused else "pause")
    return tuple(_offered(coaching))


def _offered(coaching: Coaching) -> Iterator[str]:
    runs = coaching.is_exam and not coaching.handed_in
    if coaching.attempt.finished:
        yield "result"
    else:
        yield "hand-in" if runs else "show" if coaching.shows_first else "check"
    if not coaching.why_no_hints:
        yield "hint"
    if not runs:
        yield "solution"
    yield "reset"
