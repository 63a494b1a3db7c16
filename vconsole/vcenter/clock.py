"""The virtual clock: what is due happens in order, and nothing waits for real time."""

from dataclasses import replace

from vconsole.vcenter.state import Change, State

_STEPS_MAX = 100_000
"""More steps than any estate needs: beyond it, steps schedule each other without end, which is a bug."""


def advance(state: State, seconds: float) -> Change:
    """Let virtual time pass; whatever becomes due happens at its own moment."""
    return advance_to(state, state.now + seconds)


def advance_to(state: State, until: float) -> Change:
    """Let virtual time pass up to a moment that is not past."""
    change = Change(state)
    while change.state.agenda and change.state.agenda[0].at <= until:
        change = _next(change)
    return replace(change, state=replace(change.state, now=until))


def settle(state: State) -> Change:
    """Let time pass until nothing is due any more."""
    change = Change(state)
    for _ in range(_STEPS_MAX):
        if not change.state.agenda:
            return change
        change = _next(change)
    raise RuntimeError("steps keep scheduling each other")


def _next(change: Change) -> Change:
    due, *later = change.state.agenda
    moment = replace(change.state, now=max(due.at, change.state.now), agenda=tuple(later))
    return replace(change, state=moment).then(due.step)
