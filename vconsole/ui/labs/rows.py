"""What the list of labs shows of one: its columns, and the lines about the lab under the cursor."""

from collections.abc import Iterator

from textual.content import Content

from vconsole.lessons.library import Entry
from vconsole.lessons.progress import LabStanding, State
from vconsole.lessons.support import Support
from vconsole.ui.look import State as Look
from vconsole.ui.look import Tone
from vconsole.ui.widgets import Cell, Column, visible

STARS_MAX = 3

REVIEW = Look("↻", "Review", Tone.ATTENTION)
_LOOKS = {
    State.NEW: Look("·", "New", Tone.MUTED),
    State.UNDER_WAY: Look("◐", "Under way", Tone.ACCENT),
    State.TRIED: Look("○", "Tried", Tone.ATTENTION),
    State.PASSED: Look("✓", "Passed", Tone.GOOD),
}
UNREADABLE = Look("✗", "Not readable", Tone.PROBLEM)

_HELPED = {
    Support.WORKED: "a step is shown first, then it is your turn; later steps are yours alone",
    Support.GUIDED: "checks after every act, and hints",
    Support.FREE: "checks when you ask for them (F5)",
    Support.EXAM: "no checks before the end, and a clock",
}


def _number(lab: LabStanding) -> str:
    return lab.entry.number or "--"


def _title(lab: LabStanding) -> str:
    return lab.entry.head.title if lab.entry.head is not None else lab.entry.name


def _level(lab: LabStanding) -> str:
    return lab.group[:1].upper() + lab.group[1:]


def _minutes(lab: LabStanding) -> str:
    return str(lab.entry.head.minutes) if lab.entry.head is not None else ""


def _state(lab: LabStanding) -> Cell:
    """How far the learner is, with the stars."""
    if lab.proposal is None:
        return Cell.of(UNREADABLE)
    look = REVIEW if lab.review else _LOOKS[lab.mine.state]
    stars = "★" * lab.mine.stars + "☆" * (STARS_MAX - lab.mine.stars) if lab.mine.passes else ""
    return Cell.of(look, f"{look.word} {stars}".rstrip())


def _due(lab: LabStanding) -> str:
    if lab.review:
        return "now"
    return f"{lab.due:%b %d}" if lab.due is not None else ""


COLUMNS: list[Column[LabStanding]] = [
    Column("number", "No.", _number, width=5),
    Column("title", "Title", _title, min_width=18, max_width=44),
    Column("level", "Level", _level, min_width=12, max_width=14),
    Column("minutes", "Min", _minutes, width=5, align="right", sort=lambda lab: int(_minutes(lab) or 0)),
    Column("state", "State", _state, width=14),
    Column("due", "Due", _due, width=6),
]


def about(lab: LabStanding, support: Support | None) -> Content:
    """What there is to say of a lab; `support` is what the reader chose instead of what is proposed."""
    return Content("\n").join(_lines(lab, support))


def _lines(lab: LabStanding, support: Support | None) -> Iterator[Content]:
    head = lab.entry.head
    if head is None or lab.proposal is None:
        yield Content.styled("This lab cannot be read:", Tone.PROBLEM.variable)
        yield Content(visible(lab.entry.trouble))
        return
    yield Content(visible(head.summary))
    if lab.needs:
        before = ", ".join(_named(need) for need in lab.needs)
        missing = {need.name for need in lab.missing}
        note = " (not all of it is passed yet)" if missing else ""
        yield Content.assemble(("Builds on ", Tone.MUTED.variable), visible(before), (note, Tone.ATTENTION.variable))
    chosen = support or lab.proposal.support
    yield Content.assemble(("Support ", Tone.MUTED.variable), (chosen, "bold"), f": {_HELPED[chosen]}")
    if lab.review:
        yield Content(f"It comes back for review, as variant {lab.proposal.variant + 1} of {head.variants}.")
    elif lab.mine.under_way is not None:
        yield Content(_going_on(lab.mine.under_way.support, chosen))
    elif lab.mine.state is State.TRIED:
        yield Content("You handed in an exam of it that did not pass yet.")


def _going_on(left: Support, chosen: Support) -> str:
    """What becomes of the attempt that was left when the lab is opened: only an exam is another one."""
    if (left is Support.EXAM) == (chosen is Support.EXAM):
        return "An attempt is under way; it goes on where it was left, with the support you choose."
    waits, other = ("exam", "attempt") if left is Support.EXAM else ("attempt", "exam")
    return f"Your {waits} that is under way is kept and waits; this is another {other}."


def _named(entry: Entry) -> str:
    return f"{entry.number} {entry.head.title}".strip() if entry.head is not None else entry.name
