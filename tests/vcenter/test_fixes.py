"""Fixes: what would help a refused VM, each as an action that works."""

from tests.build import ask, device, estate, host, vm
from vconsole.model import Inventory
from vconsole.vcenter import Fix, MigrateVm, PowerOff, PowerOn, Session, find_place, fixes, settings_fixes


def fixes_of(inventory: Inventory, name: str = "wants") -> tuple[Fix, ...]:
    asking = inventory.vms[name]
    return fixes(inventory, asking, find_place(inventory, asking))


def names(found: tuple[Fix, ...]) -> list[str | None]:
    return [str(fix.as_json()["action"]["action"]) if fix.action else None for fix in found]


def test_a_typo_can_be_corrected_in_the_request_or_on_the_device() -> None:
    inventory = estate(
        host("esxi-01", device("af:00.0", label="Trainnig")), vms=(vm("wants", "esxi-01", ask(label="Training")),)
    )
    assert names(fixes_of(inventory)) == ["reconfigure-vm", "set-hardware-label", None]


def test_passthrough_can_be_enabled_where_it_is_off() -> None:
    inventory = estate(host("esxi-01", device("af:00.0", passthrough="disabled")), vms=(vm("wants", "esxi-01", ask()),))
    assert "set-passthrough" in names(fixes_of(inventory))


def test_where_passthrough_takes_a_reboot_the_fix_names_both_before_new_hardware() -> None:
    slow = host("esxi-01", device("af:00.0", passthrough="disabled"), device_rebind_without_reboot=False)
    fix, hardware = fixes_of(estate(slow, vms=(vm("wants", "esxi-01", ask()),)))
    assert fix.message == "Enable passthrough of 0000:af:00.0 on esxi-01, then reboot the host."
    assert list(fix.as_json()) == ["action", "then", "message"]
    assert hardware.acts == ()
    session = Session(estate(slow, vms=(vm("wants", "esxi-01", ask()),)))
    for act in fix.acts:
        assert session.perform(act).faults == ()
        session.settle()
    assert find_place(session.inventory, session.inventory.vms["wants"]).fits


def test_what_was_done_by_the_first_of_two_acts_is_not_told_as_both() -> None:
    slow = host("esxi-01", device("af:00.0", passthrough="disabled"), device_rebind_without_reboot=False)
    session = Session(estate(slow, vms=(vm("wants", "esxi-01", ask()),)))
    first = fixes_of(session.inventory)[0]
    assert first.action is not None
    assert first.done == "Enable passthrough of 0000:af:00.0 on esxi-01."
    session.perform(first.action)
    session.settle()
    assert fixes_of(session.inventory)[0].message == "Reboot esxi-01, so that passthrough becomes active."


def test_a_holder_can_be_powered_off_and_hardware_be_added() -> None:
    inventory = estate(
        host("esxi-01", device("af:00.0")),
        vms=(vm("has", "esxi-01", ask(assigned="af:00.0"), on=True), vm("wants", "esxi-01", ask())),
    )
    assert names(fixes_of(inventory)) == ["power-off", None]


def test_every_fix_that_is_an_action_makes_the_power_on_work() -> None:
    inventory = estate(
        host(
            "esxi-01", device("af:00.0", label="Trainnig"), device("b0:00.0", label="Training", passthrough="disabled")
        ),
        host("esxi-02", device("3b:00.0", label="Training")),
        vms=(
            vm("has", "esxi-02", ask(label="Training", assigned="3b:00.0"), on=True),
            vm("wants", "esxi-01", ask(label="Training")),
        ),
    )
    found = [fix for fix in fixes_of(inventory) if fix.action]
    assert len(found) >= 4
    for fix in found:
        session = Session(inventory)
        assert fix.action is not None
        assert session.perform(fix.action).faults == ()
        session.settle()
        assert find_place(session.inventory, session.inventory.vms["wants"]).fits, fix.message


def test_a_vm_that_fits_needs_no_fix() -> None:
    assert fixes_of(estate(host("esxi-01", device("af:00.0")), vms=(vm("wants", "esxi-01", ask()),))) == ()


def test_a_holder_that_can_move_live_is_migrated_instead_of_powered_off() -> None:
    inventory = estate(
        host("esxi-01", device("af:00.0", migratable=True, label="Here")),
        host("esxi-02", device("b0:00.0", migratable=True)),
        vms=(vm("has", "esxi-01", ask(assigned="af:00.0"), on=True), vm("wants", "esxi-01", ask(label="Here"))),
    )
    moves = [fix for fix in fixes_of(inventory) if isinstance(fix.action, MigrateVm)]
    assert [(fix.action, fix.message) for fix in moves] == [
        (MigrateVm(vm="has", host="esxi-02"), "Migrate has from esxi-01 to esxi-02; it keeps running.")
    ]


def test_a_holder_goes_to_a_migratable_device_even_where_another_host_is_emptier() -> None:
    inventory = estate(
        host("esxi-01", device("af:00.0", migratable=True, label="Here")),
        host("esxi-02", device("b0:00.0")),
        host("esxi-03", device("b1:00.0", migratable=True)),
        vms=(
            vm("has", "esxi-01", ask(assigned="af:00.0"), on=True),
            vm("web", "esxi-03", on=True),
            vm("wants", "esxi-01", ask(label="Here")),
        ),
    )
    assert MigrateVm(vm="has", host="esxi-03") in [fix.action for fix in fixes_of(inventory)]


def test_a_holder_that_cannot_move_live_is_powered_off_and_told_where_it_can_start() -> None:
    inventory = estate(
        host("esxi-01", device("af:00.0", label="Here")),
        host("esxi-02", device("b0:00.0")),
        vms=(vm("has", "esxi-01", ask(assigned="af:00.0"), on=True), vm("wants", "esxi-01", ask(label="Here"))),
    )
    (fix,) = [fix for fix in fixes_of(inventory) if fix.action == PowerOff(vms=("has",))]
    assert fix.message == "Power off has on esxi-01; it can be powered on again on esxi-02."


def fixes_on(inventory: Inventory, name: str) -> tuple[Fix, ...]:
    asking = inventory.vms["wants"]
    return fixes(inventory, asking, find_place(inventory, asking, name), name)


def test_with_a_host_named_only_what_helps_there_is_offered() -> None:
    inventory = estate(
        host("esxi-01", device("af:00.0", label="Training")),
        host("esxi-02", device("af:00.0", label="Trainig")),
        vms=(
            vm("has", "esxi-01", ask(label="Training", assigned="af:00.0"), on=True),
            vm("wants", "esxi-01", ask(label="Training")),
        ),
    )
    assert names(fixes_on(inventory, "esxi-02")) == ["set-hardware-label", "reconfigure-vm", None]
    assert [fix.message for fix in fixes_on(inventory, "esxi-01")] == [
        "Power off has on esxi-01.",
        'Add one NVIDIA A100 PCIe 40GB with the hardware label "Training" to esxi-01.',
    ]


def test_what_helps_on_the_named_host_is_tried_there_even_where_others_would_take_the_vm() -> None:
    inventory = estate(
        host("esxi-01", device("af:00.0")),
        host("esxi-02", device("b0:00.0", passthrough="disabled")),
        vms=(vm("wants", "esxi-01", ask()),),
    )
    found = fixes_on(inventory, "esxi-02")
    assert names(found) == ["set-passthrough", None]
    session = Session(inventory)
    assert found[0].action is not None
    session.perform(found[0].action)
    session.perform(PowerOn(vms=("wants",), host="esxi-02"))
    session.settle()
    assert session.inventory.vms["wants"].host == "esxi-02"


def test_a_holder_on_the_named_host_may_move_anywhere_in_the_cluster() -> None:
    inventory = estate(
        host("esxi-01", device("af:00.0", migratable=True, label="Here")),
        host("esxi-02", device("b0:00.0", migratable=True)),
        vms=(vm("has", "esxi-01", ask(assigned="af:00.0"), on=True), vm("wants", "esxi-01", ask(label="Here"))),
    )
    assert MigrateVm(vm="has", host="esxi-02") in [fix.action for fix in fixes_on(inventory, "esxi-01")]


def test_settings_that_a_host_refuses_are_mended_by_one_act() -> None:
    wrong = vm("wants", "esxi-01", ask(), reserve_all_memory=False, hardware_version=15, advanced={"kept": "yes"})
    session = Session(estate(host("esxi-01", device("af:00.0")), vms=(wrong,)))
    (fix,) = settings_fixes(session.inventory, "wants")
    assert fix.action is not None
    assert session.perform(fix.action).faults == ()
    assert session.inventory.vms["wants"].advanced["kept"] == "yes"
    session.perform(PowerOn(vms=("wants",)))
    assert session.settle().faults == ()


def test_firmware_is_left_to_the_person() -> None:
    wrong = vm("wants", "esxi-01", ask(), firmware="bios", reserve_all_memory=False)
    assert settings_fixes(estate(host("esxi-01", device("af:00.0")), vms=(wrong,)), "wants") == ()


def test_settings_that_are_well_need_no_fix() -> None:
    inventory = estate(host("esxi-01", device("af:00.0")), vms=(vm("wants", "esxi-01", ask()),))
    assert settings_fixes(inventory, "wants") == ()
