"""The report of a class as text, as CSV and as JSON."""

import csv
import io
from collections.abc import Collection, Iterator
from typing import Any

from vconsole.cli.answer import counted
from vconsole.files.problems import printable
from vconsole.lessons.ideas import ideas
from vconsole.lessons.library.shipped import shipped_entries
from vconsole.lessons.progress import LabProgress, State
from vconsole.lessons.progress.class_report import ClassReport

COLUMNS = ("learner", "lab", "state", "stars", "attempts", "minutes", "hints", "passed", "misconceptions")
"""The columns of the CSV; later ones are only ever added behind them."""
IDEAS_MAX = 10
_NAME_CELLS = 20
_FORMULA = ("=", "+", "-", "@", "\t", "\r")
"""What a cell of a spreadsheet begins with that is not taken as it stands."""


def report_lines(report: ClassReport, library: Collection[str]) -> Iterator[str]:
    """A table of learners and labs, then the labs that the library does not have, and the misconceptions."""
    numbers = {entry.name: entry.number for entry in shipped_entries()}
    heads = [numbers.get(lab, lab.rpartition("/")[2][:12]) for lab in report.labs]
    widths = [max(len(head), 4) for head in heads]
    yield _row("Learner", [*zip(heads, widths, strict=True), ("Min", 5), ("Hints", 5)])
    for learner, progress in report.learners.items():
        cells = [(_mark(progress.of(lab)), width) for lab, width in zip(report.labs, widths, strict=True)]
        minutes = sum(lab.seconds for lab in progress.labs.values()) / 60
        hints = sum(lab.hints for lab in progress.labs.values())
        yield _row(printable(learner), [*cells, (f"{minutes:.0f}", 5), (str(hints), 5)])
    yield ""
    yield "*** passed with so many stars   p passed without stars   ~ under way   . not begun"
    strange = [lab for lab in report.labs if lab not in library]
    if strange:
        yield ""
        yield f"Not in the library here: {printable(', '.join(strange))}"
    if report.ideas:
        yield ""
        yield "Misconceptions that showed most:"
    for count in report.ideas[:IDEAS_MAX]:
        known = ideas().get(count.idea)
        title = known.title if known is not None else "not in this catalogue"
        yield f"  {count.idea}  {counted(count.learners, 'learner')}, {counted(count.times, 'time')}: {title}"


def _row(name: str, cells: list[tuple[str, int]]) -> str:
    shortened = name if len(name) <= _NAME_CELLS else f"{name[: _NAME_CELLS - 1]}…"
    return " ".join([f"{shortened:<{_NAME_CELLS}}", *(f"{text:>{width}}" for text, width in cells)]).rstrip()


def _mark(mine: LabProgress) -> str:
    if mine.passes:
        return "*" * mine.stars or "p"
    return "~" if mine.attempts else "."


def csv_text(report: ClassReport) -> str:
    """One line for each learner and lab that was begun. No cell begins as a formula of a spreadsheet does."""
    out = io.StringIO()
    writer = csv.writer(out, lineterminator="\r\n")
    writer.writerow(COLUMNS)
    for learner, progress in report.learners.items():
        for lab in report.labs:
            mine = progress.of(lab)
            if mine.attempts:
                writer.writerow(_harmless(str(each)) for each in _cells(learner, lab, mine))
    return out.getvalue()


def _cells(learner: str, lab: str, mine: LabProgress) -> tuple[object, ...]:
    state = State.UNDER_WAY if mine.state is State.NEW else mine.state
    shown_ideas = " ".join(f"{idea}:{times}" for idea, times in mine.ideas.items())
    passed = mine.passes[0].day if mine.passes else ""
    return learner, lab, state, mine.stars, mine.attempts, round(mine.seconds / 60, 1), mine.hints, passed, shown_ideas


def _harmless(text: str) -> str:
    return f"'{text}" if text.startswith(_FORMULA) else text


def report_json(report: ClassReport) -> dict[str, Any]:
    """The report for programs."""
    return {
        "labs": list(report.labs),
        "learners": [
            {
                "learner": learner,
                "labs": {lab: _lab_json(progress.of(lab)) for lab in report.labs if progress.of(lab).attempts},
            }
            for learner, progress in report.learners.items()
        ],
        "misconceptions": [
            {**count._asdict(), "title": known.title if (known := ideas().get(count.idea)) is not None else None}
            for count in report.ideas
        ],
    }


def _lab_json(mine: LabProgress) -> dict[str, Any]:
    state = State.UNDER_WAY if mine.state is State.NEW else mine.state
    return {
        "state": str(state),
        "stars": mine.stars,
        "attempts": mine.attempts,
        "seconds": mine.seconds,
        "hints": mine.hints,
        "passed": str(mine.passes[0].day) if mine.passes else None,
        "misconceptions": dict(mine.ideas),
    }
