"""Frames as an asciinema cast, version 2 or 3: what changed from frame to frame, with keys and chapters."""

import json
from collections.abc import Iterator, Sequence
from typing import Literal

from rich.color import ColorSystem

from vconsole.ui.recording.frame import Frame, Line
from vconsole.ui.recording.typed import typed

CastVersion = Literal[2, 3]

_CLEAR = "\x1b[?25l\x1b[2J"
"""Hide the cursor, clear the screen."""
_DECIMALS = 3
_END: dict[CastVersion, tuple[str, str]] = {2: ("o", ""), 3: ("x", "0")}
"""What happens last: nothing is written any more; version 3 has the exit of what was recorded."""


def cast(frames: Sequence[Frame], size: tuple[int, int], title: str, version: CastVersion, ends: float) -> str:
    """The cast as text, one JSON document a line: what is shown last stays until second `ends`."""
    columns, lines = size
    head: dict[str, object] = {"version": version, "title": title}
    if version == 2:
        header = {**head, "width": columns, "height": lines, "env": {"TERM": "xterm-256color"}}
    else:
        header = {**head, "term": {"cols": columns, "rows": lines, "type": "xterm-256color"}}
    documents = [header, *_timed([*_events(frames), (ends, *_END[version])], version)]
    return "".join(f"{json.dumps(each, ensure_ascii=False)}\n" for each in documents)


def _events(frames: Sequence[Frame]) -> Iterator[tuple[float, str, str]]:
    shown: tuple[Line, ...] = ()
    for frame in frames:
        if frame.chapter:
            yield frame.at, "m", frame.chapter
        if frame.key:
            yield frame.at, "i", typed(frame.key)
        drawn = _difference(shown, frame.lines)
        if drawn:
            yield frame.at, "o", drawn if shown else _CLEAR + drawn
        shown = frame.lines


def _timed(events: list[tuple[float, str, str]], version: CastVersion) -> Iterator[list[object]]:
    """Version 2 counts from the beginning, version 3 from the event before."""
    before = 0.0
    for at, code, data in events:
        moment = round(at, _DECIMALS)
        yield [moment if version == 2 else round(moment - before, _DECIMALS), code, data]
        before = moment


def _difference(before: tuple[Line, ...], after: tuple[Line, ...]) -> str:
    """The lines that changed, each with where it stands."""
    changed = (row for row, line in enumerate(after) if row >= len(before) or before[row] != line)
    return "".join(f"\x1b[{row + 1};1H{_drawn(after[row])}\x1b[0m" for row in changed)


def _drawn(line: Line) -> str:
    return "".join(run.style.render(run.text, color_system=ColorSystem.TRUECOLOR) for run in line)
