"""Panes, pages and history of the console."""

import pytest

from tests.ui.shell.rig import LARGE, SMALL, A, B, console
from tests.ui.text_plane import text_plane
from vconsole.model import Ref
from vconsole.ui.shell.navigator import Navigator
from vconsole.ui.shell.workspace import Workspace
from vconsole.ui.widgets import InventoryTree
from vconsole.vcenter import DeleteVm, PowerOff, PowerOn


@pytest.mark.parametrize("size", [SMALL, LARGE])
async def test_the_console_opens_at_the_first_cluster(size, assert_golden) -> None:
    async with console(size) as (app, _):
        assert app.open_ref == Ref("cluster", "gpu")
        assert isinstance(app.focused, InventoryTree)
        assert_golden(app, "console-start")


@pytest.mark.parametrize("size", [SMALL, LARGE])
async def test_a_host_opens_by_keyboard_at_its_pci_devices(size, assert_golden) -> None:
    async with console(size) as (app, pilot):
        await pilot.press("down", "enter", *["right_square_bracket"] * 3)
        await pilot.pause()
        assert app.open_ref == Ref("host", A)
        assert_golden(app, "console-pci-devices")


async def test_navigator_and_workspace_take_turns_in_a_narrow_terminal() -> None:
    async with console(SMALL) as (app, pilot):
        navigator, workspace = app.screen.query_one(Navigator), app.screen.query_one(Workspace)
        assert (navigator.display, workspace.display) == (True, False)
        await pilot.press("enter")
        await pilot.pause()
        assert (navigator.display, workspace.display) == (False, True)
        await pilot.press("escape")
        assert (navigator.display, workspace.display) == (True, False)
        await pilot.resize_terminal(*LARGE)
        await pilot.pause()
        assert (navigator.display, workspace.display) == (True, True)


async def test_brackets_turn_the_pages_of_an_object_around() -> None:
    async with console() as (app, pilot):
        await app._console.open(Ref("host", A), None, focus=True)
        titles = []
        for _ in range(6):
            await pilot.press("right_square_bracket")
            spec = app.screen.query_one(Workspace)._spec
            titles.append(spec.title if spec else None)
        assert titles == ["Tasks", "Events", "PCI Devices", "Graphics", "VMs", "Summary"]


async def test_back_and_forward_go_through_what_was_open() -> None:
    async with console() as (app, pilot):
        for name in (A, B):
            await app._console.open(Ref("host", name), None, focus=True)
            await pilot.pause()
        await pilot.press("alt+left")
        assert app.open_ref == Ref("host", A)
        await pilot.press("alt+left")
        assert app.open_ref == Ref("cluster", "gpu")
        await pilot.press("alt+right")
        assert app.open_ref == Ref("host", A)


async def test_vms_stand_in_folders_in_the_other_arrangement() -> None:
    async with console() as (app, pilot):
        await pilot.press("v")
        await pilot.pause()
        assert "VMs and Templates" in text_plane(app)
        assert "Research" in text_plane(app)


async def test_a_deleted_object_gives_way_to_the_cluster() -> None:

    async with console() as (app, pilot):
        await app._console.open(Ref("vm", "train-02"), None, focus=True)
        app.session.perform(DeleteVm(vm="train-02"))
        await pilot.pause()
        await pilot.pause()
        assert app.open_ref == Ref("cluster", "gpu")


async def test_markup_in_names_is_shown_and_not_interpreted() -> None:
    from tests.build import device, estate, host

    odd = estate(host("[bold]esxi[/bold]", device("af:00.0", label="[b]x[/b]")))
    async with console(inventory=odd) as (app, pilot):
        await pilot.press("down", "enter", *["right_square_bracket"] * 3)
        await pilot.pause()
        assert "[bold]esxi[/bold]" in text_plane(app)
        assert "[b]x[/b]" in text_plane(app)
        await pilot.press("a")
        await pilot.pause()
        assert "Actions | [bold]esxi[/bold]" in text_plane(app)
        await pilot.press("escape", "ctrl+p")
        await pilot.pause()
        assert "[bold]esxi[/bold]: New Virtual Machine" in text_plane(app)


async def test_crumbs_follow_a_vm_to_the_host_it_is_placed_on() -> None:
    async with console() as (app, pilot):
        await app._console.open(Ref("vm", "train-02"), None, focus=True)
        await pilot.pause()
        assert f"▮ {B} > ▢ train-02" in text_plane(app)
        app.attempt(PowerOff(vms=("train-01",)))
        app.attempt(PowerOn(vms=("train-02",)))
        await pilot.pause()
        assert f"▮ {A} > ▢ train-02" in text_plane(app)


@pytest.mark.parametrize("size", [SMALL, LARGE])
async def test_a_in_the_tree_acts_on_the_row_under_the_cursor(size) -> None:
    async with console(size) as (app, pilot):
        await pilot.press("down", "down", "a")
        await pilot.pause()
        assert app.open_ref == Ref("cluster", "gpu")
        assert f"Actions | {B}" in text_plane(app)
        await pilot.press("escape")
        await pilot.pause()
        assert "a Actions of row" in text_plane(app)


async def test_a_beside_the_tree_acts_on_the_open_object() -> None:
    async with console() as (app, pilot):
        await pilot.press("down", "down", "2", "a")
        await pilot.pause()
        assert "Actions | gpu" in text_plane(app)


async def test_a_folder_has_no_actions_and_says_so() -> None:
    async with console() as (app, pilot):
        await pilot.press("v", "g", "down", "down", "a")
        await pilot.pause()
        assert [note.message.split(";")[0] for note in app._notifications] == ["A folder has no actions"]


async def test_the_open_page_is_among_those_listed_however_narrow_the_terminal() -> None:
    async with console(SMALL) as (app, pilot):
        for page, listed in (("events", "▌Events"), ("drs-moves", "▌What DRS Would Move"), ("summary", "▌Summary")):
            await app._console.open(Ref("cluster", "gpu"), page, focus=True)
            await pilot.pause()
            assert listed in text_plane(app)


async def test_the_signs_at_the_ends_of_the_page_list_lead_to_what_is_left_out() -> None:
    async with console(SMALL) as (app, pilot):
        await app._console.open(Ref("cluster", "gpu"), "events", focus=True)
        await pilot.pause()
        assert await pilot.click("#pages", offset=(1, 0))
        await pilot.pause()
        assert "▌If a Host Fails" in text_plane(app)
