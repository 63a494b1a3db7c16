"""A console on a lab, with what its coach kept."""

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from textual.pilot import Pilot

from tests.ui.fast_keys import settle
from tests.ui.text_plane import text_plane
from vconsole.files.cluster import load, save
from vconsole.lessons.attempt import Notes, Result
from vconsole.lessons.lab import LabFile, Support, parse_lab
from vconsole.lessons.start import start_of
from vconsole.model import PciAddress
from vconsole.ui.coach import LabDesk
from vconsole.ui.coach.console import LabConsole
from vconsole.ui.coach.panel import CoachPanel
from vconsole.ui.desk import Speed
from vconsole.vcenter import Session, SetHardwareLabel
from vconsole.vcenter.journal import open_journal

SMALL, LARGE = (80, 24), (120, 40)
HOST = "esxi-01.lab.local"

LAB = """
format = 1
id = "two-steps"
title = "Name and foresee"
form = "predict"
level = "beginner"
minutes = 5
summary = "Name a GPU, and say what its VM needs."
story = "The GPU of esxi-01 is passed through. The team asks for it by the name Training."
[start]
sample = "fresh-host"
do = [{ action = "set-passthrough", host = "esxi-01.lab.local", devices = ["0000:af:00.0"], enabled = true }]
[[steps]]
id = "label"
goal = "The GPU carries the label Training"
hints = ["The label belongs to the device.", "Look at PCI Devices of the host."]
[[steps.checks]]
id = "exact"
when = { all = "gpu", is = { hardware_label = "Training" } }
pass = "Now a VM can ask for Training instead of an address."
fail = "The label of the GPU at {found.address} is '{found.hardware_label}'; VMs will ask for 'Training'."
[[steps]]
id = "foresee"
goal = "Foresee what the host keeps"
hints = ["A host in maintenance mode runs nothing."]
[[steps.questions]]
id = "kept"
text = "esxi-01 is told to enter maintenance mode. What becomes of the label?"
options = ["It is taken away", "It stays"]
ideas = { "It is taken away" = "M27" }
shows = [{ action = "enter-maintenance", host = "esxi-01.lab.local" }]
[[steps.checks]]
id = "said"
when = { answer = "kept", is = "It stays" }
pass = "The label belongs to the device."
fail = "Not answered yet, or not so: what is a label a part of?"
[[rules]]
id = "still-passed-through"
never = { any = "gpu", is = { enabled = false } }
fail = "The GPU is not in passthrough any more."
[[misconceptions]]
id = "near-label"
idea = "M06"
when = { any = "gpu", is = { hardware_label = { near = "Training" } } }
say = "'{found.hardware_label}' is not 'Training'."
traps = [[{ action = "set-hardware-label", host = "esxi-01.lab.local", device = "0000:af:00.0", label = "training" }]]
[solution]
label = [{ action = "set-hardware-label", host = "esxi-01.lab.local", device = "0000:af:00.0", label = "Training" }]
foresee = [{ answer = "kept", is = "It stays" }]
"""


def labelled(label: str | None) -> SetHardwareLabel:
    """The act of giving the GPU a label."""
    return SetHardwareLabel(host=HOST, device=PciAddress.parse("af:00.0"), label=label)


def told(app: LabConsole) -> str:
    """The words of the coach's panel, without the breaks of its lines."""
    region = app.screen.query_one(CoachPanel).region
    lines = text_plane(app).splitlines()[region.y + 1 : region.bottom - 1]
    inside = (line[region.x + 1 : region.right - 1] for line in lines)
    return " ".join(" ".join(inside).replace("▌", " ").split())


@dataclass
class Shelf:
    """Where the notes of attempts go."""

    folder: Path
    notes: list[Notes] = field(default_factory=list)
    results: list[Result] = field(default_factory=list)

    def keep(self, notes: Notes, result: Result | None) -> None:
        self.notes.append(notes)
        self.results += [result] if result is not None else []


def written(lab: str = LAB) -> LabFile:
    return LabFile(Path("lab.toml"), parse_lab(lab))


@asynccontextmanager
async def lab_console(
    shelf: Shelf, size: tuple[int, int] = LARGE, support: Support = Support.GUIDED, lab: str = LAB, **more: Any
) -> AsyncIterator[tuple[LabConsole, Pilot[int]]]:
    """A console on a lab; tasks complete at once, and its time stands still."""
    source = shelf.folder / "start.toml"
    file = written(lab)
    if not source.exists():
        save(start_of(file.lab), source)
    desk = LabDesk(file, 0, support, str(source), shelf.folder / "state", keep=shelf.keep, **more)
    session = Session(load(source), open_journal(desk.journals, desk.source))
    app = LabConsole(session, desk)
    app.speed = Speed.INSTANT
    app._spend = lambda: None  # type: ignore[method-assign]
    async with app.run_test(size=size) as pilot:
        await settle(pilot)
        yield app, pilot
    session.close()
