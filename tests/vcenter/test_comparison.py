"""DirectPath IO and Dynamic DirectPath IO compared: every answer is tried."""

from collections.abc import Mapping

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.build import T4, ask, device, estate, host, static, vm
from tests.vcenter.strategies import VMS, estates, scripts
from tests.vcenter.test_laws import Script, step
from vconsole.files.samples import open_sample, samples
from vconsole.model import Drs, Fault, Inventory
from vconsole.model.catalogue import capabilities
from vconsole.model.catalogue.capabilities import Capability, Operation, operations
from vconsole.vcenter import Event, Session, SetDrs, action_json, read_action
from vconsole.vcenter.comparison import KINDS, Comparison, Subject, Tried, compare_kinds, compare_vm, compared, notation

STATIC, DYNAMIC, VGPU = "DirectPath IO", "Dynamic DirectPath IO", "NVIDIA vGPU"
A, B = "esxi-01.lab.local", "esxi-02.lab.local"

ARTICLE = {
    "Failover HA": ("No", "Yes", "Yes"),
    "Initial placement DRS": ("No", "Yes", "Yes"),
    "Load balance DRS": ("No", "No", "No"),
    "vMotion": ("No", "Yes", "Yes"),
    "Host maintenance mode": ("Shut down, reconfigure", "Cold migration", "vMotion by hand"),
    "Snapshot": ("No", "No", "Yes"),
    "Suspend and resume": ("No", "No", "Yes"),
    "Fractional GPUs": ("No", "No", "Yes"),
    "TKGs VM class": ("No", "Yes", "Yes"),
}
"""The functionality table of FD-2023-06-06, with the third column of FD-2023-05-10."""

KNOWN_DIFFERENCES = {
    ("vMotion", DYNAMIC): "No · Yes with a migratable device",
    ("vMotion", VGPU): "No · Yes with vgpu.hotmigrate.enabled",
    ("Host maintenance mode", VGPU): "Cold migration · vMotion by hand with vgpu.hotmigrate.enabled",
}
"""Where it depends on something, both are tried.

Of dynamic devices copies of the article say Yes and its own repository No; the device decides. Of vGPUs it says what
is true with the setting of vCenter, which is not set at first.
"""


@pytest.fixture(scope="module")
def kinds() -> Comparison:
    return compare_kinds()


def pair(*, label: str = "Training", **cluster: object) -> Inventory:
    """Two hosts with one A100 each, and a VM that runs with the first."""
    return estate(
        host(A, device("af:00.0", label="Training")),
        host(B, device("3b:00.0", label=label)),
        vms=(vm("train-01", A, ask(label="Training", assigned="af:00.0"), on=True),),
        **{"ha": {"enabled": True}, **cluster},
    )


def tried(inventory: Inventory, row: str, column: str, name: str = "train-01") -> Tried:
    return compare_vm(inventory, name).cell(row, column).evidence[0].tried


def reason(answer: Tried) -> str | None:
    assert answer.decided_by is not None
    return answer.decided_by.code


def test_the_table_is_that_of_the_article_but_for_the_known_differences(kinds: Comparison) -> None:
    assert kinds.columns == (STATIC, DYNAMIC, VGPU)
    found = {(row.row.title, kinds.columns[at]): cell.text for row in kinds.rows for at, cell in enumerate(row.cells)}
    expected = {(title, column): ARTICLE[title][at] for title in ARTICLE for at, column in enumerate(kinds.columns)}
    different = {place: text for place, text in found.items() if text != expected[place]}
    assert list(expected) == list(found)
    assert different == KNOWN_DIFFERENCES


def test_the_row_with_two_versions_says_so(kinds: Comparison) -> None:
    assert [row.row.title for row in kinds.rows if "two versions" in row.row.note] == ["vMotion"]


def test_every_answer_has_an_event_or_a_refusal_that_decides_it(kinds: Comparison) -> None:
    for row in kinds.rows:
        for evidence in (each for cell in row.cells for each in cell.evidence):
            decided_by, run = evidence.tried.decided_by, evidence.tried.run
            assert decided_by is not None
            if isinstance(decided_by, Event):
                assert decided_by in run.events
            elif evidence.tried.verdict == "no" and row.row.name != "load-balance":
                assert decided_by in run.acts[-1].faults


def test_the_script_of_an_answer_gives_the_same_on_a_fresh_copy(kinds: Comparison) -> None:
    for cell in (cell for row in kinds.rows for cell in row.cells):
        for evidence in cell.evidence:
            session = Session(open_sample(evidence.where))
            for act in evidence.tried.run.acts:
                session.perform(read_action(action_json(act.action)))
                session.settle()
            assert tuple(session.events) == evidence.tried.run.events


def test_a_static_device_keeps_the_vm_off_after_a_failure_and_a_dynamic_one_does_not(kinds: Comparison) -> None:
    static_vm, dynamic_vm = (kinds.cell("failover", kind).evidence[0].tried for kind in (STATIC, DYNAMIC))
    assert reason(static_vm) == "static-device-pins-vm"
    assert "Dynamic DirectPath IO device instead" in static_vm.remedy
    assert isinstance(dynamic_vm.decided_by, Event)
    assert dynamic_vm.decided_by.event == "vm-restarted-by-ha"


def test_the_second_vm_is_refused_because_the_device_is_in_use(kinds: Comparison) -> None:
    for kind in (STATIC, DYNAMIC):
        fault = kinds.cell("fractional", kind).evidence[0].tried.decided_by
        assert isinstance(fault, Fault)
        assert fault.remedy
        assert "train-01" in str(fault.causes)


def test_a_vm_class_refuses_a_static_device_and_takes_a_dynamic_one(kinds: Comparison) -> None:
    static_vm, dynamic_vm = (kinds.cell("vm-class", kind).evidence[0].tried for kind in (STATIC, DYNAMIC))
    assert reason(static_vm) == "static-device-in-class"
    assert isinstance(dynamic_vm.decided_by, Event)
    assert dynamic_vm.decided_by.event == "vm-class-created"


def test_two_vms_with_vgpus_share_a_gpu(kinds: Comparison) -> None:
    answer = kinds.cell("fractional", VGPU).evidence[0].tried
    assert isinstance(answer.decided_by, Event)
    holders = [
        vm.name
        for vm in answer.run.inventory.vms_on("esxi-01.lab.local")
        if answer.decided_by.device in [vm.holds(device) for device in vm.pci]
    ]
    assert len(holders) == 2
    assert answer.decided_by.vm in holders


def test_a_vm_with_a_vgpu_moves_live_once_vcenter_is_set_to_it(kinds: Comparison) -> None:
    before, after = (evidence.tried for evidence in kinds.cell("vmotion", VGPU).evidence)
    assert isinstance(before.decided_by, Fault)
    assert "Set vCenter's advanced setting vgpu.hotmigrate.enabled to TRUE" in before.decided_by.remedy
    assert isinstance(after.decided_by, Event)
    assert after.decided_by.event == "vm-migrated"
    assert "set-vcenter-setting" in [action_json(act.action)["action"] for act in after.run.acts]


def test_a_vm_with_passthrough_answers_nothing_for_vgpu_and_the_other_way_round() -> None:
    passed = tried(pair(), "snapshot", VGPU)
    assert (passed.words, reason(passed)) == ("Not tried", "no-device-to-try")
    own = compare_vm(open_sample("vgpu"), "group-10a")
    assert own.cell("snapshot", VGPU).text == "Yes"
    assert reason(own.cell("snapshot", DYNAMIC).evidence[0].tried) == "no-device-to-try"


# It is tried: other facts give other answers


def altered(name: str, kind: str) -> Mapping[str, Operation]:
    """The capability table with a yes in one place."""
    before = operations()
    kinds = {**before[name].kinds, kind: Capability(answer="yes", source="this test")}
    return {**before, name: before[name].model_copy(update={"kinds": kinds})}


@pytest.mark.parametrize(("operation", "row"), [("snapshot", "snapshot"), ("suspend", "suspend")])
def test_another_capability_gives_another_answer(monkeypatch: pytest.MonkeyPatch, operation: str, row: str) -> None:
    table = altered(operation, "dynamic-directpath-io")
    monkeypatch.setattr(capabilities, "operations", lambda: table)
    found = compare_kinds()
    assert found.cell(row, DYNAMIC).text == "Yes"
    assert found.cell(row, STATIC).text == "No"


def test_a_vm_that_drs_may_balance_is_the_one_that_it_moves(monkeypatch: pytest.MonkeyPatch) -> None:
    table = altered("load-balance", "migratable-device")
    monkeypatch.setattr(capabilities, "operations", lambda: table)
    inventory = estate(
        host(A, device("af:00.0", migratable=True)),
        host(B, device("af:00.0", migratable=True)),
        vms=(vm("train-01", A, ask(assigned="af:00.0"), on=True, memory_gb=128),),
    )
    assert tried(inventory, "load-balance", DYNAMIC).verdict == "yes"
    assert tried(inventory, "load-balance", STATIC).verdict == "no"


def test_without_a_match_elsewhere_a_dynamic_device_does_not_help() -> None:
    inventory = pair(label="Trainnig")
    assert reason(tried(inventory, "failover", DYNAMIC)) == "no-host-for-restart"
    assert reason(tried(inventory, "placement", DYNAMIC)) == "no-compatible-host"
    assert tried(inventory, "maintenance", DYNAMIC).words == "Shut down"
    assert tried(pair(), "failover", DYNAMIC).verdict == "yes"


def test_a_migratable_device_answers_for_the_vm_that_has_it() -> None:
    found = compare_vm(open_sample("migratable"), "mobile-01")
    assert found.cell("vmotion", DYNAMIC).text == "Yes"
    assert found.cell("maintenance", DYNAMIC).text == "vMotion by hand"
    assert found.cell("vmotion", STATIC).text == "No"


def test_where_drs_only_recommends_the_copy_lets_it_place() -> None:
    answer = tried(pair(drs={"automation": "manual"}), "placement", DYNAMIC)
    assert answer.verdict == "yes"
    assert "set-drs" in [action_json(act.action)["action"] for act in answer.run.acts]


def test_where_drs_only_recommends_the_copy_lets_it_resume() -> None:
    shared = open_sample("vgpu")
    manual = shared.with_cluster(
        shared.clusters["gpu"].model_copy(update={"drs": Drs(enabled=True, automation="manual")})
    )
    assert tried(manual, "suspend", VGPU, "group-10a").words == "Yes"


def test_a_subject_can_bring_what_its_estate_lacks() -> None:
    off = pair(drs={"enabled": False})
    turn_on = (SetDrs(cluster="gpu", enabled=True),)
    found = compared([Subject(kind, off, "train-01", first=turn_on) for kind in KINDS])
    assert found.cell("placement", DYNAMIC).text == "Yes"
    assert found.cell("placement", STATIC).text == "No"


# What cannot be tried says so


def test_what_needs_another_host_is_not_tried_with_one() -> None:
    alone = estate(
        host(A, device("af:00.0")),
        vms=(vm("train-01", A, ask(assigned="af:00.0"), on=True),),
        ha={"enabled": True},
    )
    found = compare_vm(alone, "train-01")
    for row in ("failover", "placement", "load-balance", "vmotion", "maintenance"):
        for cell in (found.cell(row, STATIC), found.cell(row, DYNAMIC)):
            assert (cell.text, reason(cell.evidence[0].tried)) == ("Not tried", "no-other-host")
    assert found.cell("snapshot", DYNAMIC).text == "No"


def test_what_only_lacks_a_free_match_says_so_and_why_each_host_has_none() -> None:
    inventory = pair(label="Inference")
    for row in ("failover", "placement"):
        answer = tried(inventory, row, DYNAMIC)
        assert answer.words == "No free match here"
        assert isinstance(answer.decided_by, Fault)
        assert (B, "label-differs") in {(str(c.about and c.about.name), c.code) for c in answer.decided_by.causes}
        assert tried(inventory, row, STATIC).words == "No"
    answer = tried(inventory, "maintenance", DYNAMIC)
    assert (answer.words, reason(answer)) == ("Shut down", "no-match-elsewhere")
    assert isinstance(answer.decided_by, Fault)
    assert "no other host can take it now" in answer.decided_by.message
    assert [cause.code for cause in answer.decided_by.causes] == ["label-differs"]


def test_services_that_are_off_are_named() -> None:
    off = pair(ha={"enabled": False}, drs={"enabled": False})
    assert reason(tried(off, "failover", DYNAMIC)) == "ha-is-off"
    assert reason(tried(off, "placement", DYNAMIC)) == "drs-is-off"
    assert reason(tried(off, "load-balance", DYNAMIC)) == "drs-is-off"


def test_a_vm_without_passthrough_devices_has_nothing_to_try() -> None:
    inventory = estate(host(A), host(B), vms=(vm("web-01", A),))
    found = compare_vm(inventory, "web-01")
    answers = [evidence.tried for row in found.rows for cell in row.cells for evidence in cell.evidence]
    assert {(answer.words, reason(answer)) for answer in answers} == {("Not tried", "no-device-to-try")}
    assert all(isinstance(answer.decided_by, Fault) and answer.decided_by.remedy for answer in answers)


def test_a_vm_that_cannot_start_says_why_everywhere() -> None:
    taken = estate(
        host(A, device("af:00.0")),
        host(B),
        vms=(vm("train-01", A, ask(assigned="af:00.0"), on=True), vm("train-02", A, ask())),
    )
    answer = tried(taken, "snapshot", DYNAMIC, "train-02")
    assert (answer.words, reason(answer)) == ("Not tried", "no-compatible-host")
    assert reason(tried(taken, "snapshot", STATIC, "train-02")) == "no-device-to-name"


def test_a_refusal_that_is_not_about_devices_tells_nothing_about_sharing() -> None:
    full = estate(
        host(A, device("af:00.0"), device("3b:00.0"), memory_gb=32),
        vms=(vm("train-01", A, ask(assigned="af:00.0"), on=True, memory_gb=32),),
    )
    assert tried(full, "fractional", DYNAMIC).words == "Not tried"
    assert tried(full, "fractional", STATIC).words == "No"


@given(estates(), scripts, st.sampled_from(VMS))
@settings(max_examples=40, deadline=None)
def test_after_any_script_every_answer_has_a_reason(inventory: Inventory, script: Script, name: str) -> None:
    session = Session(inventory)
    for act in script:
        step(session, act)
    if name in session.inventory.vms:
        found = compare_vm(session.inventory, name)
        assert all(cell.evidence[0].tried.decided_by is not None for row in found.rows for cell in row.cells)
        notation(session.inventory, session.inventory.vms[name])


@pytest.mark.parametrize("sample", [sample.name for sample in samples()])
def test_any_vm_of_any_sample_can_be_compared_and_nothing_of_the_estate_changes(sample: str) -> None:
    inventory = open_sample(sample)
    for name in inventory.vms:
        found = compare_vm(inventory, name)
        assert all(cell.text for row in found.rows for cell in row.cells)
    assert inventory == open_sample(sample)


# The notation


def keys(settings: object) -> list[str]:
    assert not isinstance(settings, Fault)
    assert isinstance(settings, tuple)
    return [key for key, _ in settings]


def test_a_dynamic_device_is_written_as_the_one_that_it_holds() -> None:
    (written,) = notation(pair(), pair().vms["train-01"])
    assert written.access == "dynamic-directpath-io"
    assert ("pciPassthru0.id", "00000:175:00.0") in written.static
    assert ("pciPassthru0.customLabel", "Training") in written.dynamic


def test_a_dynamic_device_of_a_vm_that_is_off_is_written_as_the_one_that_it_would_get() -> None:
    inventory = estate(host(A), host(B, device("3b:00.0")), vms=(vm("train-01", A, ask()),))
    (written,) = notation(inventory, inventory.vms["train-01"])
    assert ("pciPassthru0.id", "00000:059:00.0") in written.static
    assert ("pciPassthru0.systemId", inventory.hosts[B].system_uuid) in written.static


def test_a_static_device_is_written_as_its_conversion() -> None:
    inventory = estate(host(A, device("af:00.0", label="Training")), vms=(vm("old-01", A, static("af:00.0", A)),))
    (written,) = notation(inventory, inventory.vms["old-01"])
    assert keys(written.static)[-1] == "pciPassthru0.systemId"
    assert written.dynamic == (
        ("pciPassthru0.present", "TRUE"),
        ("pciPassthru0.allowedDevices", "0x10de:0x20f1"),
        ("pciPassthru0.customLabel", "Training"),
    )


def test_what_holds_nothing_and_would_get_nothing_cannot_be_written_by_address() -> None:
    inventory = estate(host(A), vms=(vm("train-01", A, ask(), ask(T4)),))
    first, second = notation(inventory, inventory.vms["train-01"])
    assert isinstance(first.static, Fault)
    assert first.static.code == "no-device-to-name"
    assert first.static.remedy
    assert keys(second.dynamic)[-1] == "pciPassthru1.allowedDevices"
