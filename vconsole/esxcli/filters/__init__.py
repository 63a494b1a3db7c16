"""Filters: what reads the output of another program after a pipe."""

from collections.abc import Callable, Sequence
from typing import NamedTuple

from vconsole.esxcli.filters.filter import Filtered
from vconsole.esxcli.filters.grep import OPTIONS, grep
from vconsole.esxcli.filters.lines import COUNTS, ENDS, NONE, ORDERS, cat, head, less, sort, tail, wc
from vconsole.esxcli.filters.options import OptionProblem, Options, Words
from vconsole.esxcli.outcome import MISUSED, Outcome, Piece, lines_of, refused
from vconsole.esxcli.program import Machine, Program
from vconsole.esxcli.unmodelled import NOT_MODELLED

__all__ = ["FILTERS", "OPTIONS_OF"]


class _Filter(NamedTuple):
    summary: str
    options: Options
    work: Callable[[Sequence[str], Words], Filtered]


_FILTERS = {
    "cat": _Filter("print what it is given", NONE, cat),
    "grep": _Filter("print the lines that match a pattern (-A -B -C -E -F -c -e -i -n -v -w)", OPTIONS, grep),
    "head": _Filter("print the first lines (-n N)", ENDS, head),
    "less": _Filter("show the output page by page", NONE, less),
    "more": _Filter("the same as less", NONE, less),
    "sort": _Filter("print the lines in order (-n -r -u)", ORDERS, sort),
    "tail": _Filter("print the last lines (-n N)", ENDS, tail),
    "wc": _Filter("count the lines (-l)", COUNTS, wc),
}


def _program(name: str, filter_: _Filter) -> Program:
    def run(_machine: Machine, words: tuple[str, ...], given: str | None) -> Outcome:
        try:
            read = filter_.options.read(words)
            filtered = filter_.work(lines_of(given or ""), read)
        except OptionProblem as problem:
            return refused(f"{name}: {problem}", status=MISUSED)
        if filtered.files and filtered.files != ("-",):
            return refused(f"{name}: {_no_file(filtered.files[0])}", status=MISUSED)
        if given is None:
            return refused(f"{name}: nothing to read; put it behind a pipe, as in: lspci | {name}", status=MISUSED)
        text = "".join(f"{line}\n" for line in filtered.lines)
        return Outcome((Piece(text),) if text else (), filtered.status, paged=filtered.paged)

    return Program(filter_.summary, run)


def _no_file(name: str) -> str:
    """Why a file cannot be read: a real host may have one at a full path, but has nothing in the home directory."""
    return f"{name}: files are {NOT_MODELLED}" if name.startswith("/") else f"{name}: No such file or directory"


FILTERS = {name: _program(name, filter_) for name, filter_ in _FILTERS.items()}
"""Every filter by its name."""

OPTIONS_OF = {name: filter_.options for name, filter_ in _FILTERS.items()}
"""The options of every filter."""
