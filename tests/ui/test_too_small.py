"""Terminals in which nothing useful can be shown."""

from tests.ui.stage import Stage
from tests.ui.text_plane import text_plane
from vconsole.ui.dialogs import ConfirmDialog, TooSmall


async def test_a_small_terminal_is_told_its_size_until_it_is_larger() -> None:
    stage = Stage(TooSmall())
    async with stage.shown(80, 24) as pilot:
        assert "needs" not in text_plane(stage)
        await pilot.resize_terminal(50, 20)
        await pilot.pause()
        assert "vconsole needs 60 x 16 cells; this terminal has 50 x 20." in " ".join(text_plane(stage).split())
        await pilot.resize_terminal(60, 16)
        await pilot.pause()
        assert "needs" not in text_plane(stage)


async def test_a_dialog_stands_aside_and_comes_back() -> None:
    stage = Stage()
    async with stage.shown(80, 24) as pilot:
        await stage.push_screen(ConfirmDialog("Power Off", "train-01", "Power off train-01?"))
        await pilot.resize_terminal(58, 12)
        await pilot.pause()
        assert "Power off" not in text_plane(stage)
        assert "this terminal has 58 x 12" in " ".join(text_plane(stage).split())
        await pilot.resize_terminal(80, 24)
        await pilot.pause()
        assert "Power off train-01?" in text_plane(stage)
