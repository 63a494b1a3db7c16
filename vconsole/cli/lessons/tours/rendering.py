"""The files of a recording: which there are, and what stands in them."""

import sys
from argparse import Namespace
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from vconsole.cli.target import STANDARD_OUTPUT, write_text
from vconsole.files import FileProblems, Problem
from vconsole.lessons.tour import Scene, Tour

if TYPE_CHECKING:
    from vconsole.ui.recording import Frame

FILM = "film.svg"


def cast_file(arguments: Namespace, tour: Tour, frames: Sequence["Frame"], ends: float) -> None:
    """Write the cast. Raises FileProblems."""
    from vconsole.ui.recording import cast

    write_text(arguments.cast, cast(frames, arguments.size, tour.title, arguments.cast_version or 3, ends))
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


def targets(arguments: Namespace, tour: Tour) -> Iterator[str]:
    """The files that a recording will write."""
    if arguments.cast is not None:
        yield arguments.cast
        return
    folder, ending = (arguments.svg, "svg") if arguments.svg is not None else (arguments.text, "txt")
    for place, scene in enumerate(tour.scenes, start=1):
        if scene.hero or not arguments.hero:
            yield str(Path(folder) / f"{_file_name(place, scene)}.{ending}")
    if ending == "svg":
        yield str(Path(folder) / FILM)


def scene_frames(tour: Tour, frames: Sequence["Frame"]) -> Iterator[tuple[str, Scene, "Frame"]]:
    """Each scene that was recorded: how its files are called, and the frame in which its chapter begins."""
    chapters = {frame.chapter: frame for frame in frames if frame.chapter}
    for place, scene in enumerate(tour.scenes, start=1):
        if scene.title in chapters:
            yield _file_name(place, scene), scene, chapters[scene.title]


def _file_name(place: int, scene: Scene) -> str:
    return f"{place:02}-{scene.id}"


def write_all(folder: str, texts: Mapping[str, str]) -> None:
    """Write files into a folder, which is made if it is not there. Raises FileProblems."""
    try:
        Path(folder).mkdir(parents=True, exist_ok=True)
    except OSError as problem:
        raise FileProblems(
            Path(folder), [Problem(folder, f"cannot be made a folder: {problem.strerror or problem}")]
        ) from None
    for name, text in texts.items():
        write_text(str(Path(folder) / name), text)
    print(f"Saved {len(texts)} files in {folder}.", file=sys.stderr)
