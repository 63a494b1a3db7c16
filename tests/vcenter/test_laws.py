"""Laws that hold after every act of a random script on a random estate."""

from collections import Counter

from hypothesis import given, settings

from tests.vcenter.strategies import estates, scripts
from vconsole.model import DynamicDirectPathIo, Inventory, Power
from vconsole.vcenter import Action, Session
from vconsole.vcenter.queries import device_capacities

Script = list[Action | str]


def step(session: Session, act: Action | str) -> None:
    if isinstance(act, Action):
        before = session.inventory
        change = session.perform(act)
        if change.faults and not change.events:
            assert session.inventory is before, "a refused action changes nothing"
    elif act == "advance":
        session.advance(0.7)
    else:
        {"settle": session.settle, "undo": session.undo, "redo": session.redo}[act]()


def check(inventory: Inventory) -> None:
    held: Counter[tuple[str, object]] = Counter()
    for vm in inventory.vms.values():
        for device in vm.pci:
            address = vm.holds(device)
            if address is not None:
                held[vm.host, address] += 1
                on_host = inventory.hosts[vm.host].device(address)
                assert on_host is not None
                assert on_host.passthrough.active, "a VM holds only devices that are passed through"
                if isinstance(device, DynamicDirectPathIo):
                    assert on_host.id in device.allowed
            elif vm.power is Power.ON:
                raise AssertionError("a running VM holds a device for every slot")
            if isinstance(device, DynamicDirectPathIo):
                assert vm.runs or (device.assigned, device.hinted) == (None, None), "off means free"
    assert all(count == 1 for count in held.values()), "no device has two owners"
    for host in inventory.hosts.values():
        reserved = sum(vm.memory_gb for vm in inventory.vms_on(host.name) if vm.runs and vm.reserve_all_memory)
        assert reserved <= host.memory_gb
    for capacity in device_capacities(inventory, "gpu"):
        assert capacity.maximum >= capacity.consumed + capacity.pending + capacity.remaining
        assert capacity.consumed + capacity.pending == len(capacity.holders)


@given(estates(), scripts)
@settings(max_examples=150, deadline=None)
def test_the_accounting_holds_after_every_act(inventory: Inventory, script: Script) -> None:
    """F3, F16: what is assigned are the slots of running VMs, and nothing stays reserved."""
    session = Session(inventory)
    for act in script:
        step(session, act)
        check(session.inventory)


@given(estates(), scripts)
@settings(max_examples=60, deadline=None)
def test_undoing_everything_leads_back_to_the_start(inventory: Inventory, script: Script) -> None:
    session = Session(inventory)
    for act in script:
        step(session, act)
    reached, events, all_done = session.inventory, list(session.events), session.redoes is None
    while session.undo():
        pass
    assert session.inventory == inventory
    while session.redo():
        pass
    if all_done:
        assert session.inventory == reached
        assert session.events == events


@given(estates(), scripts)
@settings(max_examples=60, deadline=None)
def test_the_same_acts_give_the_same_events(inventory: Inventory, script: Script) -> None:
    """F10: the answer does not differ from run to run."""
    first, second = Session(inventory), Session(inventory)
    for act in script:
        step(first, act)
        step(second, act)
    assert first.events == second.events
    assert first.state == second.state
