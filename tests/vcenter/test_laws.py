"""Laws that hold after every act of a random script on a random estate."""

from collections import Counter, defaultdict

from hypothesis import given, settings

from tests.vcenter.strategies import VMS, estates, long_scripts, scripts
from vconsole.model import (
    DynamicDirectPathIo,
    GraphicsType,
    Host,
    Inventory,
    NvidiaVgpu,
    PciAddress,
    PlacedDevice,
    Power,
)
from vconsole.model.catalogue import vgpu_profile, vgpu_profiles_of
from vconsole.vcenter import Action, PowerOn, Session
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


def check_shared(host: Host, address: PciAddress, names: list[str]) -> None:
    device = host.device(address)
    assert device is not None
    profiles = [vgpu_profile(name) for name in names]
    assert set(profiles) <= set(vgpu_profiles_of(device.id)), "the GPU offers what is on it"
    assert len({profile.frame_buffer_mb for profile in profiles}) == 1, "a GPU has vGPUs of one size"
    assert len(profiles) <= min(profile.instances for profile in profiles), "a GPU carries no more than it can"
    assert host.version >= "8.0.1" or len(set(names)) == 1, "before 8.0 U1 a GPU has vGPUs of one type"
    assert not device.passthrough.active
    assert not device.passthrough.enabled
    assert device.active_graphics_type is host.graphics.active_default_type is GraphicsType.SHARED_DIRECT


def check(inventory: Inventory) -> None:
    held: Counter[tuple[str, PciAddress]] = Counter()
    shared: defaultdict[tuple[str, PciAddress], list[str]] = defaultdict(list)
    for vm in inventory.vms.values():
        for device in vm.pci:
            address = vm.holds(device)
            if isinstance(device, PlacedDevice):
                assert vm.runs or (device.assigned, device.hinted) == (None, None), "off means free"
            if isinstance(device, NvidiaVgpu):
                assert (address is not None) == vm.runs, "a VM that runs has a GPU for every vGPU"
                if address is not None:
                    shared[vm.host, address].append(device.profile)
            elif address is not None:
                held[vm.host, address] += 1
                on_host = inventory.hosts[vm.host].device(address)
                assert on_host is not None
                assert on_host.passthrough.active, "a VM holds only devices that are passed through"
                if isinstance(device, DynamicDirectPathIo):
                    assert on_host.id in device.allowed
            elif vm.power is Power.ON:
                raise AssertionError("a running VM holds a device for every slot")
    for (name, address), profiles in shared.items():
        check_shared(inventory.hosts[name], address, profiles)
        assert (name, address) not in held, "no GPU is both passed through and shared"
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


@given(estates(sharing_only=True), long_scripts)
@settings(max_examples=80, deadline=None)
def test_gpus_that_are_shared_obey_the_laws_while_vms_come_and_go(inventory: Inventory, script: Script) -> None:
    """F24: one size on a GPU until it is empty; undone and redone it is the same."""
    session = Session(inventory)
    for act in (PowerOn(vms=VMS), "settle", *script):
        step(session, act)
        check(session.inventory)
    reached, all_done = session.inventory, session.redoes is None
    while session.undo():
        check(session.inventory)
    assert session.inventory == inventory
    while session.redo():
        pass
    if all_done:
        assert session.inventory == reached
