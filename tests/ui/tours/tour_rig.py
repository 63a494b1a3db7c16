"""A small walkthrough on two hosts, played in a console that a test presses keys in."""

import tomllib
from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager

from textual.pilot import Pilot

from vconsole.lessons.library import TOURS, shipped_entries
from vconsole.lessons.start import start_of
from vconsole.lessons.tour import Tour, read_tour
from vconsole.ui.hands import Hands
from vconsole.ui.tours.asking import Around
from vconsole.ui.tours.caption import CaptionBox
from vconsole.ui.tours.console import TourConsole
from vconsole.ui.tours.key_strip import KeyStrip
from vconsole.ui.tours.player import Player
from vconsole.ui.tours.wishes import Mood
from vconsole.vcenter import Session

HOST, GPU = "esxi-02.lab.local", "0000:af:00.0"

TOUR = f"""
kind = "tour"
id = "small"
title = "A small one"
minutes = 1
summary = "A label was given to a GPU."
labs = ["first-label"]

[start]
sample = "two-hosts"

[[scenes]]
id = "page"
title = "The page"
spot = "page"
say = "This is where a host's devices stand."
do = [{{ visit = "host/pci-devices", name = "{HOST}" }}]
seconds = 60

[[scenes]]
id = "label"
title = "A label"
spot = "row 0000:AF:00.0"
say = "The GPU is called Inference now."
do = [{{ action = "set-hardware-label", host = "{HOST}", device = "{GPU}", label = "Inference" }}]
until = {{ any = "gpu", where = {{ host = "{HOST}" }}, is = {{ hardware_label = "Inference" }} }}
seconds = 60

[[scenes]]
id = "asks"
title = "A question"
spot = "page"
say = "Does a VM that asks for inference find it?"

[scenes.question]
text = "A VM asks for inference. Does it find the GPU?"
options = ["Yes", "No"]
is = "No"
ideas = {{ Yes = "M06" }}
replies = {{ Yes = "The first letter differs.", No = "Capitals count." }}
"""


def small_tour() -> Tour:
    return Tour.model_validate(tomllib.loads(TOUR))


@asynccontextmanager
async def playing(
    columns: int = 120, lines: int = 40, *, still: bool = False, pace: float = 0.0, tour: Tour | None = None
) -> AsyncIterator[tuple[TourConsole, Pilot[int]]]:
    """A walkthrough being played, the small one if none is given, at its first scene."""
    tour = tour or small_tour()
    app = TourConsole(Session(start_of(tour)), tour)
    app.around = Around((("first-label", "First label"), ("labels-drift", "Labels drift")), "mine.toml")
    app.pace = pace
    app.animation_level = "none" if still else "full"
    async with app.run_test(size=(columns, lines)) as pilot:
        await shown(app, tour.scenes[0].id)
        yield app, pilot


def shipped_tour(id_: str) -> Tour:
    """A walkthrough that ships, with captions that stay."""
    path = next(entry.path for entry in shipped_entries(TOURS) if entry.path.stem == id_)
    tour = read_tour(path).tour
    return tour.model_copy(update={"scenes": tuple(scene.model_copy(update={"seconds": 60}) for scene in tour.scenes)})


async def turn_to(app: TourConsole, pilot: Pilot[int], scene: str) -> None:
    """Turn the pages up to a scene; questions before it are answered by their first option."""
    while (player := player_of(app)).scene.id != scene:
        if player.mood is Mood.ASKING:
            await pilot.press("1")
            await pilot.pause()
        following = app.tour.scenes[player.place + 1].id
        await pilot.press("right")
        await shown(app, following)


async def comes(app: TourConsole, holds: Callable[[], bool], wanted: str) -> None:
    """Wait until something comes about by itself."""
    hands = Hands(app)
    hands.moves.patience = 30
    await hands.moves.until(holds, wanted)


def player_of(app: TourConsole) -> Player:
    assert app.player is not None
    return app.player


async def shown(app: TourConsole, scene: str) -> None:
    """Wait until a scene is shown."""
    hands = Hands(app)
    await hands.moves.until(
        lambda: app.player is not None and app.player.scene.id == scene and bool(caption(app)), scene
    )
    await hands.moves.rest()


def caption(app: TourConsole) -> str:
    """What is said now; empty if nothing is."""
    boxes = [box for screen in app.screen_stack for box in screen.query(CaptionBox) if box.display]
    return boxes[-1].said if boxes else ""


def label(app: TourConsole) -> str | None:
    return next(device.hardware_label for device in app.inventory.hosts[HOST].pci if str(device.address) == GPU)


def strip(app: TourConsole) -> str:
    """What is seen beside the keys while the hands are at work; empty if they are not."""
    strips = [strip for strip in app.screen.query(KeyStrip) if strip.display]
    return str(strips[-1].content) if strips else ""


def notes(app: TourConsole) -> list[str]:
    return [note.message for note in app._notifications]
