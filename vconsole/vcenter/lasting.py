"""What was noted along a session and still holds there: undo takes it away, redo brings it back."""

from typing import Generic, TypeVar

T = TypeVar("T")


class Lasting(Generic[T]):
    """Notes in order, as long as what they are about was not taken back."""

    def __init__(self) -> None:
        """Nothing was noted yet."""
        self.notes: tuple[T, ...] = ()
        self._undo: list[tuple[T, ...]] = []
        self._redo: list[tuple[T, ...]] = []

    def note(self, *notes: T) -> None:
        """Add notes about the present moment."""
        self.notes = (*self.notes, *notes)

    def remember(self) -> None:
        """Something begins that undo can take back; what was undone before is forgotten."""
        self._undo.append(self.notes)
        self._redo.clear()

    def undo(self) -> None:
        """The session went back by one act."""
        self._redo.append(self.notes)
        self.notes = self._undo.pop()

    def redo(self) -> None:
        """The session did again what was undone last."""
        self._undo.append(self.notes)
        self.notes = self._redo.pop()
