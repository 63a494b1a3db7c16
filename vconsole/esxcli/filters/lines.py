"""`head`, `tail`, `wc`, `sort`, `cat` and `less`."""

import re
from collections.abc import Sequence
from itertools import groupby

from vconsole.esxcli.filters.filter import Filtered
from vconsole.esxcli.filters.options import OptionProblem, Options, Words, number_in

ENDS = Options(valued="n", long={"lines": "n"}, number="n")
"""The options of `head` and `tail`."""
COUNTS = Options(flags="l", long={"lines": "l"})
"""The options of `wc`."""
ORDERS = Options(flags="rnu", long={"reverse": "r", "numeric-sort": "n", "unique": "u"})
"""The options of `sort`."""
NONE = Options()
"""The options of `cat` and `less`."""
DEFAULT_LINES = "10"
"""How many lines `head` and `tail` print unless told otherwise."""

_LEADING_NUMBER = re.compile(r"[ \t]*(-?)([0-9]{0,18})(?:\.([0-9]{1,9}))?", re.ASCII)


def head(lines: Sequence[str], words: Words) -> Filtered:
    """The first lines; with a negative number all but the last. Raises OptionProblem."""
    wanted = (words.values("n") or (DEFAULT_LINES,))[-1]
    kept = lines[: max(0, len(lines) - number_in(wanted[1:]))] if wanted.startswith("-") else lines[: number_in(wanted)]
    return Filtered(tuple(kept), files=words.operands)


def tail(lines: Sequence[str], words: Words) -> Filtered:
    """The last lines; with `+N` all from that line on. Raises OptionProblem."""
    wanted = (words.values("n") or (DEFAULT_LINES,))[-1]
    if wanted.startswith("+"):
        kept = lines[max(0, number_in(wanted[1:]) - 1) :]
    else:
        kept = lines[max(0, len(lines) - number_in(wanted.removeprefix("-"))) :]
    return Filtered(tuple(kept), files=words.operands)


def wc(lines: Sequence[str], words: Words) -> Filtered:
    """The number of lines. Raises OptionProblem."""
    if not words.has("l"):
        raise OptionProblem("only the number of lines is counted here: wc -l")
    return Filtered((str(len(lines)),), files=words.operands)


def sort(lines: Sequence[str], words: Words) -> Filtered:
    """The lines in order: by their bytes, or by the number they begin with."""
    ordered = sorted(lines, key=_bytes)
    if words.has("n"):
        ordered.sort(key=_number)
    if words.has("u"):
        ordered = [next(group) for _, group in groupby(ordered, key=_number if words.has("n") else _bytes)]
    return Filtered(tuple(reversed(ordered) if words.has("r") else ordered), files=words.operands)


def _bytes(line: str) -> bytes:
    return line.encode("utf-8", "surrogatepass")


def _number(line: str) -> int:
    """The number at the beginning of a line, in billionths; 0 without one."""
    match = _LEADING_NUMBER.match(line)
    minus, whole, fraction = match.groups() if match else ("", "", "")
    size = int(whole or "0") * 10**9 + int((fraction or "").ljust(9, "0"))
    return -size if minus else size


def cat(lines: Sequence[str], words: Words) -> Filtered:
    """The lines as they are."""
    return Filtered(tuple(lines), files=words.operands)


def less(lines: Sequence[str], words: Words) -> Filtered:
    """The lines as they are, meant for a pager."""
    return Filtered(tuple(lines), files=words.operands, paged=True)
