"""vCenter: actions in, tasks and events out; undo; the clock; queries for the screens."""

from vconsole.vcenter.actions import (
    Action,
    CreateVm,
    DeleteVm,
    ExitMaintenance,
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
from vconsole.vcenter.actions.power_on import find_place
from vconsole.vcenter.event import Event
from vconsole.vcenter.fixes import Fix, fixes, settings_fixes
from vconsole.vcenter.session import Session, perform
from vconsole.vcenter.state import Change, State
from vconsole.vcenter.task import Task, TaskStatus

__all__ = [
    "Action",
    "Change",
    "CreateVm",
    "DeleteVm",
    "Event",
    "ExitMaintenance",
    "Fix",
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
    "find_place",
    "fixes",
    "perform",
    "read_action",
    "settings_fixes",
]
