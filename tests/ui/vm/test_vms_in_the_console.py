"""From the cluster to a running VM in the whole console, by keys."""

from tests.ui.vm.rig import NARROW, lab, settled
from vconsole.model import Power, Ref
from vconsole.ui.acts.wizard import NewVmWizard
from vconsole.ui.app import Console
from vconsole.ui.desk import Speed
from vconsole.vcenter import PowerOff, Session


async def test_a_new_vm_gets_the_gpu_that_another_gave_back() -> None:
    desk = Console(Session(lab()))
    async with desk.run_test(size=NARROW) as pilot:
        await settled(pilot)
        desk.speed = Speed.INSTANT
        desk.attempt(PowerOff(vms=("train-01",)))
        desk.open(Ref("cluster", "gpu"))
        await settled(pilot)
        await pilot.press("a", "enter")
        await settled(pilot)
        assert isinstance(desk.screen, NewVmWizard)
        await pilot.press("enter", "n", "enter", "enter", "enter", "enter", "enter")
        await settled(pilot)
        await pilot.press("f3", "enter", "down", "enter", "f2")
        await settled(pilot)
        await pilot.press("enter", "space", "enter")
        shown = await settled(pilot)
        await pilot.press("escape")
        page = await settled(pilot)
    assert "✓ Success  n on esxi-01 is powered on." in shown
    assert "▢ n   ▶ Powered On" in page
    assert desk.inventory.vms["n"].power is Power.ON
