"""How recommendations of DRS come and go."""

from collections.abc import Collection
from dataclasses import dataclass, replace

from vconsole.model import Inventory, Vm
from vconsole.vcenter.durations import seconds
from vconsole.vcenter.event import Event
from vconsole.vcenter.recommendation import Recommendation, RecommendedHost
from vconsole.vcenter.state import Change, State


def recommend(state: State, made: Recommendation) -> Change:
    """The state with this recommendation in the place of an earlier one for the same VM."""
    others = without(state, made.vm)
    after = replace(others, recommendations=(*others.recommendations, made))
    if not others.recommendations:
        after = after.watching(Outdated(), after=seconds("drs_looks_again"))
    hosts = ", ".join(choice.host for choice in made.hosts)
    event = Event(
        at=state.now,
        event="recommendation-made",
        message=f"DRS recommends {hosts} for {made.vm} ({made.reason_text.rstrip('.')}).",
        vm=made.vm,
        host=made.hosts[0].host,
    )
    return Change(after, (event,))


def without(state: State, vm: str) -> State:
    """The state without the recommendation for a VM."""
    left = tuple(made for made in state.recommendations if made.vm != vm)
    if left == state.recommendations:
        return state
    after = replace(state, recommendations=left)
    return after if left else after.unwatching(Outdated())


def recommended(state: State, vm: str) -> Recommendation | None:
    """The recommendation for a VM, if there is one."""
    return next((made for made in state.recommendations if made.vm == vm), None)


def as_recommended(state: State, vms: Collection[str]) -> Inventory:
    """The estate as if the best recommended hosts of these VMs were being taken."""
    estate = state.inventory
    for made in state.recommendations:
        if made.vm in vms and made.reason == "power-on":
            estate = estate.with_vm(_pending(made.basis, made.hosts[0]))
    return estate


def _pending(vm: Vm, choice: RecommendedHost) -> Vm:
    return vm.hinted(choice.devices).model_copy(update={"host": choice.host})


@dataclass(frozen=True, slots=True)
class Outdated:
    """The facts changed: recommendations that do not hold any more expire, wholly or for some of their hosts."""

    def perform(self, state: State) -> Change:
        """Keep of each recommendation what still holds."""
        held = {made.vm: made.still_true(state.inventory) for made in state.recommendations}
        expired = tuple(_expired(state.now, made) for made in state.recommendations if held[made.vm] is None)
        left = tuple(made for made in held.values() if made is not None)
        after = replace(state, recommendations=left)
        return Change(after if left else after.unwatching(self), expired)


def _expired(now: float, made: Recommendation) -> Event:
    message = f"What DRS recommended for {made.vm} does not hold any more."
    return Event(at=now, event="recommendation-expired", message=message, vm=made.vm)
