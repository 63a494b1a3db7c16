"""A tree as lines, against one that is written out in full."""

from collections.abc import Iterator, Sequence

from hypothesis import given
from hypothesis import strategies as st

from vconsole.ui.widgets.outline import Outline, TreeItem

Path = tuple[int, ...]


class Numbers:
    """Three levels of numbered children; what stands for one is its path."""

    def __init__(self, widths: Sequence[int]) -> None:
        self.widths = widths

    def children(self, ref: Path | None) -> Sequence[TreeItem[Path]]:
        path = ref or ()
        deeper = len(path) + 1 < len(self.widths)
        return [
            TreeItem((*path, i), ".".join(map(str, (*path, i))), has_children=deeper)
            for i in range(self.widths[len(path)])
        ]

    def written(self, opened: set[Path], above: Path = ()) -> Iterator[Path]:
        """Every line that is seen with these open."""
        for item in self.children(above):
            yield item.ref
            if item.ref in opened and item.has_children:
                yield from self.written(opened, item.ref)


@given(st.lists(st.tuples(st.booleans(), st.integers(0, 40)), max_size=25))
def test_lines_are_those_of_the_tree_written_out(acts: list[tuple[bool, int]]) -> None:
    numbers, opened = Numbers([3, 4, 2]), set[Path]()
    outline = Outline(numbers)
    for opens, line in acts:
        at = line % len(outline)
        ref = outline.item(at).ref
        if opens:
            outline.open(at)
            opened.add(ref)
        else:
            outline.close(at)
            opened -= {path for path in opened if path[: len(ref)] == ref}
    lines = list(numbers.written(opened))
    assert [outline.item(line).ref for line in range(len(outline))] == lines
    assert [outline.reveal(outline.refs(line)) for line in range(len(outline))] == list(range(len(lines)))


def test_what_is_open_stays_open_when_the_objects_are_asked_for_anew() -> None:
    outline = Outline(Numbers([3, 4, 2]))
    outline.reveal([(1,), (1, 2), (1, 2, 1)])
    outline.refresh(Numbers([2, 3, 2]))
    assert [outline.item(line).label for line in range(len(outline))] == [
        "0", "1", "1.0", "1.1", "1.2", "1.2.0", "1.2.1",
    ]  # fmt: skip


def test_a_branch_whose_object_is_gone_goes_with_it() -> None:
    outline = Outline(Numbers([3, 4, 2]))
    outline.reveal([(2,), (2, 3)])
    outline.refresh(Numbers([2, 4, 2]))
    assert [outline.item(line).ref for line in range(len(outline))] == [(0,), (1,)]


def test_children_are_asked_for_only_when_their_branch_opens() -> None:
    asked: list[Path | None] = []

    class Asked(Numbers):
        def children(self, ref: Path | None) -> Sequence[TreeItem[Path]]:
            asked.append(ref)
            return super().children(ref)

    outline = Outline(Asked([3, 4, 2]))
    outline.open(1)
    assert asked == [None, (1,)]


def test_the_way_to_an_object_that_is_gone_ends_at_the_last_that_is_there() -> None:
    outline = Outline(Numbers([3, 4, 2]))
    line = outline.reveal([(1,), (1, 9), (1, 9, 0)])
    assert line is not None
    assert outline.item(line).ref == (1,)
