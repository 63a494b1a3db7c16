"""One task in full."""

from collections.abc import Iterable, Iterator
from typing import ClassVar

from textual.binding import Binding, BindingType
from textual.content import Content
from textual.widget import Widget
from textual.widgets import Static

from vconsole.model import Ref
from vconsole.ui.desk import desk_of
from vconsole.ui.dialogs import Dialog, FaultText
from vconsole.ui.pages.object_link import ObjectLink
from vconsole.ui.task_status import task_status
from vconsole.ui.widgets import Property, PropertyGrid
from vconsole.vcenter import Task

COPIED_SECONDS = 2.0


class TargetLink(ObjectLink):
    """The object of the task; opening it leaves the dialog."""

    def action_open(self) -> None:
        """Leave with the object."""
        self.screen.dismiss(self.ref)


class TaskDialog(Dialog[Ref | None]):
    """Everything that a task tells, while it runs as well. It ends with the object to open, or with None."""

    HELP: ClassVar[str] = """\
# Task

How far the task is, and for what could not be completed every reason. **Enter** on the name of the object opens it;
**Tab** goes on to the reasons, which the arrow keys scroll. **y** copies them.
"""

    DEFAULT_CSS = """
    TaskDialog {
        & TargetLink { margin: 1 0; }
        & #gone { margin: 1 0; color: $text-muted; }
        & FaultText { height: auto; }
    }
    """

    BINDINGS: ClassVar[list[BindingType]] = [Binding("y", "copy", "Copy", show=False, id="task.copy")]

    def __init__(self, task: Task, *, is_there: bool) -> None:
        """Show a task; `is_there` says whether its object still exists, so that it can be opened."""
        super().__init__("Task", task.target.name, confirm="CLOSE", cancel=None, note="y Copy", classes="-wide")
        self._shown = task
        self._is_there = is_there

    def body(self) -> Iterable[Widget]:
        """The properties, the object, and the reasons."""
        yield PropertyGrid()
        yield TargetLink()
        yield Static(Content("The object is not in the inventory any more."), id="gone")
        if self._shown.fault is not None:
            yield FaultText(self._shown.fault)

    def on_mount(self) -> None:
        """Follow the task to its end."""
        self.query_one(TargetLink).show(self._shown.target if self._is_there else None)
        self.query_one("#gone").display = not self._is_there
        self._show()
        desk_of(self).changed.subscribe(self, lambda _: self._follow())

    async def _follow(self) -> None:
        """Take up how far the task is; an undone one stays as it was last seen."""
        tasks = desk_of(self).session.state.tasks
        after = next((task for task in reversed(tasks) if task.number == self._shown.number), self._shown)
        if after.fault is not None and self._shown.fault is None:
            await self.query_one("#dialog-body").mount(FaultText(after.fault))
        self._shown = after
        self._show()

    def _show(self) -> None:
        self.query_one(PropertyGrid).show(list(_properties(self._shown, desk_of(self).session.state.now)))

    def answer(self) -> None:
        """No object to open."""
        return

    def action_copy(self) -> None:
        """Copy the reasons, or what the task says of itself."""
        told = [text.plain for text in self.query(FaultText)]
        self.app.copy_to_clipboard("\n".join(told) or f"{self._shown.name}  {self._shown.target.name}")
        self.notify("Copied the task", timeout=COPIED_SECONDS, markup=False)


def moment(at: float | None) -> str:
    """A moment of virtual time."""
    return "--" if at is None else f"{at:.1f} s"


def _properties(task: Task, now: float) -> Iterator[Property]:
    yield Property("Task Name", task.name)
    yield Property("Target", task.target.name)
    yield Property("Status", task_status(task, now))
    yield Property("Start Time", f"{moment(task.started)} (virtual)")
    yield Property("Completion Time", moment(task.ended))
    if task.detail:
        yield Property("Details", task.detail)
