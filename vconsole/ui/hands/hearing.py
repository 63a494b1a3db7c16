"""What the console did while a line was played: the acts that were asked for, and all that was refused."""

from types import TracebackType
from typing import Self

from vconsole.model import Fault
from vconsole.ui.desk import Asked, Desk
from vconsole.vcenter import Change


class Hearing:
    """Listens to a desk. Entered as a context, it hears what is done until that is left."""

    def __init__(self, desk: Desk) -> None:
        self._desk = desk
        self.acts: list[Asked] = []
        """The acts, in the order in which they were asked for."""
        self.faults: tuple[Fault, ...] = ()
        """Everything that was refused, at once or while time passed."""

    @property
    def asked(self) -> Asked | None:
        """The first act, if there is one by now."""
        return self.acts[0] if self.acts else None

    def __enter__(self) -> Self:
        self.acts, self.faults = [], ()
        self._node = self._desk.screen_stack[0]
        self._stop = self._desk.session.listen(self._hear)
        self._desk.asked.subscribe(self._node, self.acts.append, immediate=True)
        return self

    def __exit__(
        self, kind: type[BaseException] | None, problem: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._stop()
        self._desk.asked.unsubscribe(self._node)

    def _hear(self, change: Change) -> None:
        self.faults += change.faults
