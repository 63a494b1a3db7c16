"""Which columns fit, and how wide."""

from hypothesis import given
from hypothesis import strategies as st

from vconsole.ui.widgets.columns import GAP, lay_out

Widths = st.lists(st.tuples(st.integers(4, 40), st.integers(1, 12)), min_size=1, max_size=8)


@given(Widths, st.integers(10, 150), st.integers(0, 6))
def test_columns_stay_inside_the_line_and_apart(widths: list[tuple[int, int]], room: int, skipped: int) -> None:
    wanted = [wide for wide, _ in widths]
    least = [min(wide, small) for wide, small in widths]
    layout = lay_out(wanted, least, start=3, room=room, skipped=min(skipped, len(widths) - 1))
    assert layout.placed[0].column == 0
    assert layout.placed[-1].x + layout.placed[-1].width <= 3 + room
    for left, right in zip(layout.placed, layout.placed[1:], strict=False):
        assert left.x + left.width + GAP == right.x


def test_every_column_has_what_it_wants_when_there_is_room() -> None:
    layout = lay_out([10, 20], [4, 4], start=0, room=32, skipped=0)
    assert [one.width for one in layout.placed] == [10, 20]


def test_the_widest_column_gives_first() -> None:
    layout = lay_out([10, 20], [4, 4], start=0, room=28, skipped=0)
    assert [one.width for one in layout.placed] == [10, 16]


def test_columns_that_do_not_fit_are_counted_at_the_right() -> None:
    layout = lay_out([10, 10, 10], [10, 10, 10], start=0, room=25, skipped=0)
    assert ([one.column for one in layout.placed], layout.hidden_right) == ([0, 1], 1)


def test_the_first_column_stays_when_the_others_are_scrolled() -> None:
    layout = lay_out([10, 10, 10], [10, 10, 10], start=0, room=25, skipped=1)
    assert ([one.column for one in layout.placed], layout.hidden_left, layout.hidden_right) == ([0, 2], 1, 0)


def test_columns_of_low_priority_give_way_first_and_are_reached_at_the_right() -> None:
    widths = {"wanted": [10, 10, 10, 10], "least": [10, 10, 10, 10], "priorities": [0, -1, 0, -2]}
    shown = [
        [one.column for one in lay_out(start=0, room=room, skipped=skipped, **widths).placed]
        for room, skipped in ((46, 0), (34, 0), (22, 0), (22, 1), (22, 2))
    ]
    assert shown == [[0, 1, 2, 3], [0, 1, 2], [0, 2], [0, 1], [0, 3]]


def test_columns_of_low_priority_are_narrowed_first() -> None:
    layout = lay_out([10, 20, 10], [4, 4, 4], start=0, room=40, skipped=0, priorities=[0, 0, -1])
    assert [one.width for one in layout.placed] == [10, 20, 6]
