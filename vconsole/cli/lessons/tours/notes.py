"""`vconsole tour notes [ID]`: the speaker's notes, beside the console that plays."""

import sys
from argparse import ArgumentParser, Namespace
from typing import TYPE_CHECKING

from vconsole.cli.command import Command, Status, WrongUsage

if TYPE_CHECKING:
    from pathlib import Path

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
        parser.add_argument("tour", metavar="ID", nargs="?", help="only this walkthrough (else: whichever is played)")

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
    from vconsole.cli.lessons.tours.on_air import now_playing
    from vconsole.lessons.tour import read_tour

    moment = now_playing()
    return read_tour(moment.path).tour if moment is not None else None


def _follow(only: "Path | None") -> int:
    """Show the notes whenever something changed, until Ctrl+C."""
    import time

    shown = ""
    print(_HIDE, end="")
    try:
        while True:
            text = _now(only)
            if text != shown:
                print(f"{_CLEAR}{text}", end="", flush=True)
                shown = text
            time.sleep(_LOOK_EVERY)
    except KeyboardInterrupt:
        return Status.DONE
    finally:
        print(_SHOW)


def _now(only: "Path | None") -> str:
    """What there is to show at this moment."""
    import shutil
    import time

    from vconsole.cli.lessons.tours.on_air import now_playing
    from vconsole.cli.lessons.tours.speaking import speaking
    from vconsole.files import FileProblems
    from vconsole.lessons.tour import read_tour

    moment = now_playing()
    if moment is None or (only is not None and moment.path != only):
        return "No walkthrough is played now. vconsole tour ID plays one; its notes appear here.\n"
    try:
        tour = read_tour(moment.path).tour
    except FileProblems as problems:  # its author saves it while it is played
        return f"{problems}\n"
    place = min(max(0, moment.scene), len(tour.scenes) - 1)
    return "\n".join(speaking(tour, place, time.time() - moment.began, shutil.get_terminal_size().columns))
