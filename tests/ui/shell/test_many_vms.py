"""Several VMs at once, from the VMs page."""

from tests.build import ask, device, estate, host, vm
from tests.ui.shell.rig import A, console
from tests.ui.text_plane import text_plane
from vconsole.model import Power, Ref
from vconsole.ui.desk import Speed
from vconsole.vcenter import PowerOn

ESTATE = estate(
    host(A, device("3b:00.0"), device("af:00.0")),
    vms=(vm("a", A, ask()), vm("b", A, ask()), vm("c", A, ask())),
)


async def test_ticked_vms_are_powered_on_together_and_refusals_told_once() -> None:
    async with console(inventory=ESTATE) as (app, pilot):
        await app._console.open(Ref("cluster", "gpu"), "vms", focus=True)
        await pilot.pause()
        await pilot.press("space", "shift+down", "shift+down", "p")
        await app.workers.wait_for_complete()
        await pilot.pause()
        powers = [app.inventory.vms[name].power for name in "abc"]
        assert powers == [Power.ON, Power.ON, Power.OFF]
        assert "No host is compatible with the virtual machine." in text_plane(app)


async def test_ticked_vms_are_powered_off_after_a_question() -> None:
    async with console(inventory=ESTATE) as (app, pilot):
        await app._console.open(Ref("cluster", "gpu"), "vms", focus=True)
        await pilot.pause()
        app.attempt(PowerOn(vms=("a", "b")))
        await pilot.press("space", "shift+down", "x")
        await pilot.pause()
        assert "Power off 2 virtual machines?" in text_plane(app)
        await pilot.press("enter")
        await pilot.pause()
        assert all(not one.runs for one in app.inventory.vms.values())


async def test_what_runs_cannot_be_powered_on_and_the_page_says_so() -> None:
    async with console() as (app, pilot):
        await app._console.open(Ref("cluster", "gpu"), "vms", focus=True)
        await pilot.pause()
        await pilot.press("p")
        await pilot.pause()
        assert [note.message for note in app._notifications] == ["What is chosen runs already."]


async def test_what_was_powered_on_together_is_seen_powered_off_after_undo() -> None:
    async with console((80, 24), ESTATE) as (app, pilot):
        app.speed = Speed.DEMO
        await app._console.open(Ref("cluster", "gpu"), "vms", focus=True)
        await pilot.pause()
        await pilot.press("G", "space", "shift+up", "shift+up", "p")
        await app.workers.wait_for_complete()
        app.session.settle()
        await pilot.press("v", "v", "v", "enter", "escape", "escape")
        await pilot.pause()
        assert text_plane(app).count("▶ Powered On") == 2
        await pilot.press("u")
        await pilot.pause()
        shown = text_plane(app)
        assert shown.count("■ Powered Off") == 3
        assert "▶ Powered On" not in shown
        assert "Undone: Power On virtual machine (3 virtual machines)" in [note.message for note in app._notifications]
