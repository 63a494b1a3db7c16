from hypothesis import given
from hypothesis import strategies as st

from tests.build import A100, T4, ask, device, estate, host, static, vm
from vconsole.assignable import Use, capacities, describe, uses
from vconsole.model import HostState, Inventory, Passthrough, PciAddress


def _at(address: str) -> PciAddress:
    return PciAddress.parse(address)


def test_running_and_starting_vms_hold_devices_and_others_do_not():
    here = host("esxi-01", *(device(f"0{n}:00.0") for n in range(1, 7)))
    starting = ask().model_copy(update={"hinted": _at("03:00.0")})
    inventory = estate(
        here,
        vms=(
            vm("a", "esxi-01", ask(assigned="01:00.0"), static("02:00.0"), on=True),
            vm("b", "esxi-01", starting, static("04:00.0"), powering_on=True),
            vm("c", "esxi-01", starting.model_copy(update={"hinted": _at("05:00.0")}), static("06:00.0")),
        ),
    )
    assert uses(inventory, "esxi-01") == {
        _at("01:00.0"): Use("a", "assigned"),
        _at("02:00.0"): Use("a", "assigned"),
        _at("03:00.0"): Use("b", "pending"),
        _at("04:00.0"): Use("b", "pending"),
    }


def test_a_vm_can_be_left_out_of_the_account():
    inventory = estate(host("esxi-01", device("01:00.0")), vms=(vm("a", "esxi-01", ask(assigned="01:00.0"), on=True),))
    assert uses(inventory, "esxi-01", without="a") == {}


def _mixed() -> Inventory:
    hinted = ask().model_copy(update={"hinted": _at("02:00.0")})
    return estate(
        host("esxi-01", *(device(f"0{n}:00.0") for n in (1, 2, 3)), device("04:00.0", label="Training")),
        host("esxi-02", device("01:00.0"), state=HostState.MAINTENANCE),
        host("esxi-03", device("01:00.0", T4), device("02:00.0", passthrough=Passthrough.DISABLED)),
        vms=(
            vm("a", "esxi-01", ask(assigned="01:00.0"), on=True),
            vm("b", "esxi-01", hinted, powering_on=True),
        ),
    )


def test_capacity_counts_each_kind_and_names_the_holders():
    inventory = _mixed()
    plain, training, t4 = capacities(inventory, inventory.hosts.values())
    assert (plain.kind, plain.consumed, plain.pending, plain.remaining, plain.maximum) == ((A100, None), 1, 1, 1, 4)
    assert [(h.host, str(h.device), h.use.vm) for h in plain.holders] == [
        ("esxi-01", "0000:01:00.0", "a"),
        ("esxi-01", "0000:02:00.0", "b"),
    ]
    assert (training.kind.label, training.remaining, training.maximum) == ("Training", 1, 1)
    assert (t4.kind, t4.remaining) == ((T4, None), 1)


def test_a_device_whose_group_is_in_use_is_not_remaining():
    inventory = estate(
        host("esxi-01", device("01:00.0"), device("01:00.1", dependent_device="0000:01:00.0")),
        vms=(vm("a", "esxi-01", ask(assigned="01:00.0"), on=True),),
    )
    (capacity,) = capacities(inventory, inventory.hosts.values())
    assert (capacity.consumed, capacity.remaining, capacity.maximum) == (1, 0, 2)


@given(
    st.lists(st.sampled_from(["free", "assigned", "pending", "off", "disabled"]), max_size=6),
    st.sampled_from(HostState),
)
def test_the_maximum_is_never_less_than_its_parts(states, state):
    devices, vms = [], []
    for n, word in enumerate(states):
        address = f"{n + 1:02x}:00.0"
        devices.append(device(address, passthrough="disabled" if word == "disabled" else "enabled"))
        hinted = ask().model_copy(update={"hinted": _at(address)})
        if word in ("assigned", "off"):
            vms.append(vm(f"vm-{n}", "esxi-01", ask(assigned=address), on=word == "assigned"))
        if word == "pending":
            vms.append(vm(f"vm-{n}", "esxi-01", hinted, powering_on=True))
    inventory = estate(host("esxi-01", *devices, state=state), vms=tuple(vms))
    for capacity in capacities(inventory, inventory.hosts.values()):
        assert capacity.maximum >= capacity.consumed + capacity.pending + capacity.remaining
        assert (capacity.consumed, capacity.pending) == (states.count("assigned"), states.count("pending"))


def test_a_device_describes_itself_and_free_attributes_do_not_hide_its_ids():
    told = describe(device("01:00.0", label="Training", sub_vendor_id=0x10DE, attributes={"rack": "B7", "deviceId": 1}))
    assert told == {
        "vendorId": "0x10de",
        "deviceId": "0x20f1",
        "subVendorId": "0x10de",
        "customLabel": "Training",
        "rack": "B7",
    }
