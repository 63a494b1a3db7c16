"""vCenter: actions in, tasks and events out; undo; the clock; queries for the screens."""

from vconsole.vcenter.actions import (
    Action,
    CreateVm,
    DeleteVm,
    PowerOff,
    PowerOn,
    RebootHost,
    ReconfigureVm,
    Reset,
    RestartGuest,
    SetDeviceGraphics,
    SetHardwareLabel,
    SetHostGraphics,
    SetPassthrough,
    action_json,
    read_action,
)
from vconsole.vcenter.event import Event
from vconsole.vcenter.session import Session, perform
from vconsole.vcenter.state import Change, State
from vconsole.vcenter.task import Task, TaskStatus

__all__ = [
    "Action",
    "Change",
    "CreateVm",
    "DeleteVm",
    "Event",
    "PowerOff",
    "PowerOn",
    "RebootHost",
    "ReconfigureVm",
    "Reset",
    "RestartGuest",
    "Session",
    "SetDeviceGraphics",
    "SetHardwareLabel",
    "SetHostGraphics",
    "SetPassthrough",
    "State",
    "Task",
    "TaskStatus",
    "action_json",
    "perform",
    "read_action",
]
