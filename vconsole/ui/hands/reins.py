"""Reins: they hold the hands back before their next key, or take them off the console."""

import asyncio

from vconsole.ui.hands.problems import Stopped


class Reins:
    """What somebody who looks on holds. A key that was pressed has its effect; the next one waits or never comes."""

    def __init__(self) -> None:
        """Let the hands play."""
        self._loose = asyncio.Event()
        self._stopped = False
        self.loosen()

    @property
    def held(self) -> bool:
        """Whether the next key waits."""
        return not self._loose.is_set()

    def hold(self) -> None:
        """Let the next key wait."""
        self._loose.clear()

    def loosen(self) -> None:
        """Let the hands play, or play on."""
        self._stopped = False
        self._loose.set()

    def stop(self) -> None:
        """Let no further key come."""
        self._stopped = True
        self._loose.set()

    async def slack(self) -> None:
        """Wait while they are held. Raises Stopped if no further key shall come."""
        await self._loose.wait()
        if self._stopped:
            raise Stopped
