"""Failures that other schedulers of devices are known for; each docstring names the failure."""

from tests.build import A100, T4, ask, device, estate, host, vm
from vconsole.drs import place
from vconsole.model import DeviceId, Inventory, PciAddress, Vm


def _texts(devices: tuple[PciAddress | None, ...]) -> list[str]:
    return [str(address) for address in devices]


def _reserved(inventory: Inventory, new: Vm) -> Inventory:
    """The estate after placement reserved the hinted devices."""
    found = place(inventory, new)
    pci = [request.model_copy(update={"hinted": at}) for request, at in zip(new.pci, found.devices, strict=True)]
    return inventory.with_vm(new.model_copy(update={"host": found.host, "pci": tuple(pci), "powering_on": True}))


def test_one_device_is_not_booked_for_two_slots():
    """Each of two requests fits alone, and one card is booked for both."""
    found = place(estate(host("esxi-01", device("01:00.0"))), vm("new", "esxi-01", ask(A100, T4), ask(A100)))
    assert not found.fits


def test_a_second_vm_does_not_see_a_device_that_is_reserved():
    """Two power-ons pass the check before either has claimed the device."""
    inventory = _reserved(estate(host("esxi-01", device("01:00.0"))), vm("first", "esxi-01", ask()))
    second = place(inventory, vm("second", "esxi-01", ask()))
    assert [fault.code for fault in second.hosts[0].reasons] == ["device-in-use"]
    assert "first" in second.hosts[0].reasons[0].message


def test_a_vm_gets_as_many_devices_as_it_asks_for_each_once():
    """More devices are assigned than were asked for."""
    inventory = estate(host("esxi-01", *(device(f"{n:02x}:00.0") for n in range(1, 9))))
    found = place(inventory, vm("new", "esxi-01", *[ask()] * 3))
    assert _texts(found.devices) == ["0000:01:00.0", "0000:02:00.0", "0000:03:00.0"]


def test_sixty_four_slots_on_sixty_four_devices_are_matched_without_enumeration():
    """Candidates are enumerated, and eight devices already exhaust the memory; here 64! orders would be tried."""
    models = [DeviceId(0x10DE, 0x1000 + n) for n in range(64)]
    here = host("esxi-01", *(device(f"{n:02x}:00.0", model, label=f"l{n}") for n, model in enumerate(models)))
    found = place(estate(here), vm("new", "esxi-01", *(ask(*models[: n + 1]) for n in range(64))))
    assert _texts(found.devices) == [f"0000:{n:02x}:00.0" for n in range(64)]


def test_one_slot_too_many_is_refused_with_the_whole_set_named():
    """A request for one device more than exist never ends; 33 on 32 has more orders than can be tried."""
    here = host("esxi-01", *(device(f"{n:02x}:00.0") for n in range(32)))
    verdict = place(estate(here), vm("new", "esxi-01", *[ask()] * 33)).hosts[0]
    (fault,) = verdict.reasons
    assert (fault.code, verdict.missing) == ("too-few-devices", 1)
    assert "30, 31 and 32" in fault.message


def test_a_refused_placement_leaves_the_estate_as_it_was():
    """Undoing a rejected candidate leaks a reservation, and the next request stays unserved."""
    inventory = estate(host("esxi-01", device("01:00.0"), device("02:00.0", T4)))
    fits = vm("small", "esxi-01", ask())
    before = place(inventory, fits).as_json()
    assert not place(inventory, vm("big", "esxi-01", ask(), ask(T4), ask(T4))).fits
    assert place(inventory, fits).as_json() == before


def test_a_vm_that_asks_for_no_device_fits_and_one_that_does_fails_on_empty_hosts():
    """A request is satisfied by an empty set of devices."""
    inventory = estate(host("esxi-01"))
    none_asked = place(inventory, vm("new", "esxi-01"))
    assert (none_asked.fits, none_asked.devices) == (True, ())
    assert not place(inventory, vm("new", "esxi-01", ask())).fits


def test_slots_are_filled_from_several_models():
    """A count is not summed over models: two of either kind are refused where one of each is free."""
    inventory = estate(host("esxi-01", device("01:00.0", A100), device("02:00.0", T4)))
    found = place(inventory, vm("new", "esxi-01", *[ask(A100, T4)] * 2))
    assert _texts(found.devices) == ["0000:01:00.0", "0000:02:00.0"]


def test_the_order_in_which_devices_are_listed_changes_nothing():
    """Greedy choice in the order of a hash map answers differently from run to run."""
    devices = [device(f"{n:02x}:00.0", (A100, T4)[n % 2], label=(None, "x")[n % 3 == 0]) for n in range(1, 9)]
    new = vm("new", "esxi-01", ask(A100, T4), ask(T4), ask(A100, T4, label="x"))
    one = place(estate(host("esxi-01", *devices)), new)
    other = place(estate(host("esxi-01", *reversed(devices))), new)
    assert one.fits
    assert one.as_json() == other.as_json()


def test_a_device_given_up_is_free_at_once():
    """After an eviction the old state is asked, and the device is still called exhausted."""
    holder = vm("old", "esxi-01", ask(assigned="01:00.0"), on=True)
    inventory = estate(host("esxi-01", device("01:00.0")), vms=(holder,))
    new = vm("new", "esxi-01", ask())
    assert not place(inventory, new).fits
    assert place(inventory.with_vm(holder.freed().model_copy(update={"power": "off"})), new).fits


def test_a_device_taken_in_between_is_not_hinted_again():
    """A plan is made and rejected again and again on facts that have changed."""
    inventory = estate(host("esxi-01", device("01:00.0"), device("02:00.0")))
    assert _texts(place(inventory, vm("new", "esxi-01", ask())).devices) == ["0000:01:00.0"]
    taken = inventory.with_vm(vm("fast", "esxi-01", ask(assigned="01:00.0"), on=True))
    assert _texts(place(taken, vm("new", "esxi-01", ask())).devices) == ["0000:02:00.0"]


def test_a_wide_slot_listed_first_does_not_take_the_only_narrow_device():
    """The first free device of the wide list is taken, and the narrow list goes empty."""
    inventory = estate(host("esxi-01", device("01:00.0", A100), device("02:00.0", T4)))
    found = place(inventory, vm("new", "esxi-01", ask(A100, T4), ask(A100)))
    assert _texts(found.devices) == ["0000:02:00.0", "0000:01:00.0"]


def test_a_power_on_given_up_frees_its_reservation():
    """A failed start leaves its mark, and capacity is lost."""
    inventory = _reserved(estate(host("esxi-01", device("01:00.0"))), vm("first", "esxi-01", ask()))
    given_up = inventory.with_vm(inventory.vms["first"].freed())
    assert place(given_up, vm("second", "esxi-01", ask())).fits


def test_every_host_slot_and_device_is_named_in_a_refusal():
    """One message for the whole cluster says only that a device cannot be allocated."""
    inventory = estate(
        host("esxi-01", device("01:00.0", label="a"), device("02:00.0", label="b")),
        host("esxi-02", device("03:00.0", T4)),
    )
    causes = place(inventory, vm("new", "esxi-01", ask(label="x"), ask(T4, label="y"))).fault().causes
    assert [(c.about and c.about.name, c.slot, c.device and str(c.device), c.code) for c in causes] == [
        ("esxi-01", 0, "0000:01:00.0", "label-differs"),
        ("esxi-01", 0, "0000:02:00.0", "label-differs"),
        ("esxi-01", 1, None, "no-such-device"),
        ("esxi-02", 0, None, "no-such-device"),
        ("esxi-02", 1, "0000:03:00.0", "label-differs"),
    ]


def test_the_other_functions_of_a_card_are_not_given_to_another_vm():
    """The audio function of a card in use is offered as free, though both share one isolation group."""
    audio = device("01:00.1", T4, dependent_device="0000:01:00.0", class_id=0x0403)
    holder = vm("old", "esxi-01", ask(assigned="01:00.0"), on=True)
    found = place(estate(host("esxi-01", device("01:00.0"), audio), vms=(holder,)), vm("new", "esxi-01", ask(T4)))
    assert [fault.code for fault in found.hosts[0].reasons] == ["dependent-device-in-use"]


def test_one_address_in_two_spellings_is_one_device():
    """Addresses are compared as text: one device counts as two, or two as one."""
    holder = vm("old", "esxi-01", ask(assigned="AF:00.0"), on=True)
    inventory = estate(host("esxi-01", device("0000:af:00.0"), device("0001:af:00.0")), vms=(holder,))
    assert _texts(place(inventory, vm("new", "esxi-01", ask())).devices) == ["0001:af:00.0"]
