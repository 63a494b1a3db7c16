"""Questions of the screens: trees, device lists, choices, go to."""

from tests.build import A100, T4, ask, device, estate, host, vm
from vconsole.model import Cluster, Datacenter, Inventory, PciAddress, Ref
from vconsole.vcenter import DeleteVm, PowerOn, Session, SetDrs
from vconsole.vcenter.queries import (
    PlaceIndex,
    describe_request,
    device_capacities,
    device_choices,
    folders_in,
    has_children,
    host_usage,
    hosts_and_clusters,
    path_to,
    pci_rows,
    tasks_about,
    vms_of,
)

BRIDGE = device("ae:00.0", passthrough="not-capable", class_id=0x0604)
GPU = device("af:00.0", parent="ae:00.0", label="Training")
SPARE = device("d8:00.0", T4, passthrough="disabled")
ESTATE = estate(
    host("esxi-01", BRIDGE, GPU, SPARE),
    host("lone-01", device("3b:00.0"), cluster=None),
    vms=(
        vm("train-01", "esxi-01", ask(label="Training", assigned="af:00.0"), on=True),
        vm("web-01", "lone-01", folder="Web"),
    ),
)


def test_the_tree_leads_from_vcenter_to_vms() -> None:
    (vcenter,) = hosts_and_clusters(ESTATE, None)
    (lab,) = hosts_and_clusters(ESTATE, vcenter)
    assert hosts_and_clusters(ESTATE, lab) == (Ref("cluster", "gpu"), Ref("host", "lone-01"))
    assert hosts_and_clusters(ESTATE, Ref("host", "esxi-01")) == (Ref("vm", "train-01"),)
    assert path_to(ESTATE, Ref("vm", "train-01")) == (
        vcenter, lab, Ref("cluster", "gpu"), Ref("host", "esxi-01"), Ref("vm", "train-01"),
    )  # fmt: skip


def test_a_path_to_what_is_gone_is_empty() -> None:
    assert path_to(ESTATE, Ref("vm", "gone")) == ()


def test_only_what_holds_something_can_be_opened() -> None:
    empty = Inventory.of(datacenters=[Datacenter(name="Lab")], clusters=[Cluster(name="gpu", datacenter="Lab")])
    assert not has_children(empty, Ref("cluster", "gpu"))
    assert has_children(ESTATE, Ref("host", "esxi-01"))


def test_vms_stand_in_their_folders() -> None:
    assert folders_in(ESTATE, "Lab") == {"Web": ("web-01",), None: ("train-01",)}
    assert [found.name for found in vms_of(ESTATE, Ref("datacenter", "Lab"))] == ["train-01", "web-01"]


def test_devices_stand_below_their_bridges() -> None:
    rows = pci_rows(ESTATE, ESTATE.hosts["esxi-01"], enabled_only=False)
    assert [(str(row.device.address), row.depth) for row in rows] == [
        ("0000:ae:00.0", 0),
        ("0000:af:00.0", 1),
        ("0000:d8:00.0", 0),
    ]


def test_the_enabled_list_keeps_the_bridge_above_an_enabled_device() -> None:
    rows = pci_rows(ESTATE, ESTATE.hosts["esxi-01"], enabled_only=True)
    assert [str(row.device.address) for row in rows] == ["0000:ae:00.0", "0000:af:00.0"]
    bridge, gpu = rows
    assert (bridge.passthrough, bridge.sriov, bridge.hardware_label) == ("Not Configurable", "Not Configurable", "N/A")
    assert (gpu.passthrough, gpu.sriov, gpu.hardware_label) == ("Enabled", "Not Configurable", "Training")
    assert gpu.use is not None
    assert gpu.use.vm == "train-01"


def test_a_device_without_label_shows_two_dashes() -> None:
    rows = pci_rows(ESTATE, ESTATE.hosts["esxi-01"], enabled_only=False)
    assert (rows[2].hardware_label, rows[2].sriov) == ("--", "Disabled")


def test_the_dialog_offers_each_model_and_label_once_and_every_device_by_address() -> None:
    twins = host("esxi-01", device("3b:00.0", label="Training"), device("af:00.0", label="Training"), SPARE)
    dynamic, *static = device_choices([twins])
    assert (dynamic.name, dynamic.access_type, dynamic.manufacturer, dynamic.count) == (
        "GA100 [A100 PCIe 40GB] (Training)",
        "Dynamic DirectPath IO",
        "NVIDIA Corporation",
        2,
    )
    assert [(choice.name, choice.access_type) for choice in static] == [
        ("0000:3b:00.0 | GA100 [A100 PCIe 40GB]", "DirectPath IO"),
        ("0000:af:00.0 | GA100 [A100 PCIe 40GB]", "DirectPath IO"),
    ]


def test_to_a_request_without_a_label_labelled_devices_answer_too() -> None:
    cards = host("esxi-01", device("3b:00.0", label="Training"), device("af:00.0"), device("d8:00.0", T4))
    counts = {choice.name: (choice.count, choice.labelled) for choice in device_choices([cards]) if not choice.host}
    assert counts == {
        "GA100 [A100 PCIe 40GB]": (2, 1),
        "GA100 [A100 PCIe 40GB] (Training)": (1, 0),
        "TU104GL [Tesla T4]": (1, 0),
    }


def test_blanks_at_the_ends_of_a_label_are_seen_wherever_a_device_is_named() -> None:
    blank = host("esxi-01", device("3b:00.0", label=" Training "))
    assert device_choices([blank])[0].name == "GA100 [A100 PCIe 40GB] (␣Training␣)"
    assert describe_request(ask(A100, label="Training ")) == "GA100 [A100 PCIe 40GB] (Training␣)"


def test_a_cluster_counts_its_devices_by_model_and_label() -> None:
    (capacity,) = device_capacities(ESTATE, "gpu")
    assert (capacity.consumed, capacity.pending, capacity.remaining, capacity.maximum) == (1, 0, 0, 1)
    assert [holder.use.vm for holder in capacity.holders] == ["train-01"]


def test_a_host_sums_up_its_running_vms() -> None:
    usage = host_usage(ESTATE, ESTATE.hosts["esxi-01"])
    assert (usage.vms, usage.running, usage.cpus, usage.reserved_gb) == (1, 1, 8, 32)


def test_a_request_is_spelled_as_in_edit_settings() -> None:
    assert describe_request(ask(A100, label="Training")) == "GA100 [A100 PCIe 40GB] (Training)"
    assert describe_request(ask(A100, T4)) == "GA100 [A100 PCIe 40GB] or TU104GL [Tesla T4]"


def test_go_to_finds_names_addresses_and_labels() -> None:
    index = PlaceIndex(ESTATE)
    assert index.find("train", most=9)[0].ref == Ref("vm", "train-01")
    assert {place.ref.name for place in index.find("AF:00 training", most=9)} == {"esxi-01"}
    assert index.find("af:00", most=9)[0].device == PciAddress.parse("af:00.0")
    assert index.find("nothing-like-it", most=9) == ()
    assert len(index.find("", most=3)) == 3


def test_go_to_lists_what_begins_with_the_word_first() -> None:
    index = PlaceIndex(estate(host("a-train"), host("train-host")))
    assert [place.ref.name for place in index.find("train", most=9)] == ["train-host", "a-train"]


def test_the_tasks_of_an_object_are_those_of_all_below_it_newest_first() -> None:
    inventory = estate(host("esxi-01"), host("alone", cluster=None), vms=(vm("a", "esxi-01"), vm("b", "alone")))
    on = Session(inventory)
    for action in (PowerOn(vms=("a",)), PowerOn(vms=("b",)), SetDrs(cluster="gpu", enabled=False)):
        on.perform(action)
    told = {
        ref: [task.target.name for task in tasks_about(on.inventory, ref, on.state.tasks)]
        for ref in (Ref("datacenter", "Lab"), Ref("cluster", "gpu"), Ref("host", "alone"), Ref("vm", "a"))
    }
    assert list(told.values()) == [["gpu", "b", "a"], ["gpu", "a"], ["b"], ["a"]]


def test_the_tasks_of_a_deleted_vm_are_those_of_vcenter() -> None:
    on = Session(estate(host("esxi-01"), vms=(vm("a", "esxi-01"),)))
    on.perform(DeleteVm(vm="a"))
    assert tasks_about(on.inventory, Ref("cluster", "gpu"), on.state.tasks) == ()
    vcenter = Ref("vcenter", on.inventory.vcenter.name)
    assert [task.target.name for task in tasks_about(on.inventory, vcenter, on.state.tasks)] == ["a"]
