"""Notes at the corner of the screen."""

from textual.widgets._toast import Toast

from vconsole.ui.notices import NoticeBoard


async def test_a_note_that_is_repeated_takes_the_place_of_the_one_before() -> None:
    board = NoticeBoard[None]()
    async with board.run_test(notifications=True) as pilot:
        board.notify("There is nothing to undo.")
        board.notify("Copied train-01")
        board.notify("There is nothing to undo.")
        await pilot.pause()
        assert len(board.screen.query(Toast)) == 2
