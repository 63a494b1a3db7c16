import pytest

from tests.build import A100, T4, ask, device, estate, host, static, vm
from vconsole.assignable import Answer, Scarcity, answer, uses
from vconsole.model import Fault, Host, Passthrough, Ref, Vm


def _answer(here: Host, new: Vm, *others: Vm) -> Answer:
    inventory = estate(here, host("esxi-02"), vms=others)
    used = uses(inventory, here.name, without=new.name)
    return answer(here, new, used, scarcity=Scarcity.among(inventory, [here]))


def _only(found: Answer) -> Fault:
    assert not found.fits
    assert found.devices == ()
    (fault,) = found.reasons
    assert fault.remedy
    assert fault.about == Ref("host", "esxi-01")
    return fault


def test_a_host_without_the_model_says_what_it_has():
    here = host("esxi-01", device("01:00.0", T4), device("02:00.0", T4))
    fault = _only(_answer(here, vm("new", "esxi-01", ask(A100))))
    assert (fault.code, fault.slot, fault.device) == ("no-such-device", 0, None)
    assert "0x10de:0x20f1" in fault.message
    assert "2 x TU104GL [Tesla T4]" in fault.message


def test_a_host_with_nothing_to_pass_through_says_so():
    fault = _only(_answer(host("esxi-01"), vm("new", "esxi-01", ask())))
    assert "no device that can be passed through" in fault.message


@pytest.mark.parametrize(
    ("found", "said"),
    [
        ("training", "differ in upper and lower case"),
        ("Training ", 'the hardware label "Training "'),
        ("Trainin", "differ in one letter"),
        (None, "no hardware label"),
        ("Inference", '"Inference"'),
    ],
)
def test_a_label_that_differs_is_shown_beside_the_one_wanted(found, said):
    here = host("esxi-01", device("01:00.0", label=found))
    fault = _only(_answer(here, vm("new", "esxi-01", ask(label="Training"))))
    assert (fault.code, str(fault.device)) == ("label-differs", "0000:01:00.0")
    assert said in fault.message
    assert '"Training"' in fault.message


@pytest.mark.parametrize(
    ("state", "code"),
    [
        (Passthrough.DISABLED, "passthrough-disabled"),
        (Passthrough.ENABLED_NEEDS_REBOOT, "passthrough-needs-reboot"),
        (Passthrough.NOT_CAPABLE, "not-passthrough-capable"),
    ],
)
@pytest.mark.parametrize("request_", [ask(), static("01:00.0")], ids=["dynamic", "static"])
def test_passthrough_that_is_not_active_is_told_apart(state, code, request_):
    here = host("esxi-01", device("01:00.0", passthrough=state))
    assert _only(_answer(here, vm("new", "esxi-01", request_))).code == code


@pytest.mark.parametrize(("at_once", "reboots"), [(True, False), (False, True)])
def test_a_reboot_is_asked_for_with_the_toggle_only_where_the_host_needs_one(at_once, reboots):
    off = device("01:00.0", passthrough=Passthrough.DISABLED)
    fault = _only(_answer(host("esxi-01", off, device_rebind_without_reboot=at_once), vm("new", "esxi-01", ask())))
    assert "Toggle passthrough" in fault.remedy
    assert fault.remedy.endswith("and reboot that host.") is reboots


def test_a_device_that_loses_passthrough_at_the_next_reboot_still_serves():
    here = host("esxi-01", device("01:00.0", passthrough=Passthrough.DISABLED_NEEDS_REBOOT))
    assert _answer(here, vm("new", "esxi-01", ask())).fits


@pytest.mark.parametrize("request_", [ask(), static("01:00.0")], ids=["dynamic", "static"])
def test_a_device_in_use_names_the_vm_that_runs_with_it(request_):
    here = host("esxi-01", device("01:00.0"))
    holder = vm("train-01", "esxi-01", ask(assigned="01:00.0"), on=True)
    fault = _only(_answer(here, vm("new", "esxi-01", request_), holder))
    assert fault.code == "device-in-use"
    assert "assigned to train-01" in fault.message


def test_a_device_on_the_way_to_another_vm_is_in_use_too():
    here = host("esxi-01", device("01:00.0"))
    hinted = ask().model_copy(update={"hinted": here.pci[0].address})
    holder = vm("train-01", "esxi-01", hinted, powering_on=True)
    fault = _only(_answer(here, vm("new", "esxi-01", ask()), holder))
    assert "reserved for train-01" in fault.message


def test_a_function_of_a_group_in_use_names_the_sibling_and_its_vm():
    here = host(
        "esxi-01", device("01:00.0", T4), device("01:00.1", A100, dependent_device="0000:01:00.0", class_id=0x0403)
    )
    holder = vm("train-01", "esxi-01", ask(T4, assigned="01:00.0"), on=True)
    fault = _only(_answer(here, vm("new", "esxi-01", ask(A100)), holder))
    assert fault.code == "dependent-device-in-use"
    assert "0000:01:00.0" in fault.message
    assert "train-01" in fault.message


def test_two_functions_of_one_group_go_to_one_vm():
    here = host("esxi-01", device("01:00.0", T4), device("01:00.1", A100, dependent_device="0000:01:00.0"))
    assert _answer(here, vm("new", "esxi-01", ask(T4), ask(A100))).fits


def test_a_device_with_two_obstacles_names_both():
    here = host("esxi-01", device("01:00.0", label="Inference", passthrough=Passthrough.DISABLED))
    reasons = _answer(here, vm("new", "esxi-01", ask(label="Training"))).reasons
    assert [fault.code for fault in reasons] == ["label-differs", "passthrough-disabled"]
    assert {str(fault.device) for fault in reasons} == {"0000:01:00.0"}


def test_each_slot_names_each_device_of_an_allowed_model():
    here = host("esxi-01", device("01:00.0", label="A"), device("02:00.0", label="B"), device("03:00.0", T4))
    found = _answer(here, vm("new", "esxi-01", ask(label="X"), ask(T4), ask(label="Y")))
    assert [(f.slot, str(f.device)) for f in found.reasons] == [
        (0, "0000:01:00.0"),
        (0, "0000:02:00.0"),
        (2, "0000:01:00.0"),
        (2, "0000:02:00.0"),
    ]


def test_devices_are_named_in_the_order_of_their_addresses():
    here = host("esxi-01", device("af:00.0", label="A"), device("0b:00.0", label="B"))
    found = _answer(here, vm("new", "esxi-01", ask(label="X")))
    assert [str(fault.device) for fault in found.reasons] == ["0000:0b:00.0", "0000:af:00.0"]


def test_a_static_device_of_another_host_does_not_occupy_the_same_address_here():
    here = host("esxi-01", device("01:00.0"))
    found = _answer(here, vm("new", "esxi-01", static("01:00.0", host="esxi-02"), ask()))
    assert _only(found).code == "static-other-host"


def test_slots_that_fit_alone_but_not_together_are_explained_as_a_set():
    here = host("esxi-01", device("01:00.0"), device("02:00.0"))
    fault = _only(_answer(here, vm("new", "esxi-01", ask(), ask(), ask())))
    assert (fault.code, fault.slot) == ("too-few-devices", None)
    assert "0, 1 and 2" in fault.message
    assert "0000:01:00.0, 0000:02:00.0" in fault.message
    assert "one device is missing" in fault.message


def test_a_set_that_is_short_also_says_why_other_devices_do_not_help():
    here = host("esxi-01", device("01:00.0"), device("02:00.0"))
    holder = vm("train-01", "esxi-01", ask(assigned="01:00.0"), on=True)
    found = _answer(here, vm("new", "esxi-01", ask(), ask()), holder)
    assert [fault.code for fault in found.reasons] == ["device-in-use", "device-in-use", "too-few-devices"]
    assert found.missing == 1


def test_a_static_device_runs_only_on_its_own_host():
    here = host("esxi-01", device("01:00.0"))
    fault = _only(_answer(here, vm("new", "esxi-02", static("01:00.0", host="esxi-02"))))
    assert fault.code == "static-other-host"
    assert "esxi-02" in fault.message


def test_a_static_device_that_names_no_host_belongs_to_where_the_vm_is_registered():
    here = host("esxi-01", device("01:00.0"))
    assert _answer(here, vm("new", "esxi-01", static("01:00.0"))).fits
    assert _only(_answer(here, vm("new", "esxi-02", static("01:00.0")))).code == "static-other-host"


def test_a_static_device_that_is_gone_is_missing():
    fault = _only(_answer(host("esxi-01"), vm("new", "esxi-01", static("01:00.0", host="esxi-01"))))
    assert fault.code == "static-device-missing"


def test_a_static_device_replaced_by_another_model_differs():
    here = host("esxi-01", device("01:00.0", T4))
    fault = _only(_answer(here, vm("new", "esxi-01", static("01:00.0", host="esxi-01", id=A100))))
    assert fault.code == "static-model-differs"
    assert "Tesla T4" in fault.message


def test_a_static_device_is_not_offered_to_a_dynamic_request_of_the_same_vm():
    here = host("esxi-01", device("01:00.0"))
    fault = _only(_answer(here, vm("new", "esxi-01", static("01:00.0"), ask())))
    assert (fault.code, fault.slot) == ("device-in-use", 1)
    assert "this virtual machine" in fault.message


def test_static_and_dynamic_devices_are_answered_in_slot_order():
    here = host("esxi-01", device("01:00.0"), device("02:00.0"))
    found = _answer(here, vm("new", "esxi-01", ask(), static("01:00.0")))
    assert [str(address) for address in found.devices] == ["0000:02:00.0", "0000:01:00.0"]


def test_one_device_cannot_be_two_static_devices():
    here = host("esxi-01", device("01:00.0"))
    fault = _only(_answer(here, vm("new", "esxi-01", static("01:00.0"), static("01:00.0"))))
    assert (fault.code, fault.slot) == ("device-in-use", 1)
