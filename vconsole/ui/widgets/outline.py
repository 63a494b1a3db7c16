"""The lines of a tree whose branches are asked for when they open."""

from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from typing import Generic, NamedTuple, Protocol, TypeVar

from vconsole.ui.look import State

R = TypeVar("R")


class TreeItem(NamedTuple, Generic[R]):
    """One object of a tree."""

    ref: R
    """What it stands for; unlike those of all its siblings."""
    label: str
    glyph: str = ""
    state: State | None = None
    has_children: bool = False


class TreeProvider(Protocol[R]):
    """Where a tree gets its objects from."""

    def children(self, ref: R | None) -> Sequence[TreeItem[R]]:
        """The objects below one, or the roots for None. The sequence may compute its items when asked for them."""


class Branch(Generic[R]):
    """The children of one object, with the branches that are open among them."""

    def __init__(self, children: Sequence[TreeItem[R]]) -> None:
        self.children = children
        self.opened: dict[int, Branch[R]] = {}
        self._indexes: list[int] = []
        self._starts: list[int] = []
        self._lines = len(children)

    def __len__(self) -> int:
        return self._lines

    def settle(self) -> None:
        """Count the lines anew after a branch directly below opened, closed or changed."""
        self._indexes = sorted(self.opened)
        self._starts = []
        more = 0
        for index in self._indexes:
            self._starts.append(index + more)
            more += len(self.opened[index])
        self._lines = len(self.children) + more

    def step(self, line: int) -> tuple[int, int | None]:
        """The child on a line or above it, and the line within the child's branch if the line is in there."""
        nearest = bisect_right(self._starts, line) - 1
        if nearest < 0:
            return line, None
        index, start = self._indexes[nearest], self._starts[nearest]
        below = line - start - len(self.opened[index])
        if line == start or below > 0:
            return index + max(0, below), None
        return index, line - start - 1

    def line_of(self, index: int) -> int:
        """The line of a child."""
        place = bisect_left(self._indexes, index)
        if place < len(self._indexes):
            return index + self._starts[place] - self._indexes[place]
        return index + self._lines - len(self.children)

    def find(self, ref: R, near: int = 0) -> int | None:
        """The number of the child that stands for something; looks at `near` first."""
        if near < len(self.children) and self.children[near].ref == ref:
            return near
        return next((index for index, child in enumerate(self.children) if child.ref == ref), None)


class Outline(Generic[R]):
    """A tree as lines: every open branch below its object. Costs grow with open branches, not with objects."""

    def __init__(self, provider: TreeProvider[R]) -> None:
        self._provider = provider
        self._root = Branch(provider.children(None))

    def __len__(self) -> int:
        return len(self._root)

    def path(self, line: int) -> list[tuple[Branch[R], int]]:
        """The branches from the root down to a line, each with the child that is on the way."""
        steps: list[tuple[Branch[R], int]] = []
        branch, rest = self._root, line
        while True:
            index, inside = branch.step(rest)
            steps.append((branch, index))
            if inside is None:
                return steps
            branch, rest = branch.opened[index], inside

    def item(self, line: int) -> TreeItem[R]:
        """The object on a line."""
        branch, index = self.path(line)[-1]
        return branch.children[index]

    def refs(self, line: int) -> tuple[R, ...]:
        """What the objects from the root down to a line stand for."""
        return tuple(branch.children[index].ref for branch, index in self.path(line))

    def is_open(self, line: int) -> bool:
        """Whether the object on a line shows its children."""
        branch, index = self.path(line)[-1]
        return index in branch.opened

    def open(self, line: int) -> None:
        """Show the children of the object on a line."""
        steps = self.path(line)
        branch, index = steps[-1]
        item = branch.children[index]
        if item.has_children and index not in branch.opened:
            branch.opened[index] = Branch(self._provider.children(item.ref))
            _settle(steps)

    def close(self, line: int) -> None:
        """Hide the children of the object on a line."""
        steps = self.path(line)
        branch, index = steps[-1]
        if branch.opened.pop(index, None) is not None:
            _settle(steps)

    def parent(self, line: int) -> int | None:
        """The line of the object above, or None for a root."""
        steps = self.path(line)
        return self._line(steps[:-1]) if len(steps) > 1 else None

    def reveal(self, refs: Sequence[R]) -> int | None:
        """Open the way down a path of objects; the line of the last that is there, None if even the first is not."""
        line: int | None = None
        branch, steps = self._root, list[tuple[Branch[R], int]]()
        for ref in refs:
            index = branch.find(ref)
            if index is None:
                return line
            steps.append((branch, index))
            line = self._line(steps)
            if ref != refs[-1]:
                self.open(line)
                if index not in branch.opened:
                    return line
                branch = branch.opened[index]
        return line

    def refresh(self, provider: TreeProvider[R]) -> None:
        """Ask for all open branches anew; those whose object is still there stay open."""
        self._provider = provider
        self._root = self._asked(None, self._root)

    def _asked(self, ref: R | None, before: Branch[R]) -> Branch[R]:
        branch = Branch(self._provider.children(ref))
        for index, opened in before.opened.items():
            child = before.children[index].ref
            now = branch.find(child, near=index)
            if now is not None and branch.children[now].has_children:
                branch.opened[now] = self._asked(child, opened)
        branch.settle()
        return branch

    def _line(self, steps: Sequence[tuple[Branch[R], int]]) -> int:
        return sum(branch.line_of(index) for branch, index in steps) + len(steps) - 1


def _settle(steps: Sequence[tuple[Branch[R], int]]) -> None:
    for branch, _ in reversed(steps):
        branch.settle()
