"""Go to, actions, palette, help, undo, saving and leaving."""

from pathlib import Path

from tests.ui.shell.rig import A, B, console
from tests.ui.text_plane import text_plane
from vconsole.files.cluster import load
from vconsole.model import PciAddress, Ref
from vconsole.ui.desk import Speed
from vconsole.ui.pages.host.pci_devices import PciDevicesPage
from vconsole.ui.shell.known_files import KnownFiles
from vconsole.ui.shell.leave import Leave
from vconsole.ui.shell.save_as import SaveAs
from vconsole.ui.shell.tasks import RecentTasks
from vconsole.vcenter import PowerOn, SetHardwareLabel

GPU = PciAddress.parse("3b:00.0")
RELABEL = SetHardwareLabel(host=B, device=GPU, label="Training")


async def test_go_to_opens_a_vm_by_a_few_letters() -> None:
    async with console() as (app, pilot):
        await pilot.press("ctrl+g", *"in-02")
        await pilot.pause()
        await pilot.press("enter")
        await pilot.pause()
        assert app.open_ref == Ref("vm", "train-02")


async def test_go_to_a_label_leads_to_the_device() -> None:
    async with console() as (app, pilot):
        await pilot.press("ctrl+g", *"trainnig")
        await pilot.pause()
        await pilot.press("enter")
        await pilot.pause()
        await pilot.pause()
        assert app.open_ref == Ref("host", B)
        assert app.screen.query_one(PciDevicesPage)


async def test_actions_say_why_one_does_not_apply() -> None:
    async with console() as (app, pilot):
        await app._console.open(Ref("host", A), None, focus=True)
        await pilot.press("a")
        await pilot.pause()
        shown = text_plane(app)
        assert "Actions | esxi-01.lab.local" in shown
        assert "Reboot" in shown
        assert "New Virtual Machine" in shown


async def test_u_takes_back_and_ctrl_r_does_again() -> None:
    async with console() as (app, pilot):
        before = app.inventory
        app.attempt(RELABEL)
        after = app.inventory
        await pilot.press("u")
        assert app.inventory is before
        await pilot.press("ctrl+r")
        assert app.inventory is after


async def test_recent_tasks_show_what_stopped_and_enter_explains_it() -> None:
    async with console() as (app, pilot):
        app.attempt(PowerOn(vms=("train-02",)))
        await pilot.pause()
        assert "Could not complete" in text_plane(app)
        await pilot.press("3", "enter")
        await pilot.pause()
        assert "No host is compatible with the virtual machine." in text_plane(app)
        assert "they differ in one letter" in " ".join(text_plane(app).split())


async def test_the_clock_of_the_screen_plays_a_power_on() -> None:
    async with console() as (app, pilot):
        app.speed = Speed.DEMO
        app.attempt(RELABEL)
        app.attempt(PowerOn(vms=("train-02",)))
        await pilot.pause()
        assert app.session.busy
        assert "In progress" in text_plane(app) or "%" in text_plane(app)
        app.set_speed(Speed.INSTANT)
        assert not app.session.busy
        assert app.screen.query_one(RecentTasks)


async def test_help_is_about_the_pane_with_the_focus() -> None:
    async with console() as (app, pilot):
        await pilot.press("f1")
        await pilot.pause()
        assert "Hosts and Clusters" in text_plane(app)
        assert "Navigator" in text_plane(app)
        await pilot.press("escape", "question_mark")
        await pilot.pause()
        assert "ctrl+g" in text_plane(app)


async def test_the_estate_is_saved_and_replaced_only_when_asked_twice(tmp_path: Path) -> None:
    target = tmp_path / "mine.toml"
    target.write_text("old")
    async with console() as (app, pilot):
        app.attempt(RELABEL)
        await pilot.press("ctrl+s")
        await pilot.pause()
        field = app.screen.query_one("#path")
        field.value = str(target)  # type: ignore[attr-defined]
        await pilot.press("enter")
        await pilot.pause()
        assert "is there already" in text_plane(app)
        assert target.read_text() == "old"
        await pilot.press("enter")
        await pilot.pause()
        assert load(target) == app.inventory


async def test_a_file_without_a_name_is_asked_for_one() -> None:
    async with console() as (app, pilot):
        await pilot.press("ctrl+s")
        await pilot.pause()
        app.screen.query_one("#path").value = " "  # type: ignore[attr-defined]
        await pilot.press("enter")
        await pilot.pause()
        assert "Type a name." in text_plane(app)


async def test_a_file_that_someone_else_changed_meanwhile_is_named_as_such(tmp_path: Path) -> None:
    target, known = tmp_path / "mine.toml", KnownFiles()
    target.write_text("as it was opened")
    known.note(target)
    async with console() as (app, pilot):
        target.write_text("changed by a colleague")
        write = app.session.save
        app.push_screen(SaveAs("Save", "", str(target), write, label="Cluster file", hint="", known=known))
        await pilot.pause()
        await pilot.press("enter")
        await pilot.pause()
        assert "was changed by someone else" in " ".join(text_plane(app).split())
        await pilot.press("enter")
        await pilot.pause()
        assert load(target) == app.inventory
        assert not known.changed_elsewhere(target)


async def test_the_keys_are_named_as_they_are_printed() -> None:
    async with console() as (app, pilot):
        await app._console.open(Ref("cluster", "gpu"), "vms", focus=True)
        await pilot.pause()
        await pilot.press("question_mark")
        await pilot.pause()
        shown = "\n".join(line.plain for line in app.screen._keys)  # type: ignore[attr-defined]
    assert {"<", ">", "/", "?", "[", "]"} <= set(shown.split())
    assert not {"super+c", "less_than_sign", "left_square_bracket"} & set(shown.split())


async def test_f1_in_a_dialog_explains_the_dialog_and_comes_back_to_it() -> None:
    async with console() as (app, pilot):
        await app._console.open(Ref("vm", "train-02"), None, focus=True)
        await pilot.pause()
        await pilot.press("e")
        await pilot.pause()
        dialog = app.screen
        await pilot.press("f1")
        await pilot.pause()
        assert "Three tabs" in text_plane(app)
        assert "Set the MMIO region" in text_plane(app)
        await pilot.press("f1")
        await pilot.pause()
        assert app.screen is dialog


async def test_leaving_asks_only_when_something_would_be_lost() -> None:
    async with console() as (app, pilot):
        app.attempt(RELABEL)
        await pilot.press("ctrl+q")
        await pilot.pause()
        assert isinstance(app.screen, Leave)
        assert "Leave without saving 1 act?" in text_plane(app)
        await pilot.press("escape")
        await pilot.pause()
        assert app.is_running
        app.session.undo()
        await pilot.press("ctrl+q")
        await pilot.pause()
    assert app.return_code == 0
