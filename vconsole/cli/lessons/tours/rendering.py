"""The files of a recording: which there are, and what stands in them."""

import sys
from argparse import Namespace
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from vconsole.cli.target import STANDARD_OUTPUT, check_target, write_text
from vconsole.files import FileProblems, Problem
from vconsole.lessons.tour import Scene, Tour

if TYPE_CHECKING:
    from vconsole.ui.recording import Frame

FILM = "film.svg"


def cast_file(arguments: Namespace, tour: Tour, frames: Sequence["Frame"], ends: float) -> None:
    """Write the cast. Raises FileProblems."""
    from vconsole.ui.recording import cast

    write_text(arguments.cast, cast(frames, arguments.size, tour.title, arguments.cast_version, ends))
    if arguments.cast != STANDARD_OUTPUT:
        print(f"Saved {arguments.cast}.", file=sys.stderr)


def pictures(tour: Tour, frames: Sequence["Frame"], ends: float) -> Mapping[str, str]:
    """A picture of each scene and the film, by the names of their files."""
    from vconsole.ui.recording import film, still

    stills = {f"{name}.svg": still(frame, scene.title) for name, scene, frame in scene_frames(tour, frames)}
    return {**stills, FILM: film(frames, tour.title, ends)}


def texts(tour: Tour, frames: Sequence["Frame"]) -> Mapping[str, str]:
    """Each scene as text, by the names of the files."""
    return {f"{name}.txt": frame.text for name, _, frame in scene_frames(tour, frames)}


def scene_frames(tour: Tour, frames: Sequence["Frame"]) -> Iterator[tuple[str, Scene, "Frame"]]:
    """Each scene that was recorded: how its files are called, and the frame in which its chapter begins."""
    chapters = {frame.chapter: frame for frame in frames if frame.chapter}
    for place, scene in enumerate(tour.scenes, start=1):
        if scene.title in chapters:
            yield f"{place:02}-{scene.id}", scene, chapters[scene.title]


def write_all(folder: str, texts: Mapping[str, str], *, force: bool) -> None:
    """Write files into a folder, which is made if it is not there. Raises FileProblems, or WrongUsage."""
    targets = {str(Path(folder) / name): text for name, text in texts.items()}
    for target in targets:
        check_target(target, (), force=force)
    try:
        Path(folder).mkdir(parents=True, exist_ok=True)
    except OSError as problem:
        raise FileProblems(
            Path(folder), [Problem(folder, f"cannot be made a folder: {problem.strerror or problem}")]
        ) from None
    for target, text in targets.items():
        write_text(target, text)
    print(f"Saved {len(targets)} files in {folder}.", file=sys.stderr)
