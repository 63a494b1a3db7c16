"""Verbs: what a person can do with an object, wherever it is offered (menu, palette, key)."""

from collections.abc import Callable
from dataclasses import dataclass

from vconsole.model import Inventory, Ref
from vconsole.ui.desk import Desk


def always(inventory: Inventory, ref: Ref) -> str | None:
    """Nothing stands against it."""
    del inventory, ref
    return None


@dataclass(frozen=True, slots=True)
class Verb:
    """An entry of an object's Actions menu."""

    id: str
    """Stable name, such as `vm.power-on`."""
    title: str
    """The client's wording; three dots at the end when a dialog follows."""
    run: Callable[[Desk, Ref], None]
    why_not: Callable[[Inventory, Ref], str | None] = always
    """Why it does not apply now, in a few words; None if it does."""
    starts_group: bool = False
    """Whether a line separates it from the entry above."""
