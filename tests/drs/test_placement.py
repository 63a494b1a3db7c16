import json

import pytest

from tests.build import A100, T4, ask, device, estate, host, static, vm
from vconsole.drs import place
from vconsole.model import HostState, Inventory, NvidiaVgpu


def _two() -> Inventory:
    return estate(
        host("esxi-01", device("01:00.0", label="Training")), host("esxi-02", device("3b:00.0", label="Inference"))
    )


def test_the_host_with_the_label_is_chosen_and_its_device_hinted():
    found = place(_two(), vm("new", "esxi-01", ask(label="Inference")))
    assert (found.fits, found.host, [str(d) for d in found.devices]) == (True, "esxi-02", ["0000:3b:00.0"])


def test_every_host_has_a_verdict_in_the_order_given():
    found = place(_two(), vm("new", "esxi-01", ask(label="Nowhere")))
    assert [(v.host, v.fits, v.score, v.devices) for v in found.hosts] == [
        ("esxi-01", False, None, ()),
        ("esxi-02", False, None, ()),
    ]
    assert [[f.code for f in v.reasons] for v in found.hosts] == [["label-differs"], ["label-differs"]]


def test_the_balanced_host_is_chosen_first():
    inventory = estate(
        host("esxi-01", device("01:00.0")),
        host("esxi-02", device("01:00.0")),
        vms=(vm("busy", "esxi-01", on=True, cpus=16, memory_gb=64),),
    )
    found = place(inventory, vm("new", "esxi-01", ask(), cpus=8, memory_gb=32))
    assert found.host == "esxi-02"
    assert [(v.host, v.score) for v in found.ranked] == [("esxi-02", 0.875), ("esxi-01", 0.625)]


def test_the_greater_share_decides_whether_of_memory_or_of_processors():
    inventory = estate(host("esxi-01", cpu_cores=64, memory_gb=64), host("esxi-02", cpu_cores=16, memory_gb=512))
    found = place(inventory, vm("new", "esxi-01", cpus=8, memory_gb=48))
    assert [(v.host, v.score) for v in found.ranked] == [("esxi-02", 0.5), ("esxi-01", 0.25)]


def test_balance_counts_before_the_cost_of_devices():
    inventory = estate(
        host("esxi-01", device("01:00.0"), memory_gb=256), host("esxi-02", device("01:00.0", label="Training"))
    )
    assert place(inventory, vm("new", "esxi-01", ask(), memory_gb=128)).host == "esxi-02"


def test_among_balanced_hosts_the_one_with_the_less_wanted_device_is_chosen():
    inventory = estate(host("esxi-01", device("01:00.0", label="Training")), host("esxi-02", device("01:00.0")))
    assert place(inventory, vm("new", "esxi-01", ask())).host == "esxi-02"


def test_among_equal_hosts_the_first_is_chosen():
    inventory = estate(host("esxi-02", device("01:00.0")), host("esxi-01", device("01:00.0")))
    assert place(inventory, vm("new", "esxi-01", ask())).host == "esxi-02"


def test_only_the_hosts_given_are_considered():
    inventory = _two()
    found = place(inventory, vm("new", "esxi-01", ask()), hosts=[inventory.hosts["esxi-02"]])
    assert [verdict.host for verdict in found.hosts] == ["esxi-02"]
    assert found.host == "esxi-02"


def test_a_vm_on_a_standalone_host_is_placed_only_there():
    inventory = estate(host("alone", cluster=None), host("esxi-01", device("01:00.0")))
    assert [v.host for v in place(inventory, vm("new", "alone", ask())).hosts] == ["alone"]


def test_what_a_vm_holds_itself_does_not_count_against_it():
    mine = vm("mine", "esxi-01", ask(assigned="01:00.0"), on=True, memory_gb=400)
    found = place(estate(host("esxi-01", device("01:00.0")), vms=(mine,)), mine)
    assert found.host == "esxi-01"


@pytest.mark.parametrize(
    ("fields", "new", "code"),
    [
        ({"state": HostState.MAINTENANCE}, {}, "host-in-maintenance"),
        ({"state": HostState.DISCONNECTED}, {}, "host-not-connected"),
        ({"state": HostState.NOT_RESPONDING}, {}, "host-not-connected"),
        ({"version": "7.0.3"}, {"hardware_version": 20}, "hardware-version"),
        ({"cpu_cores": 4}, {"cpus": 8}, "insufficient-cpus"),
        ({"cpu_cores": 8, "cpu_mhz": 1000}, {"cpu_reservation_mhz": 9000}, "insufficient-cpu"),
        ({"memory_gb": 16}, {"memory_gb": 32, "reserve_all_memory": False}, "insufficient-memory"),
    ],
)
def test_a_host_that_cannot_run_the_vm_says_why(fields, new, code):
    found = place(estate(host("esxi-01", device("01:00.0"), **fields)), vm("new", "esxi-01", ask(), **new))
    (fault,) = found.hosts[0].reasons
    assert (fault.code, found.fits) == (code, False)
    assert fault.about is not None
    assert fault.about.name == "esxi-01"
    assert fault.remedy


@pytest.mark.parametrize(("reserved", "fits"), [(True, False), (False, True)])
def test_memory_that_running_vms_reserve_is_not_given_twice(reserved, fits):
    busy = vm("busy", "esxi-01", on=True, memory_gb=400, reserve_all_memory=reserved)
    inventory = estate(host("esxi-01", device("01:00.0")), vms=(busy,))
    assert place(inventory, vm("new", "esxi-01", ask(), memory_gb=200)).fits is fits


def test_processors_that_running_vms_reserve_are_not_given_twice():
    busy = vm("busy", "esxi-01", on=True, cpu_reservation_mhz=6000)
    inventory = estate(host("esxi-01", cpu_cores=10, cpu_mhz=1000), vms=(busy,))
    assert place(inventory, vm("new", "esxi-01", cpu_reservation_mhz=4000)).fits
    found = place(inventory, vm("new", "esxi-01", cpu_reservation_mhz=4001))
    assert [fault.code for fault in found.hosts[0].reasons] == ["insufficient-cpu"]


def test_a_starting_vm_reserves_its_memory_already():
    busy = vm("busy", "esxi-01", powering_on=True, memory_gb=400)
    found = place(estate(host("esxi-01", device("01:00.0")), vms=(busy,)), vm("new", "esxi-01", memory_gb=200))
    assert [fault.code for fault in found.hosts[0].reasons] == ["insufficient-memory"]


def test_all_reasons_of_a_host_are_recorded_not_the_first():
    here = host(
        "esxi-01", device("01:00.0", T4), state=HostState.MAINTENANCE, version="7.0.3", cpu_cores=4, memory_gb=8
    )
    found = place(estate(here), vm("new", "esxi-01", ask(A100), ask(T4, label="x"), NvidiaVgpu(profile="grid_t4-4c")))
    assert [fault.code for fault in found.hosts[0].reasons] == [
        "host-in-maintenance",
        "hardware-version",
        "insufficient-cpus",
        "insufficient-memory",
        "no-such-device",
        "label-differs",
        "vgpu-driver-missing",
        "vgpu-host-default-shared",
        "vgpu-gpu-passed-through",
        "vgpu-gpu-not-shared-direct",
    ]


def test_a_refused_placement_is_one_fault_with_every_reason_behind_it():
    found = place(_two(), vm("new", "esxi-01", ask(label="Nowhere")))
    fault = found.fault()
    assert fault.code == "no-compatible-host"
    assert fault.message == "No host is compatible with the virtual machine."
    assert [cause.about.name for cause in fault.causes if cause.about] == ["esxi-01", "esxi-02"]


def test_no_host_at_all_is_a_refusal():
    found = place(_two(), vm("new", "esxi-01", ask()), hosts=[])
    assert (found.fits, found.host, found.devices, found.hosts) == (False, None, (), ())
    assert found.fault().code == "no-compatible-host"


def test_the_json_form_has_the_published_shape():
    told = place(_two(), vm("new", "esxi-01", ask(label="Training"), memory_gb=64)).as_json()
    (reason,) = told["hosts"][1]["reasons"]
    assert json.loads(json.dumps(told)) == {
        "fits": True,
        "host": "esxi-01",
        "devices": ["0000:01:00.0"],
        "hosts": [
            {"host": "esxi-01", "fits": True, "devices": ["0000:01:00.0"], "score": 0.875, "reasons": []},
            {"host": "esxi-02", "fits": False, "devices": [], "score": None, "reasons": [reason]},
        ],
    }
    assert {key: reason[key] for key in ("code", "slot", "device")} == {
        "code": "label-differs",
        "slot": 0,
        "device": "0000:3b:00.0",
    }
    assert set(reason) == {"code", "slot", "device", "message", "remedy"}


def test_a_static_vm_fits_only_where_its_device_is():
    inventory = estate(host("esxi-01", device("01:00.0")), host("esxi-02", device("01:00.0")))
    found = place(inventory, vm("new", "esxi-01", static("01:00.0", host="esxi-02")))
    assert found.host == "esxi-02"
    assert [fault.code for fault in found.hosts[0].reasons] == ["static-other-host"]
