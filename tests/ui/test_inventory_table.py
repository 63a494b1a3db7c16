"""The table under real keys and clicks."""

from collections.abc import Callable, Sequence
from typing import Any, NamedTuple

from textual.app import App

from tests.ui.stage import CountedRows, Stage
from tests.ui.text_plane import text_plane
from vconsole.model import Passthrough
from vconsole.ui.look import state_of
from vconsole.ui.widgets import Column, InventoryTable

AssertGolden = Callable[[App[Any], str], None]


class Card(NamedTuple):
    address: str
    label: str
    passthrough: Passthrough = Passthrough.ENABLED
    depth: int = 0


COLUMNS: Sequence[Column[Card]] = (
    Column("address", "ID", lambda card: card.address),
    Column("passthrough", "Passthrough", lambda card: state_of(card.passthrough)),
    Column("label", "Hardware Label", lambda card: card.label),
)
CARDS = (
    Card("0000:AF:00.0", "Training"),
    Card("0000:D8:00.0", "[b]Inference[/b]", Passthrough.DISABLED),
    Card("0000:D8:00.1", "--", Passthrough.NOT_CAPABLE, depth=1),
    Card("0000:3B:00.0", "二つの標識", Passthrough.ENABLED_NEEDS_REBOOT),
)


def cards(rows: Sequence[Card] = CARDS, **options: Any) -> InventoryTable[Card]:
    return InventoryTable(COLUMNS, rows, row_key=lambda card: card.address, **options)


def numbers(rows: Sequence[int]) -> InventoryTable[int]:
    return InventoryTable(
        [Column("vm", "Name", lambda row: f"vm-{row}")], rows, row_key=lambda row: row, checkable=True
    )


async def test_a_table_shows_states_nesting_and_texts_as_they_are(assert_golden: AssertGolden) -> None:
    table = cards(checkable=True, indent=lambda card: card.depth, dimmed=lambda card: not card.passthrough.capable)
    stage = Stage(table)
    async with stage.shown(80, 10) as pilot:
        table.focus()
        await pilot.press("down", "space")
        assert_golden(stage, "table")


async def test_keys_open_tick_and_tell_the_page() -> None:
    table = cards(checkable=True)
    stage = Stage(table)
    async with stage.shown() as pilot:
        table.focus()
        await pilot.press("j", "space", "shift+down", "enter")
        assert table.ticked_rows == CARDS[1:3]
        assert [message.row for message in stage.received(InventoryTable.Opened)] == [CARDS[2]]
        assert len(stage.received(InventoryTable.Ticked)) == 2
        await pilot.press("shift+up")
        assert table.ticked_rows == CARDS[1:2]


async def test_a_second_range_leaves_the_first_one_ticked() -> None:
    table = numbers(range(50))
    async with Stage(table).shown() as pilot:
        table.focus()
        await pilot.press("shift+down", "G", "shift+up", "shift+up", "shift+down")
        assert table.ticked_keys == (0, 1, 48, 49)


async def test_ticks_of_rows_that_a_filter_hides_are_kept() -> None:
    table = numbers(range(50))
    async with Stage(table).shown() as pilot:
        table.focus()
        table.filter_by("vm-4")
        await pilot.press("ctrl+a")
        table.filter_by("vm-1")
        assert table.ticked_keys == (4, *range(40, 50))
        assert [table.chosen_rows, table.row_count] == [table.ticked_rows, 11]


async def test_numbers_sort_as_numbers_and_the_title_says_in_which_direction() -> None:
    table = InventoryTable([Column("vm", "Name", lambda row: f"vm-{row}")], [10, 9, 100], row_key=lambda row: row)
    stage = Stage(table)
    async with stage.shown(40, 6) as pilot:
        table.focus()
        await pilot.press(">", "o")
        assert [line[1:].split()[0] for line in text_plane(stage).splitlines()[1:4]] == ["vm-100", "vm-10", "vm-9"]
        assert "Name ▼" in text_plane(stage)


async def test_a_filter_is_typed_kept_and_cleared() -> None:
    table = cards()
    stage = Stage(table)
    async with stage.shown(60, 8) as pilot:
        table.focus()
        await pilot.press("/", "t", "r", "a")
        assert table.row_count == 1
        assert text_plane(stage).splitlines()[-1].endswith("1 of 4")
        await pilot.press("enter", "j")
        assert (table.filter_text, table.cursor_row) == ("tra", CARDS[0])
        await pilot.press("escape")
        assert (table.row_count, table.filter_text) == (4, "")


async def test_the_cursor_stays_on_its_row_through_filter_sort_and_other_rows() -> None:
    table = cards()
    async with Stage(table).shown() as pilot:
        table.move_to("0000:D8:00.0")
        table.sort_by("address", descending=True)
        assert (table.cursor, table.cursor_row) == (1, CARDS[1])
        table.filter_by("address:d8")
        assert table.cursor_row == CARDS[1]
        table.filter_by("")
        table.replace_rows(CARDS[1:])
        await pilot.pause()
        assert table.cursor_row == CARDS[1]


async def test_ticks_follow_their_rows_and_end_with_them() -> None:
    table = cards(checkable=True)
    stage = Stage(table)
    async with stage.shown() as pilot:
        table.tick(["0000:AF:00.0", "0000:3B:00.0"])
        table.replace_rows(CARDS[1:])
        await pilot.pause()
        assert table.ticked_rows == CARDS[3:]
        assert len(stage.received(InventoryTable.Ticked)) == 2


async def test_nested_rows_sort_with_the_row_above_them() -> None:
    table = cards(indent=lambda card: card.depth)
    async with Stage(table).shown():
        table.sort_by("address")
        assert [table._view[row].address[5:] for row in range(4)] == ["3B:00.0", "AF:00.0", "D8:00.0", "D8:00.1"]
        table.filter_by("label:--")
        assert [table._view[row].address[5:] for row in range(2)] == ["D8:00.0", "D8:00.1"]


async def test_the_mouse_sorts_by_a_title_ticks_a_box_and_opens_by_a_double_click() -> None:
    table = cards(checkable=True)
    stage = Stage(table)
    async with stage.shown() as pilot:
        await pilot.click(table, offset=(5, 0))
        assert "ID ▲" in text_plane(stage)
        assert table.cursor_row == CARDS[0]
        await pilot.click(table, offset=(1, 1))
        assert table.ticked_rows == CARDS[3:]
        await pilot.click(table, offset=(10, 2), times=2)
        assert [message.row for message in stage.received(InventoryTable.Opened)] == [CARDS[0]]


async def test_copying_takes_the_name_or_the_whole_row() -> None:
    table = cards()
    stage = Stage(table)
    async with stage.shown() as pilot:
        table.focus()
        await pilot.press("y", "Y")
        assert stage.copied == ["0000:AF:00.0", "0000:AF:00.0\tEnabled\tTraining"]


async def test_an_empty_table_says_so_and_a_filter_without_match_says_how_to_leave() -> None:
    table = cards((), empty="This host has no PCI devices.")
    stage = Stage(table)
    async with stage.shown(60, 8) as pilot:
        assert "This host has no PCI devices." in text_plane(stage)
        assert table.cursor_row is None
        table.replace_rows(CARDS)
        table.filter_by("nothing like it")
        await pilot.pause()
        assert "Esc clears it" in text_plane(stage)


async def test_columns_that_do_not_fit_are_reached_by_key() -> None:
    columns = [Column[int](f"c{i}", f"Column {i}", lambda row: f"text {row}", width=20) for i in range(5)]
    table = InventoryTable(columns, range(3), row_key=lambda row: row)
    stage = Stage(table)
    async with stage.shown(50, 6) as pilot:
        table.focus()
        assert "Column 2" not in text_plane(stage)
        await pilot.press("right")
        assert "Column 0" in text_plane(stage)
        assert "Column 2" in text_plane(stage)
        assert "Column 1" not in text_plane(stage)


async def test_opening_moving_and_ticking_ask_for_no_more_rows_in_a_large_table_than_in_a_small_one() -> None:
    asked = []
    for count in (500, 45_000):
        rows = CountedRows(count)
        table = numbers(rows)
        async with Stage(table).shown() as pilot:
            table.focus()
            await pilot.press("pagedown", "G", "space", "shift+up", "g", "y")
            assert table.ticked_rows == (count - 2, count - 1)
        asked.append(rows.asked)
    assert abs(asked[0] - asked[1]) < 200


async def test_the_last_row_is_seen_after_going_to_the_bottom() -> None:
    stage = Stage(table := numbers(range(45_000)))
    async with stage.shown() as pilot:
        table.focus()
        await pilot.press("G")
        assert "vm-44999" in text_plane(stage).splitlines()[-1]
        table.replace_rows(range(3))
        await pilot.pause()
        assert "vm-2" in text_plane(stage).splitlines()[3]


async def test_the_cursor_is_seen_with_another_sign_while_the_focus_is_elsewhere() -> None:
    table, other = cards(), cards(id="other")
    stage = Stage(table, other)
    async with stage.shown(60, 20) as pilot:
        table.focus()
        await pilot.pause()
        assert text_plane(stage).splitlines()[1].startswith("▌0000:AF")
        other.focus()
        await pilot.pause()
        assert text_plane(stage).splitlines()[1].startswith("▏0000:AF")


async def test_a_key_brings_back_the_cursor_that_the_wheel_scrolled_out_of_sight() -> None:
    stage = Stage(table := numbers(range(500)))
    async with stage.shown() as pilot:
        table.focus()
        table.scroll_to(y=300, animate=False)
        await pilot.press("g")
        assert "vm-0" in text_plane(stage).splitlines()[1]
