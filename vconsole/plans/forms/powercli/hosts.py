"""Acts on hosts in PowerShell."""

from collections.abc import Callable, Mapping
from typing import Any

from vconsole.plans.checks import maintained
from vconsole.plans.forms.form import ByHand, Written
from vconsole.plans.forms.powercli.checks import GRAPHICS_TYPES
from vconsole.plans.forms.quoting import powershell as quoted
from vconsole.plans.forms.words import ADD_HOST, AT_REBOOT, LABEL_REMOVAL, XORG
from vconsole.plans.plan import Act
from vconsole.plans.undoing import changed_types


def _fields(act: Act) -> dict[str, Any]:
    return act.action.model_dump(mode="json")


def _host(act: Act) -> str:
    return quoted(act.action.target.name)


def _passthrough(act: Act) -> Written:
    devices = ", ".join(map(quoted, _fields(act)["devices"]))
    enabled = str(_fields(act)["enabled"]).lower()
    command = f"Set-Passthrough -HostName {_host(act)} -Addresses {devices} -Enabled ${enabled}"
    return (command,) if _fields(act)["apply_now"] else (f"{command} -AtReboot", f"# {AT_REBOOT}")


def _label(act: Act) -> Written:
    device, label = _fields(act)["device"], _fields(act)["label"]
    if label is None:
        return ByHand(LABEL_REMOVAL.format(device=device.upper(), host=act.action.target.name))
    return (f"Set-HardwareLabel -HostName {_host(act)} -Address {quoted(device)} -Label {quoted(label)}",)


def _graphics(act: Act) -> Written:
    fields, types = _fields(act), changed_types(act)
    words = [f"Set-HostGraphics -HostName {_host(act)}"]
    if fields.get("default_type"):
        words.append(f"-DefaultType '{GRAPHICS_TYPES[fields['default_type']]}'")
    if fields.get("assignment_policy"):
        words.append(f"-Policy '{fields['assignment_policy']}'")
    if types:
        table = "; ".join(f"{quoted(address)} = '{GRAPHICS_TYPES[kind]}'" for address, kind in types.items())
        words.append(f"-Types @{{ {table} }}")
    lines = [" ".join(words)] if len(words) > 1 else []
    if fields["restart_xorg"]:
        lines.append(
            f"Get-VMHostService -VMHost (Get-ThisHost {_host(act)}) | "
            "Where-Object { $_.Key -eq 'xorg' } | Restart-VMHostService -Confirm:$false"
        )
    else:
        lines.append(f"# {XORG}")
    return tuple(lines)


def _enter(act: Act) -> Written:
    """VMs that run there may keep the host from it until a later step powers them off."""
    runs = any(vm.runs for vm in act.before.vms_on(act.action.target.name))
    command = f"Set-VMHost -VMHost (Get-ThisHost {_host(act)}) -State Maintenance -Confirm:$false"
    if not runs:
        return (f"[void]({command})",)
    return (
        "# It completes when the last virtual machine that runs there is gone; the script goes on meanwhile.",
        f"[void]({command} -RunAsync)",
    )


def _connect(act: Act) -> tuple[str, ...]:
    return (f"[void](Set-VMHost -VMHost (Get-ThisHost {_host(act)}) -State Connected -Confirm:$false)",)


def _reboot(act: Act) -> Written:
    """Without -Force vCenter reboots a host in maintenance mode only; one that is not goes there for the reboot."""
    reboot = (
        f"[void](Restart-VMHost -VMHost (Get-ThisHost {_host(act)}) -Confirm:$false)",
        "Wait-ForHand 'Wait until the host has gone and is connected again.'",
    )
    if maintained(act):
        return reboot
    return (
        "# In the rehearsal it was not in maintenance mode; no host should reboot without it.",
        f"[void](Set-VMHost -VMHost (Get-ThisHost {_host(act)}) -State Maintenance -Confirm:$false)",
        f"Wait-Maintenance {_host(act)}",
        *reboot,
        *_connect(act),
    )


def _add(act: Act) -> Written:
    fields = _fields(act)
    place = (
        f"Get-ThisCluster {quoted(fields['cluster'])}"
        if fields.get("cluster")
        else (f"Get-ThisDatacenter {quoted(fields['datacenter'])}")
    )
    lines = [
        f"# {ADD_HOST}",
        f"[void](Add-VMHost -Server $Server -Name {_host(act)} -Location ({place}) -Credential (Get-Credential root))",
    ]
    if fields.get("state") == "maintenance":
        lines.append(f"[void](Set-VMHost -VMHost (Get-ThisHost {_host(act)}) -State Maintenance -Confirm:$false)")
    return tuple(lines)


def _remove(act: Act) -> Written:
    return (f"Remove-VMHost -VMHost (Get-ThisHost {_host(act)}) -Confirm:$false",)


HOST_ACTS: Mapping[str, Callable[[Act], Written]] = {
    "set-passthrough": _passthrough,
    "set-hardware-label": _label,
    "set-device-graphics": _graphics,
    "set-host-graphics": _graphics,
    "enter-maintenance": _enter,
    "exit-maintenance": _connect,
    "reboot-host": _reboot,
    "add-host": _add,
    "remove-host": _remove,
}
"""How acts on hosts are written."""
