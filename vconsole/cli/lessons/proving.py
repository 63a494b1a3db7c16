"""Proving lab files and saying what was found, once or whenever one changes."""

import sys
import time
from argparse import Namespace
from collections.abc import Iterator, Sequence

from vconsole.cli.answer import counted, print_json
from vconsole.cli.command import Status
from vconsole.cli.lessons.lab_verdict import LabVerdict, prove_lab
from vconsole.cli.lessons.sources import Source, lab_files, sources_of
from vconsole.cli.lessons.watching import Watch
from vconsole.lessons.lab import LabFile, read_lab
from vconsole.lessons.library.shipped import shipped_pack
from vconsole.lessons.proofs import Flaw, prove_pack

_LOOK_EVERY = 0.5
"""Seconds between two looks at the files that are watched."""


def check_labs(arguments: Namespace) -> int:
    """Prove the labs that are named and print what was found."""
    verdicts = _verdicts(arguments, sources_of(arguments.paths))
    if arguments.json:
        proven = all(verdict.status is Status.DONE for verdict in verdicts)
        print_json({"proven": proven, "labs": [verdict.as_json() for verdict in verdicts]})
    else:
        for verdict in verdicts:
            _print(verdict)
    return max(verdict.status for verdict in verdicts)


def watch_labs(arguments: Namespace) -> int:
    """Prove the labs, and each one again when its file changes, until the person ends it."""
    watch = Watch(arguments.paths)
    try:
        while True:
            changed = watch.changed()
            for path in changed:
                _print(prove_lab(path, _seed(arguments)))
            if changed:
                print(f"-- {counted(len(changed), 'lab')} looked at; ctrl+c ends it", flush=True)
            time.sleep(_LOOK_EVERY)
    except KeyboardInterrupt:
        return Status.DONE


def _verdicts(arguments: Namespace, sources: Sequence[Source]) -> list[LabVerdict]:
    verdicts = []
    paths = lab_files(sources)
    for number, path in enumerate(paths, start=1):
        _progress(f"{number} of {len(paths)}: {path.stem}")
        verdicts.append(prove_lab(path, _seed(arguments)))
    _progress("")
    together = tuple(_together(sources, verdicts))
    return [
        verdict.with_flaws(tuple(flaw for flaw in together if verdict.file and flaw.lab == verdict.file.id))
        for verdict in verdicts
    ]


def _together(sources: Sequence[Source], verdicts: Sequence[LabVerdict]) -> Iterator[Flaw]:
    """What contradicts the proof of the packs that were asked for as a whole."""
    by_path = {verdict.path: verdict.file for verdict in verdicts if verdict.file is not None}
    for source in sources:
        pack = [by_path[path] for path in source.paths[: source.in_pack] if path in by_path]
        inside = {file.id for file in pack}
        outside = any(need not in inside for file in pack for need in file.lab.needs)
        beside = [by_path[path] for path in source.paths[source.in_pack :] if path in by_path]
        yield from prove_pack(pack, _shipped() if outside and not source.shipped else beside)


def _shipped() -> list[LabFile]:
    """The labs that come with the console, which other packs may need."""
    (source,) = sources_of([str(shipped_pack())])
    return [read_lab(path) for path in source.paths]


def _seed(arguments: Namespace) -> int | None:
    seed: int = arguments.seed
    return seed if arguments.fuzz else None


def _print(verdict: LabVerdict) -> None:
    for line in verdict.lines():
        print(line, file=sys.stderr if verdict.status is Status.USAGE else None)


def _progress(text: str) -> None:
    """Show on a terminal how far the proofs are; the line takes the place of the one before."""
    if sys.stderr.isatty():
        print(f"\r\x1b[K{text}", end="", file=sys.stderr, flush=True)
