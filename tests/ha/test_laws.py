"""Laws of failover on random estates in which VMs run."""

from itertools import pairwise

from hypothesis import given, settings
from hypothesis import strategies as st

from tests.vcenter.strategies import HOSTS, VMS, estates, scripts
from tests.vcenter.test_laws import Script, step
from vconsole.drs import place
from vconsole.esxi import bind
from vconsole.ha import Plan, after_failure, plan, survey, why_never
from vconsole.model import Inventory, Vm
from vconsole.vcenter import FailHost, PowerOn, RecoverHost, Session

PRIORITIES = ("highest", "high", "medium", "low", "lowest")


@st.composite
def busy(draw: st.DrawFn) -> Inventory:
    """An estate with HA in which as many VMs run as can."""
    inventory = draw(estates())
    cluster = inventory.clusters["gpu"]
    ha = cluster.ha.model_copy(update={"enabled": True, "admission_control": "disabled"})
    drs = cluster.drs.model_copy(update={"automation": "fully-automated"})
    inventory = inventory.with_cluster(cluster.model_copy(update={"ha": ha, "drs": drs}))
    for each in inventory.vms.values():
        priority = draw(st.sampled_from(("disabled", *PRIORITIES)))
        inventory = inventory.with_vm(each.model_copy(update={"restart_priority": priority}))
    session = Session(inventory)
    session.perform(PowerOn(vms=VMS))
    session.settle()
    up = draw(st.booleans())
    return session.inventory.with_vcenter(inventory.vcenter.model_copy(update={"up": up}))


def could_run(inventory: Inventory, vm: Vm) -> bool:
    """Whether any host would start the VM, tried one by one without any of HA's own code."""
    for host in inventory.peers_of(vm.host):
        found = place(inventory, vm, hosts=[host])
        if found.fits:
            moved = vm.model_copy(update={"host": host.name})
            if isinstance(bind(inventory.with_vm(moved), moved), Vm):
                return True
    return False


def failed(inventory: Inventory, name: str) -> tuple[tuple[Vm, ...], Plan]:
    left = after_failure(inventory, name)
    stopped = tuple(left.vms[each.name] for each in inventory.vms_on(name) if each.runs)
    return stopped, plan(left, left.clusters["gpu"], stopped)


@given(busy(), st.sampled_from(HOSTS))
@settings(max_examples=100, deadline=None)
def test_what_ha_leaves_off_has_no_host_at_the_end_and_static_vms_never_move(inventory: Inventory, name: str) -> None:
    session = Session(inventory)
    before = {each.name: each for each in inventory.vms_on(name) if each.runs}
    session.perform(FailHost(host=name))
    session.settle()
    reached = session.inventory
    for each in (reached.vms[known] for known in before):
        if each.static_devices:
            assert (each.host, each.runs) == (name, False)
        elif not each.runs and why_never(each, reached.clusters["gpu"]) is None:
            assert each.name in {waiting.vm for waiting in session.state.awaiting_restart}
            assert not could_run(reached, each)
        elif each.runs:
            assert each.host != name
    for each in inventory.vms.values():
        if each.name not in before:
            assert reached.vms[each.name] == each, "nobody else is touched"


@given(busy(), st.sampled_from(HOSTS))
@settings(max_examples=100, deadline=None)
def test_the_restart_order_honours_priority(inventory: Inventory, name: str) -> None:
    stopped, found = failed(inventory, name)
    order = [PRIORITIES.index(restart.vm.restart_priority) for restart in found.restarts]
    assert all(first <= second for first, second in pairwise(order))
    decided = [restart.vm.name for restart in found.restarts] + [left.vm.name for left in found.left_off]
    assert sorted(decided) == sorted(each.name for each in stopped)


@given(busy(), st.sampled_from(HOSTS))
@settings(max_examples=60, deadline=None)
def test_what_the_survey_says_is_what_happens(inventory: Inventory, name: str) -> None:
    surveyed = survey(inventory, inventory.clusters["gpu"])
    (expected,) = (failure for failure in surveyed.failures if failure.host == name)
    session = Session(inventory)
    session.perform(FailHost(host=name))
    restarted = [event for event in session.settle().events if event.event == "vm-restarted-by-ha"]
    assert [(event.vm, event.host) for event in restarted] == [(r.vm.name, r.host) for r in expected.restarts]
    for restart in expected.restarts:
        running = session.inventory.vms[restart.vm.name]
        assert tuple(running.holds(device) for device in running.pci) == restart.devices


@given(busy(), st.sampled_from(HOSTS))
@settings(max_examples=40, deadline=None)
def test_when_the_host_is_back_nobody_waits_who_could_run(inventory: Inventory, name: str) -> None:
    session = Session(inventory)
    session.perform(FailHost(host=name))
    session.settle()
    session.perform(RecoverHost(host=name))
    session.settle()
    for waiting in session.state.awaiting_restart:
        assert not could_run(session.inventory, session.inventory.vms[waiting.vm])


@given(busy(), scripts)
@settings(max_examples=100, deadline=None)
def test_whatever_happens_nobody_waits_who_could_run(inventory: Inventory, script: Script) -> None:
    session = Session(inventory)
    for act in script:
        step(session, act)
    session.settle()
    for waiting in session.state.awaiting_restart:
        vm = session.inventory.vms[waiting.vm]
        assert not vm.runs
        assert not could_run(session.inventory, vm)
