"""Matching lines against a pattern: all ways through it at once, and what was found out is remembered."""

from typing import Literal

from vconsole.esxcli.filters.regex.automaton import Automaton
from vconsole.esxcli.filters.regex.parser import parse
from vconsole.esxcli.filters.regex.tree import Assertion, Between, Characters, Sequence, is_word

WORK_MAX = 1_000_000
"""How many steps a matcher makes before it gives up: a second of work on a small machine."""
_REMEMBERED_MAX = 20_000

_Side = Literal["end", "word", "other"]
"""What stands at one side of a place: the end of the line, a character of words, or another one."""
_Ways = frozenset[int]


class TooMuchWork(Exception):  # noqa: N818 - it says what happened
    """The pattern needs more work on this input than the matcher is given."""


class Matcher:
    """A pattern that says of each line whether it is found in there. Raises PatternProblem when it is made."""

    def __init__(self, pattern: str, *, extended: bool = False, any_case: bool = False, word: bool = False) -> None:
        node = parse(pattern, extended=extended)
        if word:
            node = Sequence((Between("no-word-before"), node, Between("no-word-after")))
        self._automaton = Automaton(node)
        self._any_case = any_case
        self._work = 0
        self._remembered: dict[tuple[_Ways, _Side, str], _Ways | None] = {}

    def found_in(self, line: str) -> bool:
        """Whether the pattern matches anywhere in a line without its end. Raises TooMuchWork."""
        ways: _Ways | None = frozenset((self._automaton.start,))
        before: _Side = "end"
        for character in (*line, ""):
            key = (ways or frozenset(), before, character)
            if key not in self._remembered:
                self._remember(key)
            ways = self._remembered[key]
            if ways is None:
                return True
            before = _side(character)
        return False

    def _remember(self, key: tuple[_Ways, _Side, str]) -> None:
        if len(self._remembered) >= _REMEMBERED_MAX:
            self._remembered.clear()
        self._remembered[key] = self._step(*key)

    def _step(self, ways: _Ways, before: _Side, character: str) -> _Ways | None:
        """Where the ways lead that read this character, with a new one from the start; None if one has matched."""
        reached = self._reach(ways, before, _side(character))
        if self._automaton.end in reached:
            return None
        states = self._automaton.states
        onward = {
            following
            for place in reached
            if isinstance(condition := states[place].condition, Characters) and self._reads(condition, character)
            for following in states[place].following
        }
        return frozenset((*onward, self._automaton.start))

    def _reads(self, wanted: Characters, character: str) -> bool:
        if not character:
            return False
        return wanted.has(character.lower(), character.upper()) if self._any_case else wanted.has(character)

    def _reach(self, ways: _Ways, before: _Side, after: _Side) -> set[int]:
        """All states that are reached without reading anything."""
        reached, waiting = set(ways), list(ways)
        while waiting:
            place = waiting.pop()
            self._work += 1
            state = self._automaton.states[place]
            if isinstance(state.condition, Characters):
                continue
            if state.condition is None or _holds(state.condition.assertion, before, after):
                fresh = [following for following in state.following if following not in reached]
                reached.update(fresh)
                waiting += fresh
        if self._work > WORK_MAX:
            raise TooMuchWork
        return reached


def _side(character: str) -> _Side:
    if not character:
        return "end"
    return "word" if is_word(character) else "other"


def _holds(assertion: Assertion, before: _Side, after: _Side) -> bool:
    match assertion:
        case "line-start":
            return before == "end"
        case "line-end":
            return after == "end"
        case "no-word-before":
            return before != "word"
        case "no-word-after":
            return after != "word"
        case "word-start":
            return before != "word" and after == "word"
        case "word-end":
            return before == "word" and after != "word"
        case "edge":
            return (before == "word") is not (after == "word")
        case "no-edge":
            return (before == "word") is (after == "word")
