"""Proving lab files and saying what was found, once or whenever one changes."""

import sys
import time
from argparse import Namespace
from collections.abc import Iterator, Mapping, Sequence
from contextlib import suppress
from functools import cache, partial
from pathlib import Path

from vconsole.cli.answer import counted, print_json
from vconsole.cli.command import Status
from vconsole.cli.lessons.lab_verdict import LabVerdict, prove_lab
from vconsole.cli.lessons.sources import Source, lab_files, sources_of
from vconsole.cli.lessons.watching import Watch
from vconsole.files import FileProblems
from vconsole.lessons.lab import LabFile, read_lab
from vconsole.lessons.library.shipped import shipped_pack
from vconsole.lessons.proofs import Case, Flaw, prove_pack

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
            for number, path in enumerate(changed, start=1):
                verdict = _proven(path, f"{number} of {len(changed)}: ", arguments)
                _progress("")
                _print(*_with_others(watch.sources, [verdict]))
            if changed:
                print(f"-- {counted(len(changed), 'lab')} looked at; ctrl+c ends it", flush=True)
            time.sleep(_LOOK_EVERY)
    except KeyboardInterrupt:
        return Status.DONE


def _verdicts(arguments: Namespace, sources: Sequence[Source]) -> list[LabVerdict]:
    verdicts = []
    paths = lab_files(sources)
    for number, path in enumerate(paths, start=1):
        verdicts.append(_proven(path, f"{number} of {len(paths)}: ", arguments))
    _progress("")
    return _with_others(sources, verdicts)


def _with_others(sources: Sequence[Source], verdicts: Sequence[LabVerdict]) -> list[LabVerdict]:
    """Verdicts with what contradicts the proof of a pack, which a lab gives together with those beside it."""
    together = tuple(_together(sources, verdicts))
    return [
        verdict.with_flaws(tuple(flaw for flaw in together if verdict.file and flaw.lab == verdict.file.id))
        for verdict in verdicts
    ]


def _proven(path: Path, where: str, arguments: Namespace) -> LabVerdict:
    """Prove one lab; `where` says in the progress which of how many it is."""
    _progress(f"{where}{path.stem}")
    seed: int | None = arguments.seed if arguments.fuzz else None
    return prove_lab(path, seed, None if arguments.quick else partial(_on_screen, where))


def _on_screen(where: str, case: Case) -> Iterator[Flaw]:
    """Do a lab in the console, in terminals of every size that counts."""
    from vconsole.ui.proofs import SIZES, prove_on_screen

    for size in SIZES:
        _progress(f"{where}{case.lab.id} by keys at {size}")
        yield from prove_on_screen(case, size)


def _together(sources: Sequence[Source], verdicts: Sequence[LabVerdict]) -> Iterator[Flaw]:
    """What contradicts the proof of the packs that were asked for as a whole, and of files that are in none."""
    by_path = {verdict.path: verdict.file for verdict in verdicts if verdict.file is not None}
    for source in sources:
        pack = _readable(source.siblings or source.paths[: source.in_pack], by_path)
        beside = [] if source.siblings else _readable(source.paths[source.in_pack :], by_path)
        others = [] if source.shipped else _shipped()
        yield from prove_pack(pack, [*others, *beside])
        for file in beside:
            yield from prove_pack([file], [*others, *pack, *(other for other in beside if other is not file)])


def _readable(paths: Sequence[Path], known: Mapping[Path, LabFile]) -> list[LabFile]:
    """The lab files at these paths, without those that cannot be read: what is wrong with them is said of them."""
    found = []
    for path in paths:
        with suppress(FileProblems):
            found.append(known[path] if path in known else read_lab(path))
    return found


@cache
def _shipped() -> tuple[LabFile, ...]:
    """The labs that come with the console, which other packs may need."""
    (source,) = sources_of([str(shipped_pack())])
    return tuple(read_lab(path) for path in source.paths)


def _print(verdict: LabVerdict) -> None:
    for line in verdict.lines():
        print(line, file=sys.stderr if verdict.status is Status.USAGE else None)


def _progress(text: str) -> None:
    """Show on a terminal how far the proofs are; the line takes the place of the one before."""
    if sys.stderr.isatty():
        print(f"\r\x1b[K{text}", end="", file=sys.stderr, flush=True)
