"""The actions: everything that changes the state, each a value that a person, a script or a lab can write."""

from collections.abc import Mapping
from functools import cache
from typing import Annotated, Any

from pydantic import Field, TypeAdapter

from vconsole.vcenter.actions.base import Action
from vconsole.vcenter.actions.drs_levels import ApplyRecommendation, CancelRecommendation, SetDrs
from vconsole.vcenter.actions.failures import FailHost, FailVcenter, IsolateHost, RecoverHost, RecoverVcenter
from vconsole.vcenter.actions.graphics import SetDeviceGraphics, SetHostGraphics
from vconsole.vcenter.actions.ha_settings import SetHa
from vconsole.vcenter.actions.host_replacement import ReplaceHost
from vconsole.vcenter.actions.hosts import RebootHost
from vconsole.vcenter.actions.inventory_hosts import AddHost, RemoveHost
from vconsole.vcenter.actions.maintenance import EnterMaintenance, ExitMaintenance
from vconsole.vcenter.actions.migration import MigrateVm
from vconsole.vcenter.actions.passthrough import SetHardwareLabel, SetPassthrough
from vconsole.vcenter.actions.power import PowerOff, Reset, RestartGuest
from vconsole.vcenter.actions.power_on import PowerOn
from vconsole.vcenter.actions.snapshots import CreateSnapshot
from vconsole.vcenter.actions.suspension import Resume, Suspend
from vconsole.vcenter.actions.vcenter_settings import SetVcenterSetting
from vconsole.vcenter.actions.vm_classes import CreateVmClass, DeleteVmClass, DeployVmClass
from vconsole.vcenter.actions.vms import CreateVm, DeleteVm, ReconfigureVm

AnyAction = Annotated[
    SetPassthrough
    | SetHardwareLabel
    | SetDeviceGraphics
    | SetHostGraphics
    | CreateVm
    | ReconfigureVm
    | DeleteVm
    | PowerOn
    | PowerOff
    | Reset
    | RestartGuest
    | Suspend
    | Resume
    | CreateSnapshot
    | MigrateVm
    | ApplyRecommendation
    | CancelRecommendation
    | SetDrs
    | RebootHost
    | EnterMaintenance
    | ExitMaintenance
    | AddHost
    | RemoveHost
    | SetHa
    | SetVcenterSetting
    | CreateVmClass
    | DeployVmClass
    | DeleteVmClass
    | FailHost
    | IsolateHost
    | RecoverHost
    | ReplaceHost
    | FailVcenter
    | RecoverVcenter,
    Field(discriminator="action"),
]
"""Any action, told apart by its `action` field."""

__all__ = [
    "Action",
    "AddHost",
    "AnyAction",
    "ApplyRecommendation",
    "CancelRecommendation",
    "CreateSnapshot",
    "CreateVm",
    "CreateVmClass",
    "DeleteVm",
    "DeleteVmClass",
    "DeployVmClass",
    "EnterMaintenance",
    "ExitMaintenance",
    "FailHost",
    "FailVcenter",
    "IsolateHost",
    "MigrateVm",
    "PowerOff",
    "PowerOn",
    "RebootHost",
    "ReconfigureVm",
    "RecoverHost",
    "RecoverVcenter",
    "RemoveHost",
    "ReplaceHost",
    "Reset",
    "RestartGuest",
    "Resume",
    "SetDeviceGraphics",
    "SetDrs",
    "SetHa",
    "SetHardwareLabel",
    "SetHostGraphics",
    "SetPassthrough",
    "SetVcenterSetting",
    "Suspend",
    "action_json",
    "read_action",
]


@cache
def _adapter() -> TypeAdapter[AnyAction]:
    return TypeAdapter(AnyAction)


def read_action(value: Mapping[str, Any]) -> Action:
    """The action that a JSON object names. Raises pydantic.ValidationError."""
    return _adapter().validate_python(value)


def action_json(action: Action) -> dict[str, Any]:
    """The action as the JSON object that names it, with the fields that were given."""
    fields = action.model_dump(mode="json")
    return {"action": fields["action"], **{name: fields[name] for name in fields if name in action.model_fields_set}}
