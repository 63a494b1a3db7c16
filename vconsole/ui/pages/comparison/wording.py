"""The answers of the comparison in glyphs and words, and the sheets behind them."""

import json
from collections.abc import Iterator

from vconsole.files.vmx import vmx_lines
from vconsole.model import ACCESS_NAMES, Fault
from vconsole.ui.dialogs.message import fault_lines
from vconsole.ui.look import MET, UNMET, State, Tone
from vconsole.ui.pages.comparison.sheets import Sheet, SheetLine
from vconsole.vcenter import Event, action_json
from vconsole.vcenter.comparison import Act, ComparedRow, Evidence, Verdict, WrittenDevice

INDENT = "  "
HANDS = State("◐", "Another way", Tone.ATTENTION)
NOT_TRIED = State("-", "Not tried", Tone.MUTED)
LOOK: dict[Verdict, State] = {"yes": MET, "no": UNMET, "how": HANDS, "not-tried": NOT_TRIED}
"""How an answer looks."""


def evidence_sheets(compared: ComparedRow, columns: tuple[str, ...]) -> list[Sheet]:
    """One sheet for each trial of a row."""
    return [
        Sheet(
            _title(column, evidence),
            tuple(_evidence(compared, evidence)),
            "\n".join(_script(compared, column, evidence)) + "\n",
        )
        for column, cell in zip(columns, compared.cells, strict=True)
        for evidence in cell.evidence
    ]


def _title(column: str, evidence: Evidence) -> str:
    """What the trial is about, in capitals unless it is a key, which is written as it is."""
    title = evidence.beside.removeprefix("a ") or column
    return title if "." in title else title.upper()


def _evidence(compared: ComparedRow, evidence: Evidence) -> Iterator[SheetLine]:
    tried = evidence.tried
    look = LOOK[tried.verdict]
    yield f"{look.glyph} ", evidence.words, look.tone
    yield INDENT, evidence.question, Tone.PLAIN
    yield INDENT, f"Tried {where(evidence)}.", Tone.MUTED
    yield "", "", Tone.PLAIN
    if tried.decided_by is not None:
        yield "", "Not tried because" if tried.verdict == "not-tried" else "Decided by", Tone.ACCENT
        yield from decision(tried.decided_by, tried.remedy)
        yield "", "", Tone.PLAIN
    for number, act in enumerate(tried.run.acts, start=1):
        yield from _act(number, act)
    if compared.row.note:
        yield "", "", Tone.PLAIN
        yield "", compared.row.note, Tone.MUTED


def where(evidence: Evidence) -> str:
    """On what it was tried."""
    estate = f"the sample {evidence.where}" if evidence.where else "your estate"
    return f"on a copy of {estate}, with {evidence.vm}"


def decision(decided_by: Event | Fault, remedy: str = "") -> Iterator[SheetLine]:
    """The event with what helps, or the refusal with its remedy and causes."""
    if isinstance(decided_by, Event):
        yield INDENT, f"{decided_by.event}: {decided_by.message}", Tone.PLAIN
        if remedy:
            yield INDENT, remedy, Tone.MUTED
        return
    for depth, text, tone in fault_lines(decided_by):
        yield INDENT * (depth + 1), text, tone


def _act(number: int, act: Act) -> Iterator[SheetLine]:
    yield f"{number:2}  ", f"{act.action.title}: {act.action.target.name}", Tone.ACCENT
    yield "    ", _json(act), Tone.MUTED
    for event in act.events:
        yield f"    {event.at:5.1f} s  ", event.message, Tone.PLAIN
    for fault in act.faults:
        yield f"    {UNMET.glyph} ", f"Refused: {fault.message}", Tone.PROBLEM


def _json(act: Act) -> str:
    return json.dumps(action_json(act.action), ensure_ascii=False)


def _script(compared: ComparedRow, column: str, evidence: Evidence) -> Iterator[str]:
    """The trial as a file of actions, with everything else as comments."""
    yield f"# {compared.row.title}, {column}: {evidence.words}"
    yield f"# {evidence.question}"
    yield f"# Tried {where(evidence)}."
    if evidence.tried.decided_by is not None:
        yield from (f"# {first}{text}" for first, text, _ in decision(evidence.tried.decided_by, evidence.tried.remedy))
    for act in evidence.tried.run.acts:
        yield _json(act)
        yield from (f"#   {event.at:.1f} s  {event.message}" for event in act.events)
        yield from (f"#   refused: {fault}" for fault in act.faults)


def about_row(compared: ComparedRow, columns: tuple[str, ...]) -> str:
    """The answers of a row in full."""
    return "  ".join(f"{column}: {cell.text}." for column, cell in zip(columns, compared.cells, strict=True))


def notation_sheets(device: WrittenDevice) -> list[Sheet]:
    """One sheet for each way to write a device, its own first."""
    ways = {"directpath-io": device.static, "dynamic-directpath-io": device.dynamic}
    order = sorted(ways, key=lambda access: access != device.access)
    return [_notation_sheet(access, ways[access], own=access == device.access) for access in order]


def _notation_sheet(access: str, written: tuple[tuple[str, str], ...] | Fault, *, own: bool) -> Sheet:
    title = ACCESS_NAMES[access].upper()
    if isinstance(written, Fault):
        return Sheet(title, (("", "It cannot be written so.", Tone.ATTENTION), *decision(written)), str(written))
    text = vmx_lines(written)
    says = "As it is written." if own else "As it could be written instead."
    lines = tuple((INDENT, line, Tone.PLAIN) for line in text.splitlines())
    return Sheet(title, (("", says, Tone.MUTED), ("", "", Tone.PLAIN), *lines), text)


def about_device(device: WrittenDevice) -> str:
    """What a device is, and what the other way to write it means."""
    kind = f"PCI device {device.slot} is a {ACCESS_NAMES[device.access]} device"
    if device.access == "directpath-io":
        return _other(f"{kind}, one device of one host.", device.dynamic, "any device of its model and label")
    return _other(f"{kind}, a description.", device.static, "the device that it holds or would get")


def _other(kind: str, other: object, means: str) -> str:
    if isinstance(other, Fault):
        return f"{kind} {other.message}"
    return f"{kind} Written the other way (dimmed) it means {means}."
