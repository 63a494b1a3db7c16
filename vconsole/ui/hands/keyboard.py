"""Keys pressed in a running application, from inside it, each when the one before had its effect."""

import asyncio
import unicodedata
from collections.abc import Awaitable, Callable, Iterator
from contextlib import suppress
from typing import Any

from textual.app import App
from textual.dom import DOMNode
from textual.events import Key
from textual.keys import KEY_NAME_REPLACEMENTS

from vconsole.ui.hands.problems import not_found

PATIENCE = 10.0
"""Seconds after which something that does not come is not waited for any longer; only problems take so long."""
STUCK = 1.0
"""Seconds after which a part of the screen counts as gone that does not tell it has heard everything."""
ROUNDS_MAX = 20
"""How often everything is asked whether it came to rest; on a screen that is never still that has to do."""
STILL_ROUNDS = 2
"""How often in a row nothing may be on its way: a message can be worked off while its sequel is not yet sent."""
LETTER = 0.02
"""Seconds between two letters of a text, where keys have a pace at all."""
GLANCE = 0.005
"""Seconds between two looks at something that comes by itself."""

_CHARACTERS = {"enter": "\r", "space": " ", "tab": "\t"}

Observer = Callable[[str], None]


Glance = Callable[[], Awaitable[None]]


async def _glance() -> None:
    await asyncio.sleep(GLANCE)


async def _at_once() -> None:
    """Hold nothing back."""


class Keyboard:
    """Presses keys. It may be used by a worker of the application itself: nothing waits for the worker."""

    def __init__(
        self,
        app: App[Any],
        *,
        pace: float = 0.0,
        on_key: Observer | None = None,
        glance: Glance | None = None,
        gate: Glance | None = None,
        singly: bool = False,
    ) -> None:
        """Press keys in an application, `pace` seconds apart; `on_key` is told each before it is pressed.

        A text is one stroke, whose letters come in a row; `singly` draws each of them, as recordings want it.

        `glance` is awaited between two looks at something that comes by itself, `gate` before each key and each look:
        it may take its time, or raise.
        """
        self.app = app
        self.pace = pace
        self.patience = PATIENCE
        self._singly = singly
        self._on_key = on_key
        self._glance = glance or _glance
        self._gate = gate or _at_once

    async def press(self, *keys: str) -> None:
        """Press keys by their names as in a binding; a single character is itself.

        Without a pace they come as fast as typed ahead, and are drawn together: drawing is what takes time.
        """
        for key in keys:
            await self._send(key)
            if self.pace:
                await self.rest()
                await asyncio.sleep(self.pace)
        await self.rest()

    async def type(self, text: str) -> None:
        """Type a text, character by character: with a pace it is one stroke of it."""
        if self._singly or not self.pace:
            await self.press(*text)
            return
        for character in text:
            await self._send(character)
            await asyncio.sleep(LETTER)
        await self.rest()
        await asyncio.sleep(self.pace)

    async def _send(self, key: str) -> None:
        await self._gate()
        if self._on_key is not None:
            self._on_key(key)
        self.app.post_message(event_of(key))

    async def rest(self) -> None:
        """Wait until everything that is on its way has had its effect and is drawn."""
        still = 0
        for _ in range(ROUNDS_MAX):
            await self._all_heard()
            await _at_most(self.app.animator.wait_for_idle())  # a scroll is under way, or about to be
            await self._drawn()
            still = 0 if any(node.message_queue_size for node in self._nodes()) else still + 1
            if still == STILL_ROUNDS:
                return

    async def until(self, holds: Callable[[], bool], wanted: str) -> None:
        """Wait until something holds. Raises CannotPlay with what is wanted if it does not come."""
        time = asyncio.get_running_loop().time
        end = time() + self.patience
        while not holds():
            await self.rest()
            if holds():
                return
            if time() > end:
                raise not_found(wanted, self.app)
            held_from = time()
            await self._gate()
            end += time() - held_from
            await self._glance()

    def _nodes(self) -> Iterator[DOMNode]:
        yield self.app
        for screen in self.app.screen_stack:
            yield from screen.walk_children(with_self=True)

    async def _all_heard(self) -> None:
        """Wait until everything on the screens has worked off the messages that it has by now."""
        heard = asyncio.Event()
        waiting = 1

        def hear() -> None:
            nonlocal waiting
            waiting -= 1
            if not waiting:
                heard.set()

        for node in tuple(self._nodes()):
            waiting += node.call_later(hear)
        hear()
        await _at_most(heard.wait())

    async def _drawn(self) -> None:
        drawn = asyncio.Event()
        if self.app.screen.call_after_refresh(drawn.set):
            await _at_most(drawn.wait())


async def _at_most(coming: Awaitable[object]) -> None:
    """Wait for what is coming; what was closed meanwhile does not tell any more."""
    # asyncio.wait_for would lose a cancellation that comes together with the event (Python 3.11): nobody could stop it.
    with suppress(TimeoutError):
        async with asyncio.timeout(STUCK):
            await coming


class PlayedKey(Key):
    """A key that no person pressed; everything hears it as a key."""


PlayedKey.handler_name = Key.handler_name


def event_of(key: str) -> PlayedKey:
    """The event of a key, as a terminal would bring it about."""
    if len(key) > 1:
        return PlayedKey(key, _CHARACTERS.get(key))
    return PlayedKey(_name_of(key), key)


def _name_of(character: str) -> str:
    """The name of the key of a character, as bindings write it."""
    if character.isalnum():
        return character
    name = unicodedata.name(character, character).lower().replace("-", "_").replace(" ", "_")
    return KEY_NAME_REPLACEMENTS.get(name, name)
