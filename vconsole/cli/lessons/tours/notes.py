"""`vconsole tour notes [ID]`: the speaker's notes, beside the console that plays."""

import sys
from argparse import ArgumentParser, Namespace
from typing import TYPE_CHECKING

from vconsole.cli.command import Command, Status, WrongUsage

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

    from vconsole.cli.lessons.tours.on_air import Moment
    from vconsole.lessons.tour import Tour

_LOOK_EVERY = 0.25
"""Seconds between two looks at what is played."""
_CLEAR = "\x1b[H\x1b[2J\x1b[3J"
_HIDE, _SHOW = "\x1b[?25l", "\x1b[?25h"
_PRINTED_WIDTH = 79


class TourNotes(Command):
    """The notes for a speaker, in a second terminal."""

    name = "tour notes"
    summary = "shows the speaker's notes of the scene that is played in another terminal"
    description = (
        "Show in a second terminal what only the speaker sees: the notes of the scene that is shown now, its question\n"
        "with the right answer, the next scene, and how long it took so far. It waits for a walkthrough to be played;\n"
        "Ctrl+C ends it. When it does not write to a terminal it prints all notes of the walkthrough."
    )
    example = "vconsole tour notes\nvconsole tour notes host-dies > notes.txt"

    def add_arguments(self, parser: ArgumentParser) -> None:
        """Add the walkthrough."""
        parser.add_argument(
            "tour", metavar="ID", nargs="?", help="only this walkthrough (else: the one that is played)"
        )

    def run(self, arguments: Namespace) -> int:
        """Follow what is played, or print everything."""
        from vconsole.cli.lessons.tours.sources import find_tour

        file = find_tour(arguments.tour) if arguments.tour is not None else None
        if sys.stdout.isatty():
            return _follow(file.path.resolve() if file else None)
        tour = file.tour if file else _played()
        if tour is None:
            raise WrongUsage("no walkthrough is played now; name one, as in vconsole tour notes host-dies")
        from vconsole.cli.lessons.tours.speaking import whole

        print("\n".join(whole(tour, _PRINTED_WIDTH)))
        return Status.DONE


def _played() -> "Tour | None":
    from vconsole.cli.lessons.tours.on_air import on_air
    from vconsole.lessons.tour import read_tour

    moments = [moment for moment in on_air() if not moment.over]
    if len(moments) > 1:
        raise WrongUsage(f"{len(moments)} walkthroughs are played now; name one, as in vconsole tour notes host-dies")
    return read_tour(moments[0].path).tour if moments else None


def _follow(only: "Path | None") -> int:
    """Show the notes whenever something changed, until Ctrl+C."""
    import time

    shown = ""
    print(_HIDE, end="")
    try:
        while True:
            text = now_shown(only)
            if text != shown:
                print(f"{_CLEAR}{text}", end="", flush=True)
                shown = text
            time.sleep(_LOOK_EVERY)
    except KeyboardInterrupt:
        return Status.DONE
    finally:
        print(_SHOW)


def now_shown(only: "Path | None") -> str:
    """What there is to show at this moment."""
    from vconsole.cli.lessons.tours.on_air import on_air

    moments = [moment for moment in on_air() if only is None or moment.path == only]
    playing = [moment for moment in moments if not moment.over]
    if only is None and len(playing) > 1:
        return _several(playing)
    if moments:
        return _of(moments[0])
    named = "This walkthrough is not played now" if only is not None else "No walkthrough is played now"
    return f"{named}.\nWhen it is, its notes appear here; Ctrl+C ends this.\n"


def _several(playing: "Sequence[Moment]") -> str:
    """What to do where more than one is played."""
    lines = [f"  {moment.path.stem}  scene {moment.where.scene + 1}" for moment in playing]
    several = f"{len(playing)} walkthroughs are played now:"
    return "\n".join([several, *lines, "", "vconsole tour notes ID follows one of them; Ctrl+C ends this.", ""])


def _of(moment: "Moment") -> str:
    """The notes of what is played."""
    import shutil
    import time

    from vconsole.cli.lessons.tours.speaking import speaking
    from vconsole.files import FileProblems
    from vconsole.lessons.tour import read_tour

    try:
        tour = read_tour(moment.path).tour
    except FileProblems as problems:  # its author saves it while it is played
        return f"{problems}\n"
    place = min(max(0, moment.where.scene), len(tour.scenes) - 1)
    where = moment.where._replace(scene=place)
    return "\n".join(speaking(tour, where, moment.seconds(time.time()), shutil.get_terminal_size().columns))
