"""The inventory tree under real keys and clicks."""

from collections.abc import Callable, Sequence
from typing import Any

from textual.app import App

from tests.ui.stage import Stage
from tests.ui.text_plane import text_plane
from vconsole.model import HostState, Power
from vconsole.ui.look import KIND_GLYPHS, state_of
from vconsole.ui.widgets import InventoryTree, TreeItem

CLUSTER = TreeItem("gpu", "gpu", KIND_GLYPHS["cluster"], has_children=True)


class Estate:
    """One cluster of hosts with two VMs each."""

    def __init__(self, hosts: int, state: HostState = HostState.CONNECTED) -> None:
        self.hosts, self.state = hosts, state

    def children(self, ref: str | None) -> Sequence[TreeItem[str]]:
        if ref is None:
            return [CLUSTER]
        if ref == "gpu":
            return [
                TreeItem(f"esxi-{n}", f"esxi-{n}.lab.local", KIND_GLYPHS["host"], state_of(self.state), True)
                for n in range(self.hosts)
            ]
        return [
            TreeItem(f"{ref}/vm", f"[b]on {ref}[/b]", state_of(Power.ON).glyph, state_of(Power.ON)),
            TreeItem(f"{ref}/off", f"off {ref}", state_of(Power.OFF).glyph, state_of(Power.OFF)),
        ]


async def test_a_tree_shows_kinds_states_and_labels_as_they_are(
    assert_golden: Callable[[App[Any], str], None],
) -> None:
    tree = InventoryTree(Estate(3, HostState.MAINTENANCE))
    stage = Stage(tree)
    async with stage.shown(48, 8) as pilot:
        tree.focus()
        await pilot.press("right", "right", "right")
        assert_golden(stage, "tree")


async def test_keys_open_the_way_down_and_tell_the_page() -> None:
    tree = InventoryTree(Estate(3))
    stage = Stage(tree)
    async with stage.shown() as pilot:
        tree.focus()
        await pilot.press("right", "j", "j", "enter", "left")
        assert [message.ref for message in stage.received(InventoryTree.Opened)] == ["esxi-1"]
        assert tree.cursor_ref == "gpu"
        await pilot.press("left")
        assert tree.row_count == 1


async def test_a_click_opens_an_object_and_a_click_on_its_sign_its_children() -> None:
    tree = InventoryTree(Estate(2))
    stage = Stage(tree)
    async with stage.shown() as pilot:
        await pilot.click(tree, offset=(1, 0))
        assert tree.row_count == 3
        await pilot.click(tree, offset=(9, 2))
        assert [message.ref for message in stage.received(InventoryTree.Opened)] == ["esxi-1"]


async def test_what_is_open_and_the_cursor_stay_when_the_estate_changes() -> None:
    tree = InventoryTree(Estate(5))
    async with Stage(tree).shown() as pilot:
        assert tree.reveal(["gpu", "esxi-3", "esxi-3/off"])
        tree.refresh_from(Estate(4))
        await pilot.pause()
        assert (tree.cursor_ref, tree.row_count) == ("esxi-3/off", 7)
        tree.refresh_from(Estate(3))
        await pilot.pause()
        assert (tree.cursor_ref, tree.row_count) == ("gpu", 4)


async def test_a_host_with_a_problem_says_so_in_a_sign_where_there_is_no_room_for_words() -> None:
    tree = InventoryTree(Estate(1, HostState.NOT_RESPONDING))
    tree_stage = Stage(tree)
    async with tree_stage.shown(60, 4) as pilot:
        tree.reveal(["gpu", "esxi-0"])
        await pilot.pause()
        assert "✗ Not responding" in text_plane(tree_stage)
        await pilot.resize_terminal(28, 4)
        assert text_plane(tree_stage).splitlines()[1].endswith(" ✗")
