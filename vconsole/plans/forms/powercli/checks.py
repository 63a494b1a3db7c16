"""Conditions of PowerShell for what is looked up before a step."""

from collections.abc import Callable, Mapping

from vconsole.model import DeviceId, format_id
from vconsole.plans.checks import Check, Kind
from vconsole.plans.forms.quoting import powershell as quoted

POWER_STATES = {"on": "PoweredOn", "off": "PoweredOff", "suspended": "Suspended"}
DRS_LEVELS = {
    "manual": "Manual",
    "partially-automated": "PartiallyAutomated",
    "fully-automated": "FullyAutomated",
}
POLICIES = {
    "cluster-resource-percentage": "ClusterFailoverResourcesAdmissionControlPolicy",
    "slot-policy": "ClusterFailoverLevelAdmissionControlPolicy",
    "dedicated-failover-hosts": "ClusterFailoverHostAdmissionControlPolicy",
}
"""The types of the API for the policies of admission control (vim25)."""
GRAPHICS_TYPES = {"shared": "shared", "shared-direct": "sharedDirect"}
"""The words of the API for the types of graphics devices (vim25)."""


def condition(check: Check) -> str:
    """The PowerShell expression that is true if the check holds; an empty text if it cannot be looked up."""
    return _CONDITIONS[check.kind](check)


def _view(check: Check) -> str:
    return f"(Get-HostView {quoted(check.name)})"


def _device(check: Check, function: str) -> str:
    return f"({function} {quoted(check.name)} {quoted(str(check.address))})"


def _model(check: Check) -> str:
    id_ = DeviceId.parse(check.value)
    device = _device(check, "Get-PciId")
    vendor, number = (f"([int]{device}.{field} -band 0xffff)" for field in ("VendorId", "DeviceId"))
    return f"{vendor} -eq {format_id(id_.vendor)} -and {number} -eq {format_id(id_.device)}"


def _passthrough(check: Check) -> str:
    return f"{_device(check, 'Get-PciState')}.PassthruEnabled -eq ${str(check.value == 'enabled').lower()}"


def _label(check: Check) -> str:
    found = f"{_device(check, 'Get-PciState')}.HardwareLabel"
    return f"{found} -ceq {quoted(check.value)}" if check.value else f"-not {found}"


def _graphics(check: Check) -> str:
    id_ = f"{_device(check, 'Get-PciId')}.Id"
    types = f"{_graphics_config(check)}.DeviceType"
    return f"({types} | Where-Object {{ $_.DeviceId -eq {id_} }}).GraphicsType -eq '{GRAPHICS_TYPES[check.value]}'"


def _graphics_config(check: Check) -> str:
    return f"(Get-View {_view(check)}.ConfigManager.GraphicsManager).GraphicsConfig"


def _admission(check: Check) -> str:
    das = f"(Get-View -VIObject (Get-ThisCluster {quoted(check.name)})).ConfigurationEx.DasConfig"
    if check.value == "disabled":
        return f"-not {das}.AdmissionControlEnabled"
    return f"{das}.AdmissionControlEnabled -and {das}.AdmissionControlPolicy -is [VMware.Vim.{POLICIES[check.value]}]"


def _setting(check: Check) -> str:
    return f"(Get-AdvancedSetting -Entity $Server | Where-Object {{ $_.Name -ceq {quoted(check.name)} }})"


def _drs(check: Check) -> str:
    cluster = f"(Get-ThisCluster {quoted(check.name)})"
    if check.value == "off":
        return f"-not {cluster}.DrsEnabled"
    return f"{cluster}.DrsEnabled -and {cluster}.DrsAutomationLevel -eq '{DRS_LEVELS[check.value]}'"


def _ha(check: Check) -> str:
    return f"(Get-ThisCluster {quoted(check.name)}).HAEnabled -eq ${str(check.value == 'on').lower()}"


def _absent(command: str) -> Callable[[Check], str]:
    return lambda check: (
        f"@({command} -Server $Server | Where-Object {{ $_.Name -ceq {quoted(check.name)} }}).Count -eq 0"
    )


_CONDITIONS: Mapping[Kind, Callable[[Check], str]] = {
    Kind.HOST_CONNECTED: lambda check: f"{_view(check)}.Runtime.ConnectionState -eq 'connected'",
    Kind.IN_MAINTENANCE: lambda check: f"{_view(check)}.Runtime.InMaintenanceMode",
    Kind.NOT_IN_MAINTENANCE: lambda check: f"-not {_view(check)}.Runtime.InMaintenanceMode",
    Kind.NOTHING_RUNS: lambda check: (
        f"@(Get-ThisHost {quoted(check.name)} | Get-VM | Where-Object {{ $_.PowerState -eq 'PoweredOn' }}).Count -eq 0"
    ),
    Kind.NO_SUCH_HOST: _absent("Get-VMHost"),
    Kind.MODEL: _model,
    Kind.PASSTHROUGH: _passthrough,
    Kind.LABEL: _label,
    Kind.GRAPHICS_TYPE: _graphics,
    Kind.VM_THERE: lambda check: f"Get-ThisVM {quoted(check.name)}",
    Kind.NO_SUCH_VM: _absent("Get-VM"),
    Kind.POWER: lambda check: f"(Get-ThisVM {quoted(check.name)}).PowerState -eq '{POWER_STATES[check.value]}'",
    Kind.ON_HOST: lambda check: f"(Get-ThisVM {quoted(check.name)}).VMHost.Name -ceq {quoted(check.value)}",
    Kind.CLUSTER_THERE: lambda check: f"Get-ThisCluster {quoted(check.name)}",
    Kind.DRS: _drs,
    Kind.HA: _ha,
    Kind.ADMISSION: _admission,
    Kind.DEFAULT_TYPE: lambda check: (
        f"{_graphics_config(check)}.HostDefaultGraphicsType -eq '{GRAPHICS_TYPES[check.value]}'"
    ),
    Kind.POLICY: lambda check: f"{_graphics_config(check)}.SharedPassthruAssignmentPolicy -eq '{check.value}'",
    Kind.SETTING: lambda check: f"[string]{_setting(check)}.Value -ceq {quoted(check.value)}",
    Kind.NO_SETTING: lambda check: f"-not {_setting(check)}",
}
