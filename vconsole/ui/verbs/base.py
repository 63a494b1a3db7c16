"""Verbs: what a person can do with an object, wherever it is offered (menu, palette, key)."""

from collections.abc import Callable
from dataclasses import dataclass

from vconsole.model import Inventory, Ref
from vconsole.ui.desk import Desk
from vconsole.vcenter import Action
from vconsole.vcenter.queries import out_of_reach


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
    obstacle: Callable[[Inventory, Ref], str | None] = always
    """What about the object stands against it now, in a few words; None if nothing does."""
    starts_group: bool = False
    """Whether a line separates it from the entry above."""
    does: type[Action] | None = None
    """The kind of action that it leads to; None if it only shows something."""
    leads_on: bool = False
    """Whether it is the next step for an object that it applies to, so that its menu begins there."""
    destroys: bool = False
    """Whether it takes away what is there, so that no menu begins there."""

    def why_not(self, inventory: Inventory, ref: Ref) -> str | None:
        """Why it does not apply now, in a few words; None if it does."""
        return out_of_reach(inventory, self.does) or self.obstacle(inventory, ref)
