"""A VM that waits for vSphere HA, wherever the console shows it."""

from tests.ui.monitor.rig import A, B, protected
from tests.ui.shell.rig import console
from tests.ui.text_plane import text_plane
from tests.ui.vm.rig import said, settled
from vconsole.model import PciAddress, Ref
from vconsole.ui.acts import power_on, recover_host
from vconsole.vcenter import FailHost, RecoverHost, SetHardwareLabel

TRAIN = Ref("vm", "train-01")
RESTARTS = "vSphere HA restarts it as soon as a host can take it."


async def test_the_summary_and_the_title_of_a_vm_say_that_ha_restarts_it_and_stop_saying_so() -> None:
    async with console(inventory=protected()) as (app, pilot):
        await app._console.open(TRAIN, None, focus=True)
        app.attempt(FailHost(host=A))
        shown = await settled(pilot)
        assert shown.count("◷ Awaits HA") == 2
        assert RESTARTS in shown
        app.attempt(RecoverHost(host=A))
        shown = await settled(pilot)
        assert "Awaits HA" not in shown
        assert RESTARTS not in shown
        assert shown.count("▶ Powered On") == 2


async def test_the_tables_of_vms_tell_who_waits_from_who_is_off() -> None:
    async with console(inventory=protected()) as (app, pilot):
        await app._console.open(Ref("cluster", "gpu"), "vms", focus=True)
        app.attempt(FailHost(host=A))
        lines = (await settled(pilot)).splitlines()
        assert any("train-01" in line and "◷ Awaits HA" in line for line in lines)
        assert any("legacy-01" in line and "■ Powered Off" in line for line in lines)


async def test_recover_host_names_the_vms_that_ha_restarts_by_itself() -> None:
    async with console(inventory=protected()) as (app, pilot):
        app.attempt(FailHost(host=A))
        recover_host(app, Ref("host", A))
        shown = said(await settled(pilot))
        assert "vSphere HA restarts by itself what waits for a host that can take it:" in shown
        assert f"▶ train-01 runs on {A} as before." in shown
        assert "infer-01 runs" not in shown
        assert not app.inventory.hosts[A].answers


async def test_recover_host_says_nothing_of_ha_where_nothing_waits() -> None:
    async with console(inventory=protected(ha={"enabled": False})) as (app, pilot):
        app.attempt(FailHost(host=A))
        recover_host(app, Ref("host", A))
        assert "restarts by itself" not in said(await settled(pilot))


async def test_a_power_on_that_finds_no_host_says_that_ha_restarts_the_vm_and_a_fix_lets_it() -> None:
    async with console(inventory=protected()) as (app, pilot):
        app.attempt(FailHost(host=A))
        power_on(app, TRAIN)
        assert RESTARTS in said(await settled(pilot))
        app.session.perform(SetHardwareLabel(host=B, device=PciAddress.parse("af:00.0"), label="Training"))
        await settled(pilot)
        app.session.settle()
        shown = said(await settled(pilot))
        assert f"vSphere HA restarted train-01 on {B}." in shown
        assert app.inventory.vms["train-01"].runs
        assert "press p" not in text_plane(app)
