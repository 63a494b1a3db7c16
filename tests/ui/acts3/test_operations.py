"""Migrate, Take Snapshot, Suspend, Resume and Convert, through the keys that lead to them."""

from tests.ui.acts3.rig import CARD, B, C, lab
from tests.ui.shell.rig import LARGE, SMALL, console
from tests.ui.vm.rig import said, settled
from vconsole.model import DynamicDirectPathIo, PciAddress, Power, Ref
from vconsole.ui.acts import convert, migrate, power_on, suspend, take_snapshot
from vconsole.ui.verbs import verbs_of

WEB, TRAIN, INFER, LEGACY = (Ref("vm", name) for name in ("web-01", "train-01", "infer-01", "legacy-02"))


async def test_a_vm_moves_live_to_the_host_that_is_chosen() -> None:
    async with console(SMALL, lab()) as (app, pilot):
        migrate(app, WEB)
        shown = await settled(pilot)
        await pilot.press("down", "enter")
        await settled(pilot)
        assert "Live: web-01 runs" in shown
        assert app.inventory.vms["web-01"].host == C
        assert app.inventory.vms["web-01"].power is Power.ON


async def test_a_host_that_cannot_take_it_says_why_and_is_not_migrated_to() -> None:
    async with console(SMALL, lab()) as (app, pilot):
        before = app.inventory
        migrate(app, TRAIN)
        shown = said(await settled(pilot))
        await pilot.press("enter")
        await settled(pilot)
        assert "Device 'PCI device 0' is a Dynamic DirectPath IO device, and what it holds is not migratable" in shown
        assert "Power off train-01 and migrate it cold." in shown
        assert app.inventory is before
        assert "Migrate | train-01" in await settled(pilot)


async def test_the_hosts_that_can_take_it_come_first_in_a_cold_migration() -> None:
    estate = lab()
    off = estate.vms["train-01"].freed().model_copy(update={"power": Power.OFF})
    async with console(LARGE, estate.with_vm(off)) as (app, pilot):
        migrate(app, TRAIN)
        shown = await settled(pilot)
        await pilot.press("enter")
        assert "Cold: train-01 is powered off" in said(shown)
        assert shown.index(f"{B} ") < shown.index(f"{C} ")
        assert app.inventory.vms["train-01"].host == B


async def test_a_snapshot_is_named_or_refused_before_anything_is_typed() -> None:
    async with console(SMALL, lab()) as (app, pilot):
        take_snapshot(app, WEB)
        await settled(pilot)
        await pilot.press("ctrl+u", "enter")
        assert "Type one." in await settled(pilot)
        await pilot.press(*"before", "enter")
        await settled(pilot)
        assert app.inventory.vms["web-01"].snapshots == ("before",)
        take_snapshot(app, TRAIN)
        refused = said(await settled(pilot))
        assert "whose state cannot be saved" in refused
        assert "Take Snapshot |" not in refused


async def test_a_suspended_vm_is_resumed_with_its_way_shown() -> None:
    async with console(SMALL, lab()) as (app, pilot):
        suspend(app, WEB)
        assert app.inventory.vms["web-01"].power is Power.SUSPENDED
        power_on(app, WEB)
        shown = await settled(pilot)
        assert "Resume | web-01" in shown
        assert "is powered on." in shown
        assert "vm-resumed" in [event.event for event in app.session.events]


async def test_a_conversion_shows_hosts_and_gains_and_is_one_act() -> None:
    async with console(SMALL, lab()) as (app, pilot):
        before = app.inventory
        convert(app, LEGACY)
        shown = said(await settled(pilot))
        await pilot.press("enter")
        await settled(pilot)
        assert f"now ✓ {B} then ✓ {B}, {C}" in shown
        assert "2 of 3 hosts can start it, instead of 1." in shown
        (device,) = app.inventory.vms["legacy-02"].pci
        assert isinstance(device, DynamicDirectPathIo)
        await pilot.press("u")
        assert app.inventory is before


def test_only_what_has_a_static_device_and_is_off_is_converted() -> None:
    (verb,) = (verb for verb in verbs_of("vm") if verb.id == "vm.convert")
    assert verb.why_not(lab(), LEGACY) is None
    assert verb.why_not(lab(), INFER) == "it has no DirectPath IO device"
    assert verb.why_not(lab(), Ref("vm", "legacy-01")) == "it is powered on"


async def test_at_the_level_manual_a_digit_powers_on_there() -> None:
    async with console(SMALL, lab("manual")) as (app, pilot):
        power_on(app, INFER)
        asked = await settled(pilot)
        assert app.inventory.vms["infer-01"].power is Power.OFF
        await pilot.press("2")
        done = await settled(pilot)
        assert "1  " in asked
        assert "★ Would be chosen" in asked
        infer = app.inventory.vms["infer-01"]
        assert infer.power is Power.ON
        assert infer.holds(infer.pci[0]) == PciAddress.parse(CARD)
        best, chosen = B, C
        assert asked.index(f"1  {best}") < asked.index(f"2  {chosen}")
        assert infer.host == chosen
        assert f"infer-01 on {chosen} is powered on." in done
        assert not app.session.state.recommendations


async def test_a_recommendation_that_nobody_applies_stands() -> None:
    async with console(SMALL, lab("manual")) as (app, pilot):
        power_on(app, INFER)
        shown = await settled(pilot)
        await pilot.press("escape")
        await settled(pilot)
        assert "The recommendation stands when this is closed." in shown
        (made,) = app.session.state.recommendations
        assert made.vm == "infer-01"
        (note,) = app._notifications
        assert note.message.startswith("infer-01 is not powered on. The recommendation stands")


async def test_a_recommendation_that_expires_is_asked_for_again() -> None:
    async with console(SMALL, lab("manual")) as (app, pilot):
        power_on(app, INFER)
        await settled(pilot)
        legacy, infer = app.inventory.vms["legacy-02"], app.inventory.vms["infer-01"]
        app.session.state = app.session.state.with_inventory(
            app.inventory.with_vm(infer.model_copy(update={"cpus": 9})).with_vm(legacy)
        )
        app.session.settle()
        expired = said(await settled(pilot))
        await pilot.press("p")
        again = await settled(pilot)
        assert "does not hold any more" in expired
        assert "p Power on again" in expired
        assert "Recommended hosts, best first" in again
