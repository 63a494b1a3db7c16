import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.build import A100, T4, ask, device, estate, host, static, vm
from vconsole.drs import Remedy, place, remedies
from vconsole.model import (
    Host,
    HostState,
    Inventory,
    Passthrough,
    PciAddress,
    PciDevice,
    Power,
    Vm,
)


def _fixes(inventory: Inventory, new: Vm) -> tuple[Remedy, ...]:
    return remedies(inventory, new, place(inventory, new))


def _kinds(inventory: Inventory, new: Vm) -> list[str]:
    return [fix.kind for fix in _fixes(inventory, new)]


def _first(inventory: Inventory, new: Vm) -> Remedy:
    first = _fixes(inventory, new)[0]
    assert first.message.endswith(".")
    return first


def test_what_fits_needs_no_remedy():
    assert _kinds(estate(host("esxi-01", device("01:00.0"))), vm("new", "esxi-01", ask())) == []


def test_a_typo_is_corrected_in_the_request_or_on_the_device():
    inventory = estate(host("esxi-01", device("01:00.0", label="Training")))
    wrong = vm("new", "esxi-01", ask(label="training"))
    request, on_device, *rest = _fixes(inventory, wrong)
    assert (request.kind, request.label, request.instead_of, request.slots, request.host) == (
        "correct-request-label",
        "Training",
        "training",
        (0,),
        None,
    )
    assert (on_device.kind, on_device.host, str(on_device.device), on_device.label) == (
        "correct-device-label",
        "esxi-01",
        "0000:01:00.0",
        "training",
    )
    assert [fix.kind for fix in rest] == ["add-device"]
    assert '"training"' in request.message
    assert '"Training"' in on_device.message


def test_where_others_carry_the_label_the_typo_is_suspected_on_the_device():
    inventory = estate(
        host("esxi-01", device("01:00.0", label="Trainig")),
        host("esxi-02", device("01:00.0", label="Training")),
        vms=(vm("has", "esxi-02", ask(label="Training", assigned="01:00.0"), on=True),),
    )
    assert _kinds(inventory, vm("new", "esxi-01", ask(label="Training")))[:2] == [
        "correct-device-label",
        "correct-request-label",
    ]


def test_a_typo_in_many_slots_and_on_many_hosts_is_one_correction():
    hosts = [host(f"esxi-{n}", device("01:00.0", label="Training"), device("02:00.0", label="Training")) for n in "12"]
    fixes = _fixes(estate(*hosts), vm("new", "esxi-1", ask(label="Trainin"), ask(label="Trainin")))
    assert [(fix.kind, fix.slots) for fix in fixes] == [("correct-request-label", (0, 1))]


def test_passthrough_is_enabled_for_the_whole_group():
    here = host(
        "esxi-01",
        device("01:00.0", passthrough=Passthrough.DISABLED),
        device("01:00.1", T4, passthrough=Passthrough.DISABLED, dependent_device="0000:01:00.0"),
    )
    fix = _first(estate(here), vm("new", "esxi-01", ask()))
    assert (fix.kind, [str(d) for d in fix.devices]) == ("enable-passthrough", ["0000:01:00.0", "0000:01:00.1"])


@pytest.mark.parametrize(
    ("of_host", "of_device"),
    [
        ({"device_rebind_without_reboot": False}, {}),
        ({"version": "6.7"}, {}),
        ({}, {"used_by_host": "boot storage"}),
    ],
)
def test_passthrough_that_would_not_be_active_at_once_is_not_offered(of_host, of_device):
    here = host("esxi-01", device("01:00.0", passthrough=Passthrough.DISABLED, **of_device), **of_host)
    assert "enable-passthrough" not in _kinds(estate(here), vm("new", "esxi-01", ask(), hardware_version=13))


def test_passthrough_and_a_reboot_are_one_change_where_the_host_needs_both_and_no_vm_runs_there():
    here = host("esxi-01", device("01:00.0", passthrough=Passthrough.DISABLED), device_rebind_without_reboot=False)
    new = vm("new", "esxi-01", ask())
    assert _kinds(estate(here), new) == ["enable-and-reboot", "add-device"]
    assert "enable-and-reboot" not in _kinds(estate(here, vms=(vm("busy", "esxi-01", on=True),)), new)


def test_passthrough_of_half_a_group_is_not_offered():
    stuck = device("01:00.1", T4, passthrough=Passthrough.NOT_CAPABLE, dependent_device="0000:01:00.0")
    here = host("esxi-01", device("01:00.0", passthrough=Passthrough.DISABLED), stuck)
    assert "enable-passthrough" not in _kinds(estate(here), vm("new", "esxi-01", ask()))


def test_a_reboot_is_offered_only_while_no_vm_runs_there():
    here = host("esxi-01", device("01:00.0", passthrough=Passthrough.ENABLED_NEEDS_REBOOT))
    new = vm("new", "esxi-01", ask())
    assert _first(estate(here), new).kind == "reboot-host"
    assert "reboot-host" not in _kinds(estate(here, vms=(vm("busy", "esxi-01", on=True),)), new)


def test_maintenance_mode_is_left_if_nothing_else_is_in_the_way():
    here = host("esxi-01", device("01:00.0"), state=HostState.MAINTENANCE)
    assert _kinds(estate(here), vm("new", "esxi-01", ask())) == ["exit-maintenance"]
    assert _kinds(estate(here), vm("new", "esxi-01", ask(T4))) == []


def test_a_free_unlabelled_device_is_labelled_before_another_is_relabelled():
    here = host("esxi-01", device("01:00.0", label="Inference"), device("02:00.0"))
    label, relabel, add = _fixes(estate(here), vm("new", "esxi-01", ask(label="Training")))
    assert (label.kind, str(label.device)) == ("label-device", "0000:02:00.0")
    assert (relabel.kind, str(relabel.device), relabel.instead_of) == ("relabel-device", "0000:01:00.0", "Inference")
    assert (add.kind, add.model, add.label) == ("add-device", A100, "Training")


def test_a_holder_is_moved_where_another_host_takes_it_and_powered_off_otherwise():
    holder = vm("old", "esxi-01", ask(assigned="01:00.0"), on=True)
    full = host("esxi-01", device("01:00.0"))
    new = vm("new", "esxi-01", ask(), memory_gb=300)
    room = host("esxi-02", device("02:00.0"), memory_gb=64)
    move = _first(estate(full, room, vms=(holder,)), new)
    assert (move.kind, move.vm, move.to_host, [str(d) for d in move.to_devices]) == (
        "move",
        "old",
        "esxi-02",
        ["0000:02:00.0"],
    )
    assert _kinds(estate(full, vms=(holder,)), new) == ["power-off", "add-device"]


def test_a_vm_with_a_static_device_is_powered_off_not_moved():
    inventory = estate(
        host("esxi-01", device("01:00.0")),
        host("esxi-02", device("01:00.0"), memory_gb=64),
        vms=(vm("old", "esxi-01", static("01:00.0"), on=True),),
    )
    assert _first(inventory, vm("new", "esxi-01", ask(), memory_gb=300)).kind == "power-off"


def test_a_vm_that_is_starting_is_left_alone():
    hinted = ask().model_copy(update={"hinted": PciAddress.parse("01:00.0")})
    inventory = estate(host("esxi-01", device("01:00.0")), vms=(vm("old", "esxi-01", hinted, powering_on=True),))
    assert _kinds(inventory, vm("new", "esxi-01", ask())) == ["add-device"]


def test_room_is_made_by_powering_off_a_vm_that_reserves_it():
    inventory = estate(
        host("esxi-01", device("01:00.0")),
        vms=(vm("big", "esxi-01", on=True, memory_gb=400), vm("small", "esxi-01", on=True, memory_gb=4)),
    )
    fixes = _fixes(inventory, vm("new", "esxi-01", ask(), memory_gb=200))
    assert [(fix.kind, fix.vm) for fix in fixes] == [("power-off", "big")]


def test_one_more_device_helps_where_one_is_missing_and_not_where_two_are():
    one_short = host("esxi-01", device("01:00.0"), device("02:00.0"))
    two_short = host("esxi-02", device("01:00.0"))
    fixes = _fixes(estate(two_short, one_short), vm("new", "esxi-01", ask(), ask(), ask()))
    assert [(fix.kind, fix.host) for fix in fixes] == [("add-device", "esxi-01")]


def test_a_large_cluster_offers_a_few_of_each_kind():
    hosts = [host(f"esxi-{n:03}", device("01:00.0"), device("02:00.0", label="Inference")) for n in range(100)]
    fixes = _fixes(estate(*hosts), vm("new", "esxi-000", ask(label="Training")))
    assert [fix.kind for fix in fixes] == ["label-device"] * 2 + ["relabel-device"] * 2 + ["add-device"] * 2


def test_the_host_that_lacks_least_is_tried_first():
    two_short = [host(f"esxi-{n:03}", device("01:00.0"), device("02:00.0")) for n in range(20)]
    one_short = host("esxi-900", device("01:00.0", label="Training"), device("02:00.0"))
    fixes = _fixes(estate(*two_short, one_short), vm("new", "esxi-000", *[ask(label="Training")] * 2))
    assert [(fix.kind, fix.host) for fix in fixes] == [("label-device", "esxi-900"), ("add-device", "esxi-900")]


def test_devices_with_two_obstacles_do_not_hide_one_with_a_single_obstacle():
    hopeless = [host(f"esxi-{n:03}", device("01:00.0", passthrough=Passthrough.DISABLED)) for n in range(20)]
    hopeful = host("esxi-900", device("01:00.0"))
    fixes = _fixes(estate(*hopeless, hopeful), vm("new", "esxi-000", ask(label="Training")))
    assert (fixes[0].kind, fixes[0].host) == ("label-device", "esxi-900")


def _changed(inventory: Inventory, new: Vm, fix: Remedy) -> tuple[Inventory, Vm]:
    """The change a remedy names, done with the model alone."""
    if fix.kind == "correct-request-label":
        asked = [r.model_copy(update={"label": fix.label}) if n in fix.slots else r for n, r in enumerate(new.pci)]
        return inventory, new.model_copy(update={"pci": tuple(asked)})
    here = inventory.hosts[fix.host or ""]
    if fix.kind == "power-off":
        off = inventory.vms[fix.vm or ""].freed().model_copy(update={"power": Power.OFF})
        return inventory.with_vm(off), new
    if fix.kind == "move":
        (address,) = fix.to_devices
        moved = vm(fix.vm or "", fix.to_host or "", ask(assigned=str(address)), on=True)
        return inventory.with_vm(moved), new
    if fix.kind == "add-device":
        return inventory.with_host(_with(here, device("ff:1f.7", fix.model or A100, label=fix.label))), new
    one = here.device(fix.devices[0])
    assert one is not None
    if fix.kind == "enable-passthrough":
        return inventory.with_host(here.with_devices(one.model_copy(update={"passthrough": Passthrough.ENABLED}))), new
    assert fix.kind in ("label-device", "relabel-device", "correct-device-label")
    return inventory.with_host(here.with_devices(one.model_copy(update={"hardware_label": fix.label}))), new


def _with(here: Host, added: PciDevice) -> Host:
    return here.model_copy(update={"pci": (*here.pci, added)})


LABELS = st.sampled_from([None, "Training", "training", "Inference"])
MODELS = st.sampled_from([A100, T4])
SLOTS = st.lists(st.tuples(MODELS, LABELS, st.sampled_from(["free", "free", "held", "disabled"])), max_size=3)


@settings(max_examples=150, deadline=None)
@given(st.lists(SLOTS, min_size=1, max_size=3), st.lists(st.tuples(MODELS, LABELS), min_size=1, max_size=3))
def test_every_remedy_works_when_it_is_done(shelves, wanted):
    hosts, vms = [], []
    for h, shelf in enumerate(shelves):
        devices = []
        for n, (model, label, state) in enumerate(shelf, 1):
            passthrough = Passthrough.DISABLED if state == "disabled" else Passthrough.ENABLED
            devices.append(device(f"{n:02x}:00.0", model, label=label, passthrough=passthrough))
            if state == "held":
                vms.append(vm(f"vm-{h}-{n}", f"esxi-{h}", ask(model, assigned=f"{n:02x}:00.0"), on=True))
        hosts.append(host(f"esxi-{h}", *devices))
    inventory = estate(*hosts, vms=tuple(vms))
    new = vm("new", "esxi-0", *(ask(model, label=label) for model, label in wanted))
    before = place(inventory, new)
    fixes = remedies(inventory, new, before)
    assert len(set(fixes)) == len(fixes) <= 8
    for fix in fixes:
        changed, asking = _changed(inventory, new, fix)
        assert place(changed, asking).fits, fix
    assert place(inventory, new).as_json() == before.as_json()
