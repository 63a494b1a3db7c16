"""What a host does by itself when it is asked in its shell: without vCenter, DRS and admission control."""

import pytest

from tests.build import ask, device, estate, host, vm
from vconsole.model import HostState, Inventory, Passthrough, PciAddress, Power
from vconsole.vcenter import (
    Action,
    EnterMaintenance,
    FailVcenter,
    PowerOff,
    PowerOn,
    RecoverVcenter,
    Session,
    SetDeviceGraphics,
    SetPassthrough,
    action_json,
    read_action,
)
from vconsole.vcenter.journal import Entry

GPU = PciAddress.parse("af:00.0")
A, B = "esxi-01", "esxi-02"


def lab(**cluster: object) -> Inventory:
    """A GPU on each of two hosts; the VM that asks for one is registered on the first, another one runs there."""
    return estate(
        host(A, device("af:00.0")),
        host(B, device("af:00.0")),
        vms=(vm("train-01", A, ask()), vm("web-01", A, on=True)),
        **{"drs": {"enabled": True, "automation": "fully-automated"}, **cluster},
    )


def without_vcenter(**cluster: object) -> Session:
    session = Session(lab(**cluster))
    session.perform(FailVcenter())
    return session


def test_a_power_on_stays_on_its_host_and_needs_no_vcenter() -> None:
    session = without_vcenter()
    assert session.perform(PowerOn(vms=("train-01",), by_host=True)).faults == ()
    session.settle()
    found = session.inventory.vms["train-01"]
    assert (found.power, found.host) == (Power.ON, A)


def test_the_same_act_through_vcenter_is_refused_and_changes_nothing() -> None:
    session = without_vcenter()
    before = session.inventory
    (fault,) = session.perform(PowerOn(vms=("train-01",))).faults
    assert fault.code == "vcenter-down"
    assert fault.remedy
    assert session.inventory is before


def test_admission_control_is_not_asked() -> None:
    full = {"enabled": True, "cpu_percent": 100, "memory_percent": 100}
    session = Session(lab(ha=full))
    (fault,) = session.perform(PowerOn(vms=("train-01",))).faults
    assert fault.code
    assert session.perform(PowerOn(vms=("train-01",), by_host=True)).faults == ()


def test_no_recommendation_is_made_at_the_level_manual() -> None:
    session = Session(lab(drs={"enabled": True, "automation": "manual"}))
    session.perform(PowerOn(vms=("train-01",), by_host=True))
    session.settle()
    assert session.state.recommendations == ()
    assert session.inventory.vms["train-01"].power is Power.ON


def test_a_host_cannot_have_its_vms_moved_away_while_vcenter_is_down() -> None:
    session = without_vcenter()
    session.perform(EnterMaintenance(host=A, by_host=True))
    session.settle()
    assert session.inventory.vms["web-01"].host == A
    assert session.inventory.hosts[A].entering_maintenance
    session.perform(PowerOff(vms=("web-01",), by_host=True))
    session.settle()
    assert session.inventory.hosts[A].state is HostState.MAINTENANCE


def test_drs_moves_them_away_while_vcenter_is_up() -> None:
    session = Session(lab())
    session.perform(EnterMaintenance(host=A, by_host=True))
    session.settle()
    assert session.inventory.vms["web-01"].host == B


@pytest.mark.parametrize(
    "action",
    [
        SetPassthrough(host=A, devices=(GPU,), enabled=False, apply_now=False, by_host=True),
        SetDeviceGraphics(host=A, device=GPU, type="shared-direct", by_host=True),
    ],
)
def test_it_goes_on_record_with_its_way(action: Action) -> None:
    written = action_json(action)
    assert written["by_host"] is True
    assert read_action(written) == action
    session = without_vcenter()
    assert session.perform(action).faults == ()
    again = Session(lab())
    for act in (FailVcenter(), action, RecoverVcenter()):
        again.follow(Entry(0.0, act))
    assert again.inventory.hosts[A] == session.inventory.hosts[A]


def test_an_old_line_of_a_journal_means_what_it_meant() -> None:
    old = {"action": "set-passthrough", "host": A, "devices": ["0000:af:00.0"], "enabled": False}
    action = read_action(old)
    assert action_json(action) == old
    session = Session(lab())
    session.perform(action)
    found = session.inventory.hosts[A].device(GPU)
    assert found is not None
    assert found.passthrough is Passthrough.DISABLED
