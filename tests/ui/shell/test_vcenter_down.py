"""What the console shows and offers while vCenter does not answer."""

import pytest
from textual.widgets import OptionList

from tests.build import estate, host
from tests.ui.acts3.rig import A, lab
from tests.ui.shell.rig import LARGE, SMALL, console
from tests.ui.text_plane import text_plane
from tests.ui.vm.rig import settled
from vconsole.model import Kind, Ref
from vconsole.ui.acts import power_on
from vconsole.ui.app import Console
from vconsole.ui.verbs import verbs_of
from vconsole.vcenter import FailHost, FailVcenter, RecoverVcenter, Session, SetDrs

VCENTER = Ref("vcenter", "vcsa-01.lab.local")


def top(app: object) -> str:
    return text_plane(app).splitlines()[0]  # type: ignore[arg-type]


@pytest.mark.parametrize("size", [SMALL, LARGE])
async def test_the_header_says_in_words_that_vcenter_is_down_and_what_that_means_for_drs_and_ha(
    size: tuple[int, int],
) -> None:
    async with console(size, lab()) as (app, pilot):
        assert top(app).endswith("● vCenter  ● DRS  ● HA")
        app.attempt(FailVcenter())
        await pilot.pause()
        assert top(app).endswith("✗ vCenter down  ○ DRS idle  ● HA on its own")
        await pilot.press("u")
        await pilot.pause()
        assert top(app).endswith("● vCenter  ● DRS  ● HA")


async def test_the_header_follows_a_service_that_is_turned_off() -> None:
    async with console(inventory=lab()) as (app, pilot):
        app.attempt(SetDrs(cluster="gpu", enabled=False))
        await pilot.pause()
        assert top(app).endswith("● vCenter  ○ DRS off  ● HA")


async def test_title_and_summary_of_vcenter_say_that_it_does_not_answer() -> None:
    async with console(inventory=lab()) as (app, pilot):
        await app._console.open(VCENTER, None, focus=True)
        await pilot.pause()
        assert "● Running" in text_plane(app)
        app.attempt(FailVcenter())
        await pilot.pause()
        shown = text_plane(app)
        assert "vcsa-01.lab.local   ✗ Does not answer" in shown
        assert "vSphere HA goes on without it" in shown
        app.attempt(RecoverVcenter())
        await pilot.pause()
        assert "Does not answer" not in text_plane(app)


async def test_the_summary_of_a_cluster_says_what_its_services_do_without_vcenter() -> None:
    async with console(inventory=lab()) as (app, pilot):
        app.attempt(FailVcenter())
        await pilot.pause()
        shown = text_plane(app)
        assert "Fully Automated; idle while vCenter does not answer" in shown
        assert "Turned on; goes on without vCenter" in shown


@pytest.mark.parametrize("kind", ["vcenter", "datacenter", "cluster", "host", "vm", "vm-class"])
def test_every_verb_that_goes_through_vcenter_says_that_it_does_not_answer(kind: Kind) -> None:
    down = Session(lab())
    down.perform(FailVcenter())
    names: dict[Kind, str] = {"vcenter": VCENTER.name, "datacenter": "Lab", "cluster": "gpu", "host": A, "vm": "web-01"}
    ref = Ref(kind, names.get(kind, "small"))
    for verb in verbs_of(kind):
        through_vcenter = verb.does is not None and verb.does.needs_vcenter
        assert (verb.why_not(down.inventory, ref) == "vCenter does not answer") is through_vcenter


async def test_the_actions_menu_and_the_palette_dim_what_goes_through_vcenter() -> None:
    async with console(inventory=lab()) as (app, pilot):
        await app._console.open(Ref("vm", "infer-01"), None, focus=True)
        app.attempt(FailVcenter())
        await pilot.press("a")
        await pilot.pause()
        assert "Power On   vCenter does not answer" in text_plane(app)
        await pilot.press("escape", "ctrl+p", *"infer-01 power on")
        await pilot.pause(0.5)
        assert "Not now: vCenter does not answer" in text_plane(app)
        await pilot.press("enter")
        await pilot.pause()
        assert "Not now: vCenter does not answer." in [note.message for note in app._notifications]
        assert not app.inventory.vms["infer-01"].runs


async def test_the_act_of_a_page_is_dimmed_while_vcenter_is_down_and_back_when_it_is() -> None:
    async with console(inventory=lab()) as (app, pilot):
        await app._console.open(Ref("vm", "infer-01"), None, focus=True)
        await pilot.pause()
        assert " p POWER ON " in text_plane(app)
        app.attempt(FailVcenter())
        await pilot.pause()
        assert "(p POWER ON)" in text_plane(app)
        assert "(H GO TO HOST)" not in text_plane(app)
        await pilot.press("p")
        await pilot.pause()
        assert "vCenter does not answer." in [note.message for note in app._notifications]
        app.attempt(RecoverVcenter())
        await pilot.pause()
        assert " p POWER ON " in text_plane(app)


async def test_a_power_on_that_vcenter_did_not_take_shows_no_host_as_chosen() -> None:
    async with console(inventory=lab()) as (app, pilot):
        app.attempt(FailVcenter())
        power_on(app, Ref("vm", "infer-01"))
        shown = await settled(pilot)
        assert "Recover vCenter first." in shown
        assert "★ Chosen" not in shown
        assert "★ Would be chosen" in shown


@pytest.mark.parametrize("typed", ["compare", "fail vcenter"])
async def test_the_palette_finds_the_comparison_and_the_verbs_of_vcenter_from_anywhere(typed: str) -> None:
    async with console(inventory=lab()) as (app, pilot):
        await app._console.open(Ref("vm", "infer-01"), None, focus=True)
        await pilot.press("ctrl+p", *typed)
        await pilot.pause(0.5)
        await pilot.press("enter")
        shown = await settled(pilot)
        assert ("Fail vcsa-01.lab.local?" if "vcenter" in typed else "DirectPath IO and Dynamic DirectPath IO") in shown


async def test_the_menu_of_a_host_that_failed_begins_at_recover_host() -> None:
    async with console(inventory=lab()) as (app, pilot):
        app.attempt(FailHost(host=A))
        app.offer_actions(Ref("host", A))
        await pilot.pause()
        await pilot.press("enter")
        assert f"Recover {A}?" in await settled(pilot)


async def test_the_menu_begins_at_no_verb_that_takes_away_what_is_there() -> None:
    async with console(inventory=estate(host(A, state="disconnected"))) as (app, pilot):
        app.attempt(FailVcenter())
        app.offer_actions(VCENTER)
        await pilot.pause()
        assert marked(app) == "Recover vCenter"


async def test_g_and_end_go_through_the_actions_menu() -> None:
    async with console(inventory=lab()) as (app, pilot):
        app.offer_actions(Ref("host", A))
        await pilot.pause()
        for key, found in (("G", "Isolate Host"), ("k", "Fail Host"), ("g", "New Virtual Machine…")):
            await pilot.press(key)
            assert marked(app) == found
        for key, found in (("end", "Isolate Host"), ("home", "New Virtual Machine…"), ("j", "Enter Maintenance Mode…")):
            await pilot.press(key)
            assert marked(app) == found


def marked(app: Console) -> str:
    menu = app.screen.query_one(OptionList)
    assert menu.highlighted_option is not None
    return str(menu.highlighted_option.prompt)
