"""Predicates that ask the engine: where a VM could go, and what would be accepted now."""

from functools import cached_property
from typing import Any, Literal, Self

from pydantic import model_validator

from vconsole.lessons.predicates.comparison import Comparison
from vconsole.lessons.predicates.evidence import Evidence
from vconsole.lessons.predicates.finding import Finding, Found
from vconsole.lessons.predicates.quantified import Amount, Form, amount, enough
from vconsole.lessons.predicates.trials import acts_of, check_bindings
from vconsole.model import Fault, Inventory, Power, Vm
from vconsole.vcenter import Action, find_place, perform
from vconsole.vcenter.clock import settle


class Offers(Form):
    """So many hosts, or GPUs, would take a VM as it is configured; it is judged as if it were powered off."""

    offers: str
    per: Literal["host", "gpu"] = "host"
    n: Amount

    @model_validator(mode="after")
    def _countable(self) -> Self:
        _ = self._amount
        return self

    @cached_property
    def _amount(self) -> tuple[Comparison, ...]:
        return amount(self.n)

    @property
    def values(self) -> frozenset[str]:
        """The number."""
        return frozenset({"count"})

    def test(self, evidence: Evidence, *, live: bool = False) -> Finding:
        """Found is `count`; a VM that is not there is offered nothing."""
        del live
        inventory = evidence.state.inventory
        vm = inventory.vms.get(self.offers)
        count = 0 if vm is None else _offers(inventory, _off(vm), per_gpu=self.per == "gpu")
        return Finding(holds=enough(count, self._amount), found=Found(values={"count": count}))


class Can(Form):
    """An action would be accepted now, and what it begins would come to its end."""

    can: dict[str, Any]

    @model_validator(mode="after")
    def _performable(self) -> Self:
        _ = self.act
        return self

    @cached_property
    def act(self) -> Action:
        """The action that is asked for."""
        check_bindings(self.can)
        (act,) = acts_of([self.can])
        return act

    @property
    def values(self) -> frozenset[str]:
        """Why not."""
        return frozenset({"reason", "remedy"})

    def test(self, evidence: Evidence, *, live: bool = False) -> Finding:
        """Found is `reason` and `remedy` of the refusal."""
        del live
        fault = self.fault(evidence)
        if fault is None:
            return Finding(holds=True)
        return Finding(holds=False, found=Found(values={"reason": fault.message, "remedy": fault.remedy}))

    def fault(self, evidence: Evidence) -> Fault | None:
        """Why the action would be refused now, or why it would not come to its end; None if it would."""
        change = perform(settle(evidence.state).state, self.act)
        return next(iter(change.faults or settle(change.state).faults), None)


def _off(vm: Vm) -> Vm:
    return vm.freed().model_copy(update={"power": Power.OFF})


def _offers(inventory: Inventory, vm: Vm, *, per_gpu: bool) -> int:
    """How many hosts would take the VM, or how many GPUs one of them would bind for it."""
    estate = inventory.with_vm(vm)
    fitting = [verdict.host for verdict in find_place(estate, vm).hosts if verdict.fits]
    if not per_gpu:
        return len(fitting)
    return sum(
        device.address in find_place(estate, vm, host, preferred=(device.address,)).devices
        for host in fitting
        for device in estate.hosts[host].pci
        if device.is_graphics
    )
