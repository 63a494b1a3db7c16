"""How long captions stay: on a clock that the viewer sees, or on one that only counts."""

import asyncio
from abc import ABC, abstractmethod

from vconsole.ui.tours.wishes import Wish

SPEEDS = (0.5, 0.75, 1.0, 1.5, 2.0, 3.0, 4.0)
"""How fast a walkthrough may play."""
ORDINARY = SPEEDS.index(1.0)


class TourClock(ABC):
    """Waits until a caption was read, or until the viewer wishes something."""

    def __init__(self) -> None:
        """Play at ordinary speed."""
        self.wishes: asyncio.Queue[Wish] = asyncio.Queue()
        self._step = ORDINARY

    @property
    def speed(self) -> float:
        """How fast it plays; 1 is ordinary."""
        return SPEEDS[self._step]

    def change_speed(self, step: int) -> None:
        """Play faster or slower by one step, within what there is."""
        self._step = min(max(0, self._step + step), len(SPEEDS) - 1)

    def forget(self) -> None:
        """Forget what was wished and not yet followed."""
        while not self.wishes.empty():
            self.wishes.get_nowait()

    @abstractmethod
    async def wait(self, seconds: float | None) -> Wish | None:
        """The next wish, or None if none came within some seconds at ordinary speed; None waits without end."""


class ViewersClock(TourClock):
    """The clock of somebody who looks on."""

    async def wait(self, seconds: float | None) -> Wish | None:
        """Wait in real time."""
        if seconds is None:
            return await self.wishes.get()
        try:
            return await asyncio.wait_for(self.wishes.get(), seconds / self.speed)
        except TimeoutError:
            return None
