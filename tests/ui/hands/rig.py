"""A console with hands, on a small estate, in which what was done before has happened."""

from collections.abc import AsyncIterator, Iterable, Mapping
from contextlib import asynccontextmanager
from typing import Any

from tests.ui.shell.rig import SMALL, console
from vconsole.lessons.lab import Act
from vconsole.model import Inventory
from vconsole.ui.app import Console
from vconsole.ui.hands import Hands
from vconsole.vcenter import Action, action_json, read_action

Line = Mapping[str, Any]


@asynccontextmanager
async def hands(
    inventory: Inventory, *before: Line, size: tuple[int, int] = SMALL, **settings: Any
) -> AsyncIterator[tuple[Console, Hands]]:
    """A console on an estate after some actions, and hands on its keys."""
    async with console(size, inventory) as (app, pilot):
        for line in before:
            assert not app.attempt(read_action(line))
        await pilot.pause()
        yield app, Hands(app, **settings)


async def played(inventory: Inventory, line: Line, *before: Line, size: tuple[int, int] = SMALL) -> Console:
    """The console after a line was played in it; what was asked for is the line's own action."""
    async with hands(inventory, *before, size=size) as (app, hand):
        acts: list[Action] = []
        app.asked.subscribe(app.screen_stack[0].query_one("#tree"), lambda asked: acts.append(asked.action), True)
        await hand.play(Act.model_validate(line))
        assert len(acts) == 1
        assert _names(acts) == [line["action"]]
        assert app.screen is app.screen_stack[0]
        return app


def _names(acts: Iterable[Action]) -> list[str]:
    return [action_json(act)["action"] for act in acts]
