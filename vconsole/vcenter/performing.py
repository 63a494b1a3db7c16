"""Actions applied to a state: at once, or one VM after the other by who waits for many."""

from collections.abc import Iterator
from dataclasses import dataclass

from vconsole.vcenter.actions import Action
from vconsole.vcenter.actions.base import VmsAction, each
from vconsole.vcenter.actions.failures import vcenter_down
from vconsole.vcenter.state import Change, State


def perform(state: State, action: Action) -> Change:
    """Apply an action to a state. A refusal changes no inventory; it shows as a task that could not complete."""
    out_of_reach = action.needs_vcenter and not state.inventory.vcenter.up
    outcome = vcenter_down(state.inventory.vcenter) if out_of_reach else action.perform(state)
    return each(Change(state), action.title, action.target, outcome)


@dataclass(frozen=True, slots=True)
class Prepared:
    """An action on many VMs with what it makes of a state, worked out before it is performed."""

    action: VmsAction
    basis: State
    """The state that it was worked out for; in another one it means nothing."""
    change: Change

    def on(self, state: State) -> Change:
        """What the action makes of a state: what is known already, or else worked out anew."""
        return self.change if state is self.basis else perform(state, self.action)


def prepare(state: State, action: VmsAction) -> Iterator[Prepared]:
    """Work out an action on many VMs, VM by VM, so that a screen lives meanwhile and may stop in between.

    Each value is the action on one VM more than the one before, as if no others had been asked for.
    """
    if action.needs_vcenter and not state.inventory.vcenter.up:
        yield Prepared(action, state, perform(state, action))
        return
    names = tuple(dict.fromkeys(action.vms))
    for count, change in enumerate(action.one_by_one(state), start=1):
        yield Prepared(action.model_copy(update={"vms": names[:count]}), state, change)
