"""The Actions menu of VMs: what applies, why not, and what asks first."""

import pytest

from tests.build import device, estate, host, vm
from tests.ui.vm.rig import NARROW, A, desk_with, events_of, lab, settled, vm_of
from vconsole.model import HostState, Power, Ref
from vconsole.ui.dialogs import ConfirmDialog
from vconsole.ui.verbs import Verb, verbs_of
from vconsole.ui.verbs.vm import VM_VERBS, new_vm_verb

VERBS: dict[str, Verb] = {verb.id: verb for verb in VM_VERBS}
ALWAYS = {"vm.migrate", "vm.snapshot", "vm.edit-settings"}


@pytest.mark.parametrize(
    ("power", "possible"),
    [
        (Power.ON, {"vm.power-off", "vm.suspend", "vm.reset", "vm.restart-guest"}),
        (Power.OFF, {"vm.power-on", "vm.delete"}),
        (Power.SUSPENDED, {"vm.power-on", "vm.resume", "vm.power-off"}),
    ],
)
def test_what_does_not_apply_says_why(power: Power, possible: set[str]) -> None:
    inventory = estate(host(A), vms=(vm("one", A, power=power),))
    reasons = {verb.id: verb.why_not(inventory, Ref("vm", "one")) for verb in verbs_of("vm")}
    assert {verb for verb, reason in reasons.items() if reason is None} == possible | ALWAYS
    assert all(reason.startswith("it ") for reason in reasons.values() if reason)


def test_a_vm_on_the_way_can_be_powered_off_and_nothing_else() -> None:
    inventory = estate(host(A), vms=(vm("one", A, powering_on=True),))
    possible = {verb.id for verb in VM_VERBS if verb.why_not(inventory, Ref("vm", "one")) is None}
    assert possible == {"vm.power-off", "vm.edit-settings"}


def test_a_vm_can_be_created_only_where_a_host_is_connected() -> None:
    away = estate(host(A, device("0000:af:00.0"), state=HostState.DISCONNECTED))
    assert new_vm_verb.why_not(away, Ref("cluster", "gpu")) == "no host here is connected"
    assert new_vm_verb.why_not(lab(), Ref("datacenter", "Lab")) is None
    assert all(new_vm_verb in verbs_of(kind) for kind in ("datacenter", "cluster", "host"))


@pytest.mark.parametrize(
    ("verb", "name", "event"),
    [("vm.power-off", "train-01", "vm-powered-off"), ("vm.reset", "train-01", "vm-reset"),
     ("vm.delete", "train-02", "vm-deleted")],
)  # fmt: skip
async def test_what_loses_something_asks_first(verb: str, name: str, event: str) -> None:
    desk = desk_with("web-01")
    async with desk.shown(*NARROW) as pilot:
        await settled(pilot)
        VERBS[verb].run(desk, Ref("vm", name))
        await settled(pilot)
        assert isinstance(desk.screen, ConfirmDialog)
        await pilot.press("escape")
        await settled(pilot)
        assert events_of(desk, name) == []
        VERBS[verb].run(desk, Ref("vm", name))
        await settled(pilot)
        await pilot.press("enter")
        await settled(pilot)
    assert event in events_of(desk, name)


async def test_a_guest_restart_keeps_everything_and_asks_nothing() -> None:
    desk = desk_with("web-01")
    async with desk.shown(*NARROW) as pilot:
        await settled(pilot)
        before = vm_of(desk, "train-01")
        VERBS["vm.restart-guest"].run(desk, Ref("vm", "train-01"))
    assert events_of(desk, "train-01") == ["guest-restarted"]
    assert vm_of(desk, "train-01") is before
