"""Build a Lab: set the start, act, say that this is the goal."""

from pathlib import Path

from vconsole.lessons.building import begin, differences, way_from
from vconsole.model import Fault
from vconsole.ui.building.goal import GoalDialog
from vconsole.ui.desk import Desk
from vconsole.ui.own_labs import own_pack
from vconsole.ui.shell.header import Header

_NO_START = Fault(
    "lab-no-start", "No start of a lab was set.", "ctrl+p, Build a lab: start here. Then do what its solution is."
)
_NOTHING_CHANGED = Fault(
    "lab-nothing-changed",
    "The estate is as it was at the start of the lab, so there is nothing to ask for.",
    "Do what its solution is, and come back.",
)


def start_here(desk: Desk) -> None:
    """Let a lab start at the present moment; one that is being built starts anew."""
    beginning = begin(desk.session, desk.source)
    if isinstance(beginning, Fault):
        desk.explain(beginning)
        return
    desk.building = beginning
    _show(desk)
    desk.notify(
        "The lab starts here. Do what its solution is, then: ctrl+p, Build a lab: this is the goal.",
        title="Build a lab",
        markup=False,
    )


def this_is_the_goal(desk: Desk) -> None:
    """Ask what counts, and write the lab."""
    recording = _NO_START if desk.building is None else way_from(desk.building, desk.session)
    if isinstance(recording, Fault):
        desk.explain(recording)
        return
    found = differences(recording.start, recording.goal)
    if not found:
        desk.explain(_NOTHING_CHANGED)
        return

    def written(path: Path | None) -> None:
        if path is not None:
            _end(desk)
            desk.notify(f"{path}\nProve it: vconsole lab check {path}", title="The lab is written", markup=False)

    elsewhere = not desk.session.busy and recording.goal != desk.inventory
    desk.push_screen(GoalDialog(recording, found, own_pack(), elsewhere=elsewhere), written)


def give_up(desk: Desk) -> None:
    """Stop building; nothing is written, and the estate stays as it is."""
    _end(desk)
    desk.notify("No lab is being built any more. The estate stays as it is.", markup=False)


def _end(desk: Desk) -> None:
    desk.building = None
    _show(desk)


def _show(desk: Desk) -> None:
    for header in desk.screen_stack[0].query(Header):
        header.show_building(building=desk.building is not None)
