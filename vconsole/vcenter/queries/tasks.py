"""The tasks of a session about one object."""

from collections.abc import Sequence

from vconsole.model import Inventory, Ref
from vconsole.vcenter.queries.tree import path_to
from vconsole.vcenter.task import Task


def tasks_about(inventory: Inventory, ref: Ref, tasks: Sequence[Task]) -> tuple[Task, ...]:
    """The tasks about an object and all below it as the estate is now, newest first.

    Each task is followed upwards from its target, so that this costs what the tasks cost, however large the estate.
    What is gone has no place any more; its tasks are those of vCenter.
    """
    if ref.kind == "vcenter":
        return tuple(reversed(tasks))
    return tuple(task for task in reversed(tasks) if ref in path_to(inventory, task.target))
