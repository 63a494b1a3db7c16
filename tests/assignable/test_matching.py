from itertools import permutations

from hypothesis import given, settings
from hypothesis import strategies as st

from tests.build import A100, T4, ask, device, estate, host, vm
from vconsole.assignable import Match, Scarcity, Shortage, Use, match
from vconsole.assignable.bipartite import cheapest_matching, hall_sets
from vconsole.model import DeviceId, DynamicDirectPathIo, Host, PciAddress, Vm

THIRD = DeviceId(0x8086, 0x56C0)
LABELS = (None, "Training", "Inference")

devices = st.lists(st.tuples(st.sampled_from([A100, T4, THIRD]), st.sampled_from(LABELS)), max_size=6)
requests = st.lists(
    st.tuples(st.lists(st.sampled_from([A100, T4, THIRD]), min_size=1, max_size=3), st.sampled_from([None, *LABELS])),
    max_size=4,
)


def _host(kinds: list[tuple[DeviceId, str | None]]) -> Host:
    numbered = enumerate(kinds, 1)
    return host("esxi-01", *(device(f"0000:{n:02x}:00.0", model, label=label) for n, (model, label) in numbered))


def _asks(wanted: list[tuple[list[DeviceId], str | None]]) -> list[DynamicDirectPathIo]:
    return [ask(*ids, label=label) for ids, label in wanted]


def _best(serves: list[int], costs: list[int], slots: int) -> tuple[int, int]:
    """The size and least cost of a maximum matching, by trying every injection of slots into devices."""
    nobody = [None] * slots
    best = (0, 0)
    for order in set(permutations([*range(len(serves)), *nobody], slots)):
        pairs = [(slot, d) for slot, d in enumerate(order) if d is not None]
        if all(serves[d] >> slot & 1 for slot, d in pairs):
            best = max(best, (len(pairs), -sum(costs[d] for _, d in pairs)))
    return best[0], -best[1]


@settings(max_examples=400, deadline=None)
@given(
    st.integers(0, 4).flatmap(lambda n: st.tuples(st.just(n), st.lists(st.integers(0, 2**n - 1), max_size=5))),
    st.data(),
)
def test_a_matching_is_as_large_and_as_cheap_as_brute_force_finds(case, data):
    slots, serves = case
    costs = sorted(data.draw(st.lists(st.integers(0, 9), min_size=len(serves), max_size=len(serves))))
    found = cheapest_matching(serves, slots)
    pairs = [(slot, d) for slot, d in enumerate(found) if d is not None]
    assert len({d for _, d in pairs}) == len(pairs)
    assert all(serves[d] >> slot & 1 for slot, d in pairs)
    assert (len(pairs), sum(costs[d] for _, d in pairs)) == _best(serves, costs, slots)


@settings(max_examples=300, deadline=None)
@given(st.lists(st.lists(st.integers(0, 6), unique=True, max_size=7), max_size=8))
def test_hall_sets_are_violators_and_account_for_every_slot_left_over(wanted):
    wants = [sum(1 << d for d in row) for row in wanted]
    serves = [sum(1 << slot for slot, row in enumerate(wanted) if d in row) for d in range(7)]
    found = cheapest_matching(serves, len(wants))
    sets = hall_sets(wants, found)
    for short in sets:
        assert {d for slot in short.slots for d in wanted[slot]} == set(short.devices)
        assert len(short.slots) > len(short.devices)
    assert sum(short.missing for short in sets) == found.count(None)
    assert len({d for short in sets for d in short.devices}) == sum(len(short.devices) for short in sets)


@settings(max_examples=300, deadline=None)
@given(devices, requests, st.data())
def test_every_matched_device_is_one_the_request_allows_and_nobody_uses(kinds, wanted, data):
    here = _host(kinds)
    used = {d.address: Use("other", "assigned") for d in here.pci if data.draw(st.booleans())}
    asked = _asks(wanted)
    found = match(here, asked, used, scarcity=Scarcity.among(estate(here), [here]))
    if isinstance(found, Shortage):
        assert found.missing > 0
        return
    assert len(set(found.devices)) == len(asked)
    for request, address in zip(asked, found.devices, strict=True):
        given_device = here.device(address)
        assert given_device is not None
        assert given_device.id in request.allowed
        assert request.label in (None, given_device.hardware_label)
        assert address not in used


def _match(here: Host, *asked: DynamicDirectPathIo, vms: tuple[Vm, ...] = (), **options) -> Match | Shortage:
    return match(here, asked, {}, scarcity=Scarcity.among(estate(here, vms=vms), [here]), **options)


def _addresses(found: Match | Shortage) -> list[str]:
    assert isinstance(found, Match)
    return [str(address) for address in found.devices]


def test_a_wide_request_leaves_the_only_narrow_device_to_the_one_that_needs_it():
    here = host("esxi-01", device("01:00.0", A100), device("02:00.0", T4))
    assert _addresses(_match(here, ask(A100, T4), ask(A100))) == ["0000:02:00.0", "0000:01:00.0"]


def test_a_request_without_a_label_takes_an_unlabelled_device_first():
    here = host("esxi-01", device("01:00.0", label="Training"), device("02:00.0"))
    assert _addresses(_match(here, ask())) == ["0000:02:00.0"]


def test_a_request_without_a_label_takes_a_labelled_device_if_nothing_else_is_left():
    here = host("esxi-01", device("01:00.0", label="Training"))
    assert _addresses(_match(here, ask())) == ["0000:01:00.0"]


def test_a_model_that_other_vms_want_is_spared():
    here = host("esxi-01", device("01:00.0", A100), device("02:00.0", T4))
    others = (vm("a", "esxi-01", ask(A100)), vm("b", "esxi-01", ask(A100)))
    assert _addresses(_match(here, ask(A100, T4), vms=others)) == ["0000:02:00.0"]


def test_equal_requests_get_ascending_addresses_as_numbers():
    here = host("esxi-01", *(device(address) for address in ("af:00.0", "0b:00.0", "0001:02:00.0", "03:00.1")))
    assert _addresses(_match(here, *[ask()] * 4)) == ["0000:03:00.1", "0000:0b:00.0", "0000:af:00.0", "0001:02:00.0"]


def test_equal_requests_get_ascending_addresses_even_if_the_first_device_is_dearer():
    here = host("esxi-01", device("01:00.0", label="Training"), device("02:00.0"))
    assert _addresses(_match(here, ask(), ask())) == ["0000:01:00.0", "0000:02:00.0"]


def test_a_preferred_device_is_taken_while_it_serves():
    here = host("esxi-01", device("01:00.0"), device("02:00.0"))
    hinted = {PciAddress.parse("02:00.0")}
    assert _addresses(_match(here, ask(), preferred=hinted)) == ["0000:02:00.0"]


def test_a_preferred_device_that_does_not_serve_is_replaced():
    here = host("esxi-01", device("01:00.0"), device("02:00.0", T4))
    assert _addresses(_match(here, ask(), preferred={PciAddress.parse("02:00.0")})) == ["0000:01:00.0"]


def test_labels_are_compared_exactly():
    here = host("esxi-01", device("01:00.0", label="training"), device("02:00.0", label="Training "))
    assert isinstance(_match(here, ask(label="Training")), Shortage)


def test_slots_in_short_supply_are_named_with_the_devices_they_compete_for():
    here = host("esxi-01", device("01:00.0", T4), device("02:00.0"), device("03:00.0"))
    found = _match(here, ask(T4), ask(), ask(), ask())
    assert isinstance(found, Shortage)
    assert [(c.slots, [str(d) for d in c.devices], c.missing) for c in found.contests] == [
        ((1, 2, 3), ["0000:02:00.0", "0000:03:00.0"], 1)
    ]
