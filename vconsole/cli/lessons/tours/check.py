"""`vconsole tour check [PATH …]`: prove walkthroughs."""

import sys
from argparse import ArgumentParser, Namespace
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Any, NamedTuple

from vconsole.cli.command import Command, Status, add_json

if TYPE_CHECKING:
    from vconsole.files import Problem
    from vconsole.ui.tours.proofs import TourFlaw


class CheckTours(Command):
    """The proofs of walkthroughs: each is played."""

    name = "tour check"
    summary = "proves walkthroughs: they play to the end and back, no caption is cut, what they wait for comes"
    description = (
        "Prove walkthroughs: that they load; are short, and ask before they show; play to the end, back to the first\n"
        "scene and forth again with the same states, at 80x24 and 120x40; that no caption is cut, each spot is on the\n"
        "screen, what a scene waits for comes true; and that two recordings are the same, as long as it says.\n"
        "Exit status: 0 all proven, 1 one is not, 2 one cannot be opened."
    )
    example = "vconsole tour check\nvconsole tour check W7\nvconsole tour check my-tour.toml --quick"

    def add_arguments(self, parser: ArgumentParser) -> None:
        """Add the walkthroughs, and the option for JSON."""
        parser.add_argument(
            "paths", metavar="PATH", nargs="*", help="a file, or a walkthrough by its id or number; all if none"
        )
        parser.add_argument("--quick", action="store_true", help="play each only to its end, once in each terminal")
        add_json(parser)

    def run(self, arguments: Namespace) -> int:
        """Prove each walkthrough and say what was found."""
        from vconsole.cli.answer import print_json
        from vconsole.cli.lessons.tours.sources import tour_paths

        verdicts = []
        for path in tour_paths(arguments.paths):
            verdicts.append(_prove(path, quick=arguments.quick))
            if not arguments.json:
                _print(verdicts[-1])
        if arguments.json:
            proven = all(verdict.status is Status.DONE for verdict in verdicts)
            print_json({"proven": proven, "tours": [verdict.as_json() for verdict in verdicts]})
        return max((verdict.status for verdict in verdicts), default=Status.DONE)


class _Verdict(NamedTuple):
    """What proving one file gave."""

    path: Path
    status: Status
    id: str = ""
    scenes: int = 0
    problems: "tuple[Problem, ...]" = ()
    """Why the file cannot be used."""
    flaws: "tuple[TourFlaw, ...]" = ()

    def lines(self) -> Iterator[str]:
        """The verdict for people."""
        from vconsole.cli.answer import counted
        from vconsole.files.problems import located, printable

        yield from (located(problem, self.path) for problem in self.problems)
        if self.id:
            proven = f"proven ({counted(self.scenes, 'scene')})"
            yield f"{self.id}: {counted(len(self.flaws), 'problem') if self.flaws else proven}"
        yield from (printable(f"  problem {flaw}") for flaw in self.flaws)

    def as_json(self) -> dict[str, Any]:
        """The verdict for programs."""
        return {
            "file": str(self.path),
            "id": self.id or None,
            "proven": self.status is Status.DONE,
            "problems": [problem._asdict() for problem in self.problems],
            "flaws": [{"proof": flaw.proof, **flaw.problem._asdict()} for flaw in self.flaws],
        }


def _prove(path: Path, *, quick: bool) -> _Verdict:
    import asyncio

    from vconsole.cli.estates import status_of
    from vconsole.files import FileProblems
    from vconsole.lessons.tour import read_tour

    try:
        file = read_tour(path)
    except FileProblems as problems:
        return _Verdict(path, status_of(problems), problems=problems.problems)
    from vconsole.ui.tours import prove_tour

    flaws = asyncio.run(prove_tour(file, quick=quick))
    return _Verdict(path, Status.NO if flaws else Status.DONE, file.id, len(file.tour.scenes), (), flaws)


def _print(verdict: _Verdict) -> None:
    for line in verdict.lines():
        print(line, file=sys.stderr if verdict.status is Status.USAGE else None, flush=True)
