"""What sets something is the same act as in the console: a task, an undo, a line of the journal."""

import pytest

from tests.build import ask, device, estate, host, vm
from tests.esxcli.rig import GPU, HOST, NIC, gpu_of, run, session, text
from vconsole.esxcli import Shell
from vconsole.files.listings.identities import vmids
from vconsole.model import HostState, Passthrough, PciAddress, Power
from vconsole.vcenter import (
    Action,
    EnterMaintenance,
    ExitMaintenance,
    FailVcenter,
    PowerOff,
    PowerOn,
    Session,
    SetDeviceGraphics,
    SetHostGraphics,
    SetPassthrough,
    TaskStatus,
    action_json,
    read_action,
)

SET = "esxcli hardware pci pcipassthru set"


def number(on: Session, name: str) -> int:
    return vmids(on.inventory.vms_on(HOST))[name]


def only(actions: tuple[Action, ...]) -> Action:
    (action,) = actions
    return action


def nic_state(on: Session) -> Passthrough:
    found = on.inventory.hosts[HOST].device(PciAddress.parse(NIC))
    assert found is not None
    return found.passthrough


def test_passthrough_applies_at_once_with_the_option() -> None:
    on = session()
    outcome = run(f"{SET} -d {NIC} -e true -a", on)
    assert (outcome.pieces, outcome.status) == ((), 0)
    action = only(outcome.actions)
    assert isinstance(action, SetPassthrough)
    assert action_json(action) == {
        "action": "set-passthrough",
        "by_host": True,
        "host": HOST,
        "devices": [NIC],
        "enabled": True,
        "apply_now": True,
    }
    assert nic_state(on) is Passthrough.ENABLED
    assert f"{NIC} " in text("esxcli hardware pci pcipassthru list", on)


def test_passthrough_waits_for_a_reboot_without_the_option() -> None:
    on = session()
    run(f"{SET} --device-id={NIC} --enable on", on)
    assert nic_state(on) is Passthrough.ENABLED_NEEDS_REBOOT
    owners = text(f"esxcli hardware pci list | grep -A 12 '^{NIC}' | grep Owner", on)
    assert owners == "   Configured Owner: VM Passthru\n   Current Owner: VMkernel\n"


def test_what_waits_for_a_reboot_is_configured_already() -> None:
    on = session()
    run(f"{SET} -d {NIC} -e true", on)
    outcome = run(f"{SET} -d {NIC} -e true -a", on)
    assert (outcome.status, outcome.actions) == (1, ())
    assert "already configured to passthru" in outcome.stderr


def test_a_line_that_sets_something_is_a_task_and_can_be_undone() -> None:
    on = session()
    before = on.inventory
    run(f"{SET} -d {NIC} -e true -a", on)
    task = on.state.tasks[-1]
    assert (task.name, task.status) == ("Toggle Passthrough", TaskStatus.COMPLETED)
    assert on.undo() is not None
    assert on.inventory is before
    on.redo()
    assert nic_state(on) is Passthrough.ENABLED


def test_two_acts_of_one_line_are_undone_one_by_one() -> None:
    on = session()
    outcome = run(f"{SET} -d {NIC} -e true -a; esxcli graphics host set --default-type SharedPassthru", on)
    assert [action.title for action in outcome.actions] == ["Toggle Passthrough", "Edit Host Graphics Settings"]
    on.undo()
    assert nic_state(on) is Passthrough.ENABLED
    assert text("esxcli graphics host get | head -1", on) == "   Default Graphics Type: Shared\n"


def test_the_host_default_takes_effect_when_xorg_restarts() -> None:
    on = session()
    outcome = run("esxcli graphics host set --default-type SharedPassthru", on)
    assert isinstance(only(outcome.actions), SetHostGraphics)
    assert outcome.pieces == ()
    assert on.inventory.hosts[HOST].graphics.active_default_type == "shared"
    restarted = text("/etc/init.d/xorg restart", on)
    assert restarted == "Getting Exclusive access, please wait…\nExclusive access granted.\n"
    assert on.inventory.hosts[HOST].graphics.active_default_type == "shared-direct"
    assert text("esxcli graphics host get", on).splitlines()[0] == "   Default Graphics Type: SharedPassthru"


def test_the_assignment_policy_alone_leaves_the_type() -> None:
    on = session()
    text("esxcli graphics host set --shared-passthru-assignment-policy=Consolidation", on)
    graphics = on.inventory.hosts[HOST].graphics
    assert (graphics.default_type, graphics.assignment_policy) == ("shared", "consolidation")


def test_the_type_of_one_device() -> None:
    on = session(running=False)
    outcome = run(f"esxcli graphics device set -d {GPU.upper()} --type=SharedPassthru", on)
    assert isinstance(only(outcome.actions), SetDeviceGraphics)
    assert gpu_of(on).graphics_type == "shared-direct"
    shown = text("esxcli graphics device list --configured-type | grep Type", on)
    assert shown == "   Graphics Type: SharedPassthru\n"


def test_refreshing_changes_nothing() -> None:
    on = session()
    before = on.inventory
    assert run("esxcli graphics host refresh", on).pieces == ()
    assert on.inventory is before


def test_an_empty_host_enters_maintenance_mode_and_leaves_it() -> None:
    on = session(running=False)
    assert isinstance(only(run("esxcli system maintenanceMode set -e true -t 0", on).actions), EnterMaintenance)
    on.settle()
    assert text("esxcli system maintenanceMode get", on) == "Enabled\n"
    again = run("esxcli system maintenanceMode set --enable on", on)
    assert (again.status, again.actions) == (1, ())
    assert "is in maintenance mode already" in again.stderr
    assert isinstance(only(run("esxcli system maintenanceMode set -e off", on).actions), ExitMaintenance)
    assert text("esxcli system maintenanceMode get", on) == "Disabled\n"


def test_a_host_with_a_running_vm_says_what_it_waits_for() -> None:
    on = session()
    outcome = run("esxcli system maintenanceMode set -e true", on)
    assert outcome.status == 1
    assert isinstance(only(outcome.actions), EnterMaintenance)
    assert "waits for its last VM to be gone" in outcome.stderr
    assert "LLMtest01" in outcome.stderr
    on.settle()
    assert text("esxcli system maintenanceMode get", on) == "Disabled\n"
    run(f"vim-cmd vmsvc/power.off {number(on, 'LLMtest01')}", on)
    on.settle()
    assert on.inventory.hosts[HOST].state is HostState.MAINTENANCE


def test_a_vm_is_powered_on_by_its_host_without_drs() -> None:
    on = session(running=False)
    outcome = run(f"vim-cmd vmsvc/power.on {number(on, 'LLMtest01')}", on)
    assert (outcome.text, outcome.stderr, outcome.status) == ("Powering on VM:\n", "", 0)
    action = only(outcome.actions)
    assert isinstance(action, PowerOn)
    assert action.by_host
    on.settle()
    vm_ = on.inventory.vms["LLMtest01"]
    assert (vm_.power, vm_.host) == (Power.ON, HOST)
    assert on.state.recommendations == ()
    state = text(f"vim-cmd vmsvc/power.getstate {number(on, 'LLMtest01')}", on)
    assert state == "Retrieved runtime info\nPowered on\n"


def test_a_host_does_not_look_for_another_one() -> None:
    on = Session(
        estate(
            host(HOST),
            host("esxi-02", device("af:00.0")),
            vms=(vm("train-01", HOST, ask()),),
            drs={"enabled": True, "automation": "fully-automated"},
        )
    )
    before = on.inventory
    outcome = run(f"vim-cmd vmsvc/power.on {number(on, 'train-01')}", on)
    assert outcome.text == "Powering on VM:\n"
    assert outcome.stderr.startswith("Power on failed\nFailed to start the virtual machine.")
    assert (outcome.status, outcome.actions) == (1, ())
    assert on.inventory is before


def test_powering_off_frees_the_device() -> None:
    on = session()
    outcome = run(f"vim-cmd vmsvc/power.off {number(on, 'LLMtest01')}", on)
    assert outcome.text == "Powering off VM:\n"
    assert isinstance(only(outcome.actions), PowerOff)
    assert text("esxcli graphics vm list", on) == ""
    again = run(f"vim-cmd vmsvc/power.off {number(on, 'LLMtest01')}", on)
    assert (again.status, again.actions) == (1, ())
    assert "cannot be performed in the current state (Powered off)" in again.stderr


def test_the_vms_of_the_host_and_of_no_other() -> None:
    on = session()
    names = [line.split()[1] for line in text("vim-cmd vmsvc/getallvms", on).splitlines()[1:]]
    assert sorted(names) == ["LLMtest01", "plain-01", "static-01"]


@pytest.mark.parametrize(
    "line",
    [
        f"{SET} -d {NIC} -e true -a",
        "esxcli graphics host set --default-type Shared --shared-passthru-assignment-policy Consolidation",
        "esxcli system maintenanceMode set -e true",
    ],
)
def test_the_host_does_it_itself_while_vcenter_is_down(line: str) -> None:
    on = session(running=False)
    on.perform(FailVcenter())
    outcome = run(line, on)
    assert (outcome.status, outcome.stderr, len(outcome.actions)) == (0, "", 1)


def test_what_is_done_goes_on_record_and_leads_to_the_same_estate_again() -> None:
    on = session()
    lines = (
        f"{SET} -d {NIC} -e true",
        "esxcli graphics host set --default-type SharedPassthru && /etc/init.d/xorg restart",
        f"vim-cmd vmsvc/power.off {number(on, 'LLMtest01')}; {SET} -d {GPU} -e false -a",
    )
    done = [action for line in lines for action in run(line, on).actions]
    again = session()
    for action in done:
        again.perform(read_action(action_json(action)))
    assert again.inventory.hosts[HOST] == on.inventory.hosts[HOST]
    assert again.inventory.vms["LLMtest01"] == on.inventory.vms["LLMtest01"]


def test_an_act_of_a_caller_who_plays_the_clock_goes_through_the_caller() -> None:
    on = session(running=False)
    asked: list[Action] = []

    def perform(action: Action) -> tuple[()]:
        asked.append(action)
        return ()

    outcome = Shell(on, HOST, perform).run("esxcli graphics host set --default-type Shared")
    assert tuple(asked) == outcome.actions


def test_a_disconnected_host_answers_and_takes_no_settings() -> None:
    on = session(state="disconnected")
    before = on.inventory
    assert text("esxcli system maintenanceMode get", on) == "Disabled\n"
    outcome = run(f"{SET} -d {NIC} -e true -a", on)
    assert (outcome.status, outcome.actions) == (1, ())
    assert "is disconnected; it was expected to be connected. Bring esxi-01.lab.local back first." in outcome.stderr
    assert on.inventory is before


def test_a_device_is_named_in_either_case() -> None:
    on = session()
    assert run(f"esxcli hardware pci pcipassthru set -d {NIC.upper()} -e true -a", on).stderr == ""
    assert nic_state(on) is Passthrough.ENABLED
