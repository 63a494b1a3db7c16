"""The ESXi shell of a host as a page of the workspace."""

from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager
from pathlib import Path
from typing import Any

import pytest
from textual import events
from textual.app import App
from textual.pilot import Pilot

from tests.esxcli.rig import GPU, HOST, NIC, article, gpu_of
from tests.ui.shell.rig import LARGE, SMALL, console
from tests.ui.text_plane import text_plane
from vconsole.model import Inventory, Passthrough, PciAddress, Ref
from vconsole.ui.app import Console
from vconsole.ui.esxi_shell.command_line import CommandLine
from vconsole.ui.esxi_shell.output import Output
from vconsole.ui.esxi_shell.pager import Pager
from vconsole.ui.esxi_shell.terminal import LINES_KEPT, TYPED_KEPT, Terminal, TypedLines
from vconsole.vcenter import FailHost, RecoverHost, SetPassthrough

Golden = Callable[[App[Any], str], None]
OTHER = "esxi-02.lab.local"
SET = f"esxcli hardware pci pcipassthru set -d {NIC} -e true -a"


@asynccontextmanager
async def shell(
    size: tuple[int, int] = LARGE, inventory: Inventory | None = None
) -> AsyncIterator[tuple[Console, Pilot[int]]]:
    """The console with the shell of the article's host open."""
    async with console(size, inventory or article()) as (app, pilot):
        await opened(app, pilot, HOST)
        yield app, pilot


async def opened(app: Console, pilot: Pilot[int], host: str) -> None:
    app.open(Ref("host", host), "esxi-shell")
    await pilot.pause()
    await pilot.pause()


async def enter(app: Console, pilot: Pilot[int], line: str) -> None:
    """Put a line in and press Enter."""
    line_of(app).value = line
    await pilot.press("enter")
    await pilot.pause()
    await pilot.pause()


def line_of(app: Console) -> CommandLine:
    return app.screen.query_one(CommandLine)


def printed(app: Console, host: str = HOST) -> list[str]:
    return [line.text for line in app.terminals.of(host).lines]


@pytest.mark.parametrize("size", [SMALL, LARGE])
async def test_the_shell_of_a_host_by_keys(size: tuple[int, int], assert_golden: Golden) -> None:
    async with console(size, article()) as (app, pilot):
        await pilot.press("down", "ctrl+e")
        await pilot.pause()
        await pilot.pause()
        assert app.open_ref == Ref("host", HOST)
        await pilot.press(*"esxcli gra", "tab", *"dev", "tab", *"li", "tab", "enter")
        await pilot.pause()
        await pilot.pause()
        assert line_of(app).has_focus
        assert_golden(app, "esxi-shell")
        await pilot.press("escape")
        await pilot.pause()
        await pilot.pause()
        assert app.open_ref == Ref("cluster", "gpu")


async def test_on_a_vm_it_is_the_shell_of_its_host() -> None:
    async with console(LARGE, article()) as (app, pilot):
        app.open(Ref("vm", "plain-01"))
        await pilot.pause()
        await pilot.press("ctrl+e")
        await pilot.pause()
        await pilot.pause()
        assert app.open_ref == Ref("host", HOST)
        assert line_of(app).has_focus


async def test_elsewhere_it_says_what_to_choose() -> None:
    async with console(LARGE, article()) as (app, pilot):
        await pilot.press("ctrl+e")
        await pilot.pause()
        await pilot.pause()
        assert app.open_ref == Ref("cluster", "gpu")
        assert [note.message for note in app._notifications] == [
            "Choose a host, or a VM: the ESXi shell is that of its host."
        ]


async def test_what_is_typed_there_is_a_task_and_undone_like_any_act() -> None:
    async with shell() as (app, pilot):
        before = app.inventory
        await enter(app, pilot, SET)
        assert isinstance(app.session.undoes, str)
        assert "Toggle Passthrough" in text_plane(app)
        found = app.inventory.hosts[HOST].device(PciAddress.parse(NIC))
        assert found is not None
        assert found.passthrough is Passthrough.ENABLED
        await pilot.press("escape")
        await pilot.pause()
        await pilot.press("u")
        await pilot.pause()
        assert app.inventory is before


async def test_a_refusal_is_printed_and_opens_no_dialog() -> None:
    async with shell() as (app, pilot):
        before = app.inventory
        await enter(app, pilot, f"esxcli hardware pci pcipassthru set -d {GPU} -e true -a")
        assert printed(app)[-1].startswith("Unable to configure the PCI device: Device owner is already")
        assert len(app.screen_stack) == 1
        assert app.inventory is before


async def test_text_of_data_is_shown_as_it_is() -> None:
    label = "[bold red]Training[/] [@click=app.exit]"
    inventory = article()
    host = inventory.hosts[HOST]
    gpu = host.device(PciAddress.parse(GPU))
    assert gpu is not None
    labelled = inventory.with_host(host.with_devices(gpu.model_copy(update={"hardware_label": label})))
    async with shell(LARGE, labelled) as (app, pilot):
        await enter(app, pilot, "esxcli hardware pci list | grep 'Label: .'")
        assert f"   Hardware Label: {label}" in text_plane(app)
        await enter(app, pilot, "[b]x[/b]")
        assert "sh: file name patterns are not supported" in text_plane(app)
        await enter(app, pilot, "esxcli hardware pci list | less '[x'")
        assert "less: [x: No such file" in text_plane(app)


async def test_a_long_line_goes_on_in_the_next_row_with_nothing_lost() -> None:
    async with shell(SMALL) as (app, pilot):
        await enter(app, pilot, "esxcli hardware pci list")
        name = "x" * 70 + "0123456789" * 9
        await enter(app, pilot, name)
        rows = (row.strip("│ ▁▂▃▄▅▆▇█") for row in text_plane(app).splitlines())
        assert f"sh: {name}: not found" in "".join(rows)


async def test_two_hosts_keep_their_own_output_and_share_what_was_typed() -> None:
    async with shell() as (app, pilot):
        await enter(app, pilot, "lspci | wc -l")
        await opened(app, pilot, OTHER)
        await enter(app, pilot, "esxcli system hostname get")
        assert "3" not in printed(app, OTHER)
        await opened(app, pilot, HOST)
        assert "3" in printed(app)
        assert "[root@esxi-01:~] lspci | wc -l" in text_plane(app)
        await pilot.press("up")
        assert line_of(app).value == "esxcli system hostname get"
        await pilot.press("up", "up")
        assert line_of(app).value == "lspci | wc -l"
        await pilot.press("down", "down", "down")
        assert line_of(app).value == ""


async def test_what_is_being_typed_is_there_again_after_looking_back() -> None:
    async with shell() as (app, pilot):
        await enter(app, pilot, "lspci")
        await pilot.press(*"esx", "up", "down")
        assert line_of(app).value == "esx"


async def test_a_search_finds_the_last_line_with_a_part_and_a_second_enter_runs_it() -> None:
    async with shell() as (app, pilot):
        await enter(app, pilot, "esxcli system maintenanceMode get")
        await enter(app, pilot, "lspci | wc -l")
        await pilot.press("ctrl+r", *"main")
        await pilot.pause()
        assert "search: esxcli system maintenanceMode get" in text_plane(app)
        await pilot.press("enter")
        await pilot.pause()
        assert line_of(app).value == "esxcli system maintenanceMode get"
        assert printed(app)[-1] == "3"
        await pilot.press("enter")
        await pilot.pause()
        assert printed(app)[-2:] == ["[root@esxi-01:~] esxcli system maintenanceMode get", "Disabled"]


async def test_a_search_goes_further_back_and_can_be_taken_or_ended() -> None:
    async with shell() as (app, pilot):
        for line in ("lspci | wc -l", "lspci | head -1"):
            await enter(app, pilot, line)
        await pilot.press(*"lspci", "ctrl+r", "ctrl+r")
        await pilot.pause()
        assert "search: lspci | wc -l" in text_plane(app)
        await pilot.press("ctrl+r")
        await pilot.pause()
        assert "search: no other line has this but: lspci | wc -l" in text_plane(app)
        await pilot.press("tab")
        assert line_of(app).value == "lspci | wc -l"
        await pilot.press("ctrl+r", "escape")
        await pilot.pause()
        assert line_of(app).has_focus
        assert app.open_ref == Ref("host", HOST)


@pytest.mark.parametrize("size", [SMALL, LARGE])
async def test_a_search_runs_no_line_that_sets_something_unseen(size: tuple[int, int]) -> None:
    async with shell(size) as (app, pilot):
        await enter(app, pilot, "esxcli graphics host set --default-type SharedPassthru")
        before = app.inventory
        await pilot.press("ctrl+r", *"SharedP", "ctrl+r", "enter")
        await pilot.pause()
        assert line_of(app).value == "esxcli graphics host set --default-type SharedPassthru"
        assert app.inventory is before
        assert sum(line.startswith("[root") for line in printed(app)) == 1


async def test_what_no_typed_line_has_stays_in_the_line_when_a_search_ends() -> None:
    async with shell() as (app, pilot):
        await enter(app, pilot, "lspci")
        await pilot.press("ctrl+r", *"lspx")
        await pilot.pause()
        assert "search: no line has this" in text_plane(app)
        await pilot.press("enter")
        await pilot.pause()
        assert line_of(app).value == "lspx"
        assert sum(line.startswith("[root") for line in printed(app)) == 1


async def test_a_second_tab_lists_what_is_possible() -> None:
    async with shell() as (app, pilot):
        await pilot.press(*"esxcli hardware pci pcipassthru set -d 0000:", "tab")
        assert line_of(app).value.endswith("-d 0000:")
        await pilot.press("tab")
        await pilot.pause()
        assert printed(app)[-1] == f"{GPU}  {NIC}"
        await pilot.press("a", "tab")
        assert line_of(app).value.endswith(f"-d {GPU} ")


async def test_pasted_lines_are_run_and_the_last_one_is_typed_on() -> None:
    async with shell() as (app, pilot):
        line_of(app).post_message(events.Paste("lspci | wc -l\r\nesxcli system maintenanceMode get\nlspci -"))
        await pilot.pause()
        await pilot.pause()
        assert [line for line in printed(app)[1:] if not line.startswith("[root")] == ["3", "Disabled"]
        assert line_of(app).value == "lspci -"
        line_of(app).post_message(events.Paste("p"))
        await pilot.pause()
        assert line_of(app).value == "lspci -p"


async def test_prompts_that_are_pasted_along_are_left_out() -> None:
    async with shell() as (app, pilot):
        line_of(app).post_message(events.Paste("[root@esxi-09:~] lspci | wc -l\n~ # vmkchdev -l | wc -l\n~ # lspci"))
        await pilot.pause()
        await pilot.pause()
        assert printed(app)[1:] == ["[root@esxi-01:~] lspci | wc -l", "3", "[root@esxi-01:~] vmkchdev -l | wc -l", "3"]
        await pilot.press("up")
        assert line_of(app).value == "vmkchdev -l | wc -l"


async def test_less_opens_a_pager_and_prints_nothing_behind_it(assert_golden: Golden) -> None:
    async with shell(SMALL) as (app, pilot):
        await enter(app, pilot, "esxcli hardware pci list | less")
        assert isinstance(app.screen, Pager)
        assert_golden(app, "esxi-shell-pager")
        await pilot.press("space", "G", "y")
        assert app.clipboard.count("Hardware Label:") == 3
        await pilot.press("q")
        await pilot.pause()
        assert printed(app)[-1] == "[root@esxi-01:~] esxcli hardware pci list | less"


async def test_the_output_is_scrolled_and_copied() -> None:
    async with shell(SMALL) as (app, pilot):
        await enter(app, pilot, "esxcli hardware pci list")
        output = app.screen.query_one(Output)
        end = output.scroll_offset.y
        assert end == output.max_scroll_y > 0
        await pilot.press("pageup")
        assert output.scroll_offset.y < end
        await pilot.press("shift+tab", "y")
        await pilot.pause()
        assert output.has_focus
        assert app.clipboard.startswith("0000:ae:00.0\n   Address: 0000:ae:00.0\n")
        await pilot.press("Y")
        assert "[root@esxi-01:~] esxcli hardware pci list\n" in app.clipboard
        await pilot.press("i")
        await pilot.pause()
        assert line_of(app).has_focus


async def test_who_sees_the_end_of_the_output_sees_it_at_every_size() -> None:
    async with shell(SMALL) as (app, pilot):
        await enter(app, pilot, "esxcli hardware pci list")
        output = app.screen.query_one(Output)
        for size in (LARGE, SMALL, (100, 30), LARGE, SMALL):
            await pilot.resize_terminal(*size)
            await pilot.pause()
            await pilot.pause()
            assert output.scroll_offset.y == output.max_scroll_y > 0, size
            assert printed(app)[-1].strip() in text_plane(app)


async def test_who_reads_further_up_is_not_brought_to_the_end() -> None:
    async with shell(LARGE) as (app, pilot):
        await enter(app, pilot, "esxcli hardware pci list")
        output = app.screen.query_one(Output)
        await pilot.press("shift+tab", "home")
        await pilot.resize_terminal(*SMALL)
        await pilot.pause()
        await pilot.pause()
        assert output.scroll_offset.y == 0


async def test_clear_and_exit() -> None:
    async with shell() as (app, pilot):
        await enter(app, pilot, "lspci")
        await enter(app, pilot, "clear")
        assert printed(app) == []
        await enter(app, pilot, "lspci | wc -l")
        await pilot.press("ctrl+l")
        assert printed(app) == []
        await enter(app, pilot, "exit")
        await pilot.pause()
        assert app.open_ref == Ref("cluster", "gpu")


async def test_a_host_that_fails_says_so_and_answers_again_later() -> None:
    async with shell() as (app, pilot):
        app.perform(FailHost(host=HOST))
        await pilot.pause()
        assert printed(app)[-1].startswith(f"{HOST} does not answer: it is not responding.")
        await enter(app, pilot, "lspci")
        assert "does not answer" in printed(app)[-1]
        app.perform(RecoverHost(host=HOST))
        await pilot.pause()
        await pilot.pause()
        assert f"{HOST} answers." in printed(app)


async def test_what_is_done_elsewhere_is_seen_in_the_shell() -> None:
    async with shell() as (app, pilot):
        app.perform(SetPassthrough(host=HOST, devices=(PciAddress.parse(NIC),), enabled=True))
        await enter(app, pilot, "esxcli hardware pci pcipassthru list | grep -c true")
        assert printed(app)[-1] == "2"
        assert gpu_of(app.session).passthrough is Passthrough.ENABLED


async def test_the_tab_is_there_only_while_the_shell_is_open() -> None:
    async with shell() as (app, pilot):
        assert "ESXi Shell" in text_plane(app)
        await pilot.press("escape")
        await pilot.pause()
        app.open(Ref("host", HOST), "summary")
        await pilot.pause()
        await pilot.pause()
        assert "ESXi Shell" not in text_plane(app)
        await pilot.press("right_square_bracket", "left_square_bracket", "left_square_bracket")
        await pilot.pause()
        assert "ESXi Shell" not in text_plane(app)


def test_a_terminal_keeps_its_last_lines() -> None:
    terminal = Terminal(HOST)
    terminal.say("".join(f"{number}\n" for number in range(LINES_KEPT + 10)))
    assert len(terminal.lines) == LINES_KEPT
    assert terminal.lines[-1].text == str(LINES_KEPT + 9)


def test_typed_lines_are_kept_in_a_file_and_bounded(tmp_path: Path) -> None:
    path = tmp_path / "new" / "history"
    typed = TypedLines(path)
    for number in range(TYPED_KEPT + 5):
        typed.add(f"lspci | head -{number}")
    typed.add(f"lspci | head -{TYPED_KEPT + 4}")
    typed.add("   ")
    assert TypedLines(path).lines == typed.lines
    assert len(typed.lines) == TYPED_KEPT
    assert typed.lines[0] == "lspci | head -5"


def test_a_file_that_cannot_be_used_disturbs_nobody(tmp_path: Path) -> None:
    (tmp_path / "binary").write_bytes(b"\xff\xfe\x00")
    assert TypedLines(tmp_path / "binary").lines == []
    (tmp_path / "file").write_text("x")
    typed = TypedLines(tmp_path / "file" / "history")
    typed.add("lspci")
    assert typed.lines == ["lspci"]
