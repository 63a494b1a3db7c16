"""Draw the README's pictures: `python -m tests.ui.pictures`.

A film of a walkthrough's short cut, stills of its scenes, and the console with a refused power-on. The same code draws
the same bytes; a test compares them with the files.
"""

import asyncio
from collections.abc import Mapping
from pathlib import Path

from vconsole.cli.lessons.tours.rendering import scene_frames
from vconsole.cli.lessons.tours.sources import find_tour
from vconsole.files.samples import open_sample
from vconsole.lessons.tour import Tour
from vconsole.model import Ref
from vconsole.ui.app import Console
from vconsole.ui.hands import Hands
from vconsole.ui.recording import Frame, film, lines_of, still
from vconsole.ui.tours import record
from vconsole.vcenter import Session

FOLDER = Path(__file__).parents[2] / ".github" / "images"
TOUR = "host-dies"
FILM_SIZE = (96, 26)
STILL_SIZE = (112, 30)
STILLS = {"notation.svg": "static", "prediction.svg": "who-returns", "restarted.svg": "plug"}
"""The scenes of the walkthrough that are shown by themselves, by the names of their files."""


async def draw() -> Mapping[str, str]:
    """The pictures by the names of their files."""
    tour = find_tour(TOUR).tour
    frames, ends = await record(tour, FILM_SIZE, hero=True)
    return {"host-dies.svg": film(frames, tour.title, ends), **await _stills(tour), "console.svg": await _refused()}


async def _stills(tour: Tour) -> Mapping[str, str]:
    frames, _ = await record(tour, STILL_SIZE)
    by_scene = {scene.id: still(frame, scene.title) for _, scene, frame in scene_frames(tour, frames)}
    return {name: by_scene[scene] for name, scene in STILLS.items()}


async def _refused() -> str:
    """A refused power-on, with the reasons of one host and what would help."""
    app = Console(Session(open_sample()), "default")
    app.animation_level = "none"
    async with app.run_test(size=STILL_SIZE):
        moves = Hands(app).moves
        await moves.go_to(Ref("vm", "train-02"))
        await moves.press("p")
        await moves.press("down", "down", "down")
        return still(Frame(0.0, lines_of(app)), "A power-on that no host can serve")


def main() -> None:
    """Write the pictures."""
    FOLDER.mkdir(parents=True, exist_ok=True)
    for name, text in asyncio.run(draw()).items():
        (FOLDER / name).write_text(text, "utf-8")


if __name__ == "__main__":
    main()
