"""Plans: a rehearsed session as steps for the real estate, before they are written in any form."""

from typing import NamedTuple

from vconsole.model import Inventory
from vconsole.vcenter import Action

REHEARSAL_ONLY = frozenset(
    {"fail-host", "isolate-host", "recover-host", "replace-host", "fail-vcenter", "recover-vcenter"}
)
"""Actions that a rehearsal alone can do: nobody makes a script that breaks a host."""


class Act(NamedTuple):
    """An action between two moments of the estate, from which a form reads what changes."""

    action: Action
    before: Inventory
    after: Inventory

    @property
    def name(self) -> str:
        """What the action is called in a file of actions."""
        return str(getattr(self.action, "action", type(self.action).__name__))


class Step(NamedTuple):
    """One thing to do, and what takes it back."""

    act: Act
    undo: tuple[Act, ...] = ()
    """What leads back to the state before; nothing where nothing does."""
    undo_words: str = ""
    """What there is to know about going back, in sentences."""


class Remark(NamedTuple):
    """An act of the rehearsal that is no step: what it was, and why it is left out."""

    title: str
    why: str


class Plan(NamedTuple):
    """What to do in the real estate, in order."""

    vcenter: str
    """The name of the vCenter Server."""
    source: str
    """The name of the cluster file or sample that was rehearsed on, without its folder."""
    items: tuple[Step | Remark, ...] = ()

    @property
    def steps(self) -> tuple[Step, ...]:
        """What there is to do, without the remarks."""
        return tuple(item for item in self.items if isinstance(item, Step))
