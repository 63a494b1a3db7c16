"""Conditions of PowerShell for what is looked up before a step."""

from collections.abc import Callable, Mapping

from vconsole.model import DeviceId
from vconsole.plans.checks import Check, Kind
from vconsole.plans.forms.quoting import powershell as quoted

POWER_STATES = {"on": "PoweredOn", "off": "PoweredOff", "suspended": "Suspended"}
DRS_LEVELS = {
    "manual": "Manual",
    "partially-automated": "PartiallyAutomated",
    "fully-automated": "FullyAutomated",
}
GRAPHICS_TYPES = {"shared": "shared", "shared-direct": "sharedDirect"}
"""The words of the API for the types of graphics devices (vim25)."""


def signed(number: int) -> int:
    """A 16-bit id as the API's signed number: 0x8086 is -32634."""
    return number - 0x10000 if number >= 0x8000 else number


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
    return f"{device}.VendorId -eq {signed(id_.vendor)} -and {device}.DeviceId -eq {signed(id_.device)}"


def _passthrough(check: Check) -> str:
    return f"{_device(check, 'Get-PciState')}.PassthruEnabled -eq ${str(check.value == 'enabled').lower()}"


def _label(check: Check) -> str:
    found = f"{_device(check, 'Get-PciState')}.HardwareLabel"
    return f"{found} -ceq {quoted(check.value)}" if check.value else f"-not {found}"


def _graphics(check: Check) -> str:
    id_ = f"{_device(check, 'Get-PciId')}.Id"
    types = f"(Get-View {_view(check)}.ConfigManager.GraphicsManager).GraphicsConfig.DeviceType"
    return f"({types} | Where-Object {{ $_.DeviceId -eq {id_} }}).GraphicsType -eq '{GRAPHICS_TYPES[check.value]}'"


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
}
