"""Whether a key has an effect: on the estate, or on what is seen beside the walkthrough's own parts."""

from typing import Any, NamedTuple

from vconsole.ui.app import Console
from vconsole.ui.recording import lines_of
from vconsole.ui.recording.frame import Line
from vconsole.ui.tours.drawn import Drawn
from vconsole.ui.tours.overlay import Overlay
from vconsole.vcenter import State


class Glimpse(NamedTuple):
    """What a viewer sees at a moment."""

    state: State
    screens: tuple[Any, ...]
    cells: list[list[str]]
    """The characters of the topmost screen."""
    lines: tuple[Line, ...]
    """Its lines with their styles, where nothing of the walkthrough lies over them."""


def glimpse(app: Console) -> Glimpse:
    """What is seen now."""
    laid_over = [part.region for part in app.screen.query(Overlay) if part.display]
    covered = {y for region in laid_over for y in range(region.y, region.bottom)}
    lines = tuple(line for y, line in enumerate(lines_of(app)) if y not in covered)
    return Glimpse(app.session.state, tuple(app.screen_stack), Drawn(app.screen).cells, lines)
