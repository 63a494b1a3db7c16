"""`grep`: the lines that match, with the lines around them."""

from collections.abc import Callable, Iterator, Sequence

from vconsole.esxcli.filters.filter import Filtered
from vconsole.esxcli.filters.options import OptionProblem, Options, Words, number_in
from vconsole.esxcli.filters.regex import Matcher, PatternProblem, TooMuchWork

OPTIONS = Options(
    flags="ivcnEFw",
    valued="ABCe",
    long={
        "after-context": "A",
        "before-context": "B",
        "context": "C",
        "regexp": "e",
        "ignore-case": "i",
        "invert-match": "v",
        "count": "c",
        "line-number": "n",
        "extended-regexp": "E",
        "fixed-strings": "F",
        "word-regexp": "w",
    },
    number="C",
)
SEPARATOR = "--"
"""What stands between groups of lines that do not touch."""

_SPECIAL = frozenset("\\.[]*^$+?{}()|")

_Test = Callable[[str], bool]


def grep(lines: Sequence[str], words: Words) -> Filtered:
    """Print the lines that match. The status is 1 if there is none. Raises OptionProblem."""
    patterns, operands = list(words.values("e")), list(words.operands)
    if not patterns:
        if not operands:
            raise OptionProblem("no pattern; write for example: grep NVIDIA")
        patterns = [operands.pop(0)]
    before, after = _context(words)
    try:
        test = _test([part for pattern in patterns for part in pattern.split("\n")], words)
        found = [place for place, line in enumerate(lines) if test(line) is not words.has("v")]
    except TooMuchWork:
        raise OptionProblem("the expression takes too much work on this input; write a simpler one") from None
    status = 0 if found else 1
    if words.has("c"):
        return Filtered((str(len(found)),), status, tuple(operands))
    shown = _with_context(lines, found, before, after, numbered=words.has("n"))
    return Filtered(tuple(shown), status, tuple(operands))


def _context(words: Words) -> tuple[int, int]:
    """How many lines are wanted before and after; the last of several options counts, and -C leaves the others."""
    around = [number_in(value) for value in words.values("C")]
    sides = []
    for letter in "BA":
        given = [number_in(value) for value in words.values(letter)]
        sides.append((given or around or [0])[-1])
    return sides[0], sides[1]


def _test(patterns: Sequence[str], words: Words) -> _Test:
    tests = [_one(pattern, words) for pattern in patterns]
    return lambda line: any(test(line) for test in tests)


def _one(pattern: str, words: Words) -> _Test:
    fixed = words.has("F") or not _SPECIAL & set(pattern)
    if fixed and not words.has("w"):
        if words.has("i"):
            wanted = pattern.lower()
            return lambda line: wanted in line.lower()
        return lambda line: pattern in line
    if fixed:
        pattern = "".join(f"[{character}]" if character not in "^\\" else f"\\{character}" for character in pattern)
    try:
        matcher = Matcher(pattern, extended=words.has("E"), any_case=words.has("i"), word=words.has("w"))
    except PatternProblem as problem:
        raise OptionProblem(f"bad regex '{pattern}': {problem}") from None
    return matcher.found_in


def _with_context(
    lines: Sequence[str], found: Sequence[int], before: int, after: int, *, numbered: bool
) -> Iterator[str]:
    """The lines found and those around them, each once; groups that do not touch are kept apart."""
    hits = frozenset(found)
    printed = 0
    """How many lines from the first are dealt with."""
    for hit in found:
        start, end = max(hit - before, printed), min(hit + after + 1, len(lines))
        if start > printed and printed and (before or after):
            yield SEPARATOR
        for place in range(start, end):
            mark = ":" if place in hits else "-"
            yield f"{place + 1}{mark}{lines[place]}" if numbered else lines[place]
        printed = max(printed, end)
