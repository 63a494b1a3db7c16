"""What a cluster file keeps of a failure, and how a session goes on with it."""

from pathlib import Path

from tests.build import ask, device, estate, host, vm
from tests.vcenter.journal_rig import opened
from vconsole.files.cluster import dumps, loads
from vconsole.model import HostState, Inventory, Power
from vconsole.model.cluster import Ha
from vconsole.vcenter import FailHost, IsolateHost, RecoverHost, Session, read_action

HA = Ha(enabled=True, admission_control="disabled")


def lab(*, spare: bool = True, ha: Ha = HA) -> Inventory:
    return estate(
        host("esxi-01", device("af:00.0")),
        host("esxi-02", *([device("af:00.0")] if spare else [])),
        vms=(vm("a", "esxi-01", ask(assigned="af:00.0"), on=True),),
        ha=ha,
    )


def saved_and_opened(session: Session) -> Session:
    return Session(loads(dumps(session.at_rest)))


def failed(inventory: Inventory, *, settled: bool) -> Session:
    session = Session(inventory)
    session.perform(FailHost(host="esxi-01"))
    if settled:
        session.settle()
    return session


def test_ha_declares_a_failure_that_was_saved_before_it_did() -> None:
    again = saved_and_opened(failed(lab(), settled=False))
    assert again.inventory.vms["a"].power is Power.ON
    assert [event.event for event in again.settle().events].count("host-failed") == 1
    assert (again.inventory.vms["a"].host, again.inventory.vms["a"].power) == ("esxi-02", Power.ON)


def test_a_vm_that_waited_when_the_file_was_saved_is_restarted_once_a_host_can_take_it() -> None:
    again = saved_and_opened(failed(lab(spare=False), settled=True))
    again.settle()
    assert [each.vm for each in again.state.awaiting_restart] == ["a"]
    card = {"address": "af:00.0", "model": "NVIDIA A100 PCIe 40GB", "passthrough": "enabled"}
    again.perform(read_action({"action": "add-host", "name": "esxi-03", "cluster": "gpu", "pci": [card]}))
    again.settle()
    assert (again.inventory.vms["a"].host, again.inventory.vms["a"].power) == ("esxi-03", Power.ON)


def test_a_failure_that_is_dealt_with_is_not_declared_again() -> None:
    again = saved_and_opened(failed(lab(), settled=True))
    assert not again.busy
    assert again.state.lost_hosts[0].kind == "failed"


def test_what_ran_on_a_failed_host_without_ha_is_off_when_it_comes_back() -> None:
    again = saved_and_opened(failed(lab(ha=Ha(enabled=False)), settled=True))
    assert not again.busy
    again.perform(RecoverHost(host="esxi-01"))
    assert again.inventory.hosts["esxi-01"].state is HostState.CONNECTED
    assert again.inventory.vms["a"].power is Power.OFF


def test_the_vms_of_a_host_that_only_does_not_respond_run_on_and_ha_leaves_them_alone() -> None:
    session = Session(lab())
    session.perform(IsolateHost(host="esxi-01"))
    session.settle()
    again = saved_and_opened(session)
    assert not again.busy
    again.perform(RecoverHost(host="esxi-01"))
    again.settle()
    assert (again.inventory.vms["a"].host, again.inventory.vms["a"].power) == ("esxi-01", Power.ON)


def test_the_marks_are_in_the_file_and_not_in_the_session() -> None:
    session = failed(lab(spare=False), settled=True)
    text = dumps(session.at_rest)
    assert text.count("failed = true") == 1
    assert text.count("awaiting_restart = true") == 1
    again = Session(loads(text))
    assert not again.inventory.hosts["esxi-01"].failed
    assert not again.inventory.vms["a"].awaiting_restart
    assert dumps(again.at_rest) == text


def test_a_session_on_a_file_with_a_failure_is_gone_on_with(folder: Path, tmp_path: Path) -> None:
    path = tmp_path / "mine.toml"
    path.write_text(dumps(failed(lab(), settled=False).at_rest), "utf-8")
    first = opened(folder, path)
    first.settle()
    first.perform(RecoverHost(host="esxi-01"))
    reached = first.at_rest
    first.save(path)
    first.close()
    second = opened(folder, path)
    second.go_on()
    assert (second.at_rest, second.events) == (reached, first.events)
    second.undo()
    assert second.state.lost_hosts != ()
