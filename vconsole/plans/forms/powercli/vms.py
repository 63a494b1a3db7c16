"""Acts on VMs in PowerShell."""

from collections.abc import Callable, Iterator, Mapping

from vconsole.model import DirectPathIo, DynamicDirectPathIo, Vm, VmPci
from vconsole.model.catalogue import guest_id
from vconsole.plans.forms.form import Written
from vconsole.plans.forms.powercli.checks import signed
from vconsole.plans.forms.quoting import one_line
from vconsole.plans.forms.quoting import powershell as quoted
from vconsole.plans.forms.words import (
    ASK_FIRST,
    CANCELLED,
    GENERAL_GUEST,
    GUEST,
    NO_DISK,
    PRIORITY,
    RECOMMENDATION,
    moves,
)
from vconsole.plans.plan import Act
from vconsole.plans.titles import landed
from vconsole.plans.undoing import changed_parameters, changed_settings

_PRIORITIES = {"disabled": "Disabled", "low": "Low", "medium": "Medium", "high": "High"}
"""The restart priorities that Set-VM knows; the API knows lowest and highest as well."""


def _name(act: Act) -> str:
    return quoted(act.action.target.name)


def _create(act: Act) -> Written:
    vm = act.after.vms[act.action.target.name]
    return (
        "$spec = New-Object VMware.Vim.VirtualMachineConfigSpec",
        f"$spec.Name = {quoted(vm.name.replace('%', '%25'))}",
        f"$spec.Version = 'vmx-{vm.hardware_version}'",
        "$spec.Files = New-Object VMware.Vim.VirtualMachineFileInfo",
        f"$spec.Files.VmPathName = {quoted(f'[{vm.datastore}]')}",
        *_hardware(vm, ("firmware", "guest_os", "cpus", "memory_gb", "reserve_all_memory")),
        *(_cpu(vm) if vm.cpu_reservation_mhz else ()),
        *_advanced({}, vm.advanced),
        *_place(act, vm),
        "[void]$folder.CreateVM($spec, $pool, $at)",
        f"# {NO_DISK}",
        *(_device(vm, device) for device in vm.pci),
        *(_priority(vm) if vm.restart_priority != "medium" else ()),
    )


def _place(act: Act, vm: Vm) -> Iterator[str]:
    """Folder, resource pool and host; in a cluster the host is left to vCenter unless one is named."""
    host = act.after.hosts[vm.host]
    datacenter = f"(Get-ThisDatacenter {quoted(host.datacenter)})"
    if vm.folder is None:
        yield f"$folder = Get-View (Get-View -VIObject {datacenter}).VmFolder"
    else:
        found = f"Get-Folder -Server $Server -Type VM -Location {datacenter}"
        yield f"$folder = Get-View -VIObject (Get-Exactly {{ {found} }} 'folder' {quoted(vm.folder)})"
    if host.cluster:
        yield f"$pool = (Get-View -VIObject (Get-ThisCluster {quoted(host.cluster)})).ResourcePool"
    else:
        yield f"$pool = (Get-View (Get-HostView {quoted(vm.host)}).Parent).ResourcePool"
    named = getattr(act.action, "host", None) or vm.static_devices or not host.cluster
    yield f"$at = (Get-HostView {quoted(vm.host)}).MoRef" if named else "$at = $null"


def _hardware(vm: Vm, fields: tuple[str, ...]) -> Iterator[str]:
    """The plain settings of these fields."""
    if "firmware" in fields:
        yield f"$spec.Firmware = '{vm.firmware}'"
    if "guest_os" in fields:
        known = guest_id(vm.guest_os)
        if known is None:
            yield f"# {GUEST.format(guest=one_line(vm.guest_os))}"
        yield f"$spec.GuestId = '{known or GENERAL_GUEST}'"
    if "cpus" in fields:
        yield f"$spec.NumCPUs = {vm.cpus}"
    if "memory_gb" in fields:
        yield f"$spec.MemoryMB = {vm.memory_mb}"
    if "reserve_all_memory" in fields:
        yield f"$spec.MemoryReservationLockedToMax = ${str(vm.reserve_all_memory).lower()}"


def _cpu(vm: Vm) -> Iterator[str]:
    yield "$spec.CpuAllocation = New-Object VMware.Vim.ResourceAllocationInfo"
    yield f"$spec.CpuAllocation.Reservation = {vm.cpu_reservation_mhz}"


def _advanced(before: Mapping[str, str], after: Mapping[str, str]) -> Iterator[str]:
    """The advanced parameters that differ."""
    changed = changed_parameters(before, after)
    options = [f"(New-Option {quoted(key)} {quoted(value)})" for key, value in changed.items()]
    if options:
        yield "$spec.ExtraConfig = @("
        yield from (f"    {option}," for option in options[:-1])
        yield f"    {options[-1]}"
        yield ")"


def _device(vm: Vm, device: VmPci) -> str:
    name = quoted(vm.name)
    match device:
        case DynamicDirectPathIo():
            pairs = ", ".join(quoted(f"{id_.vendor:04x}:{id_.device:04x}") for id_ in device.allowed)
            label = f" -Label {quoted(device.label)}" if device.label else ""
            return f"Add-DynamicDevice -Name {name} -Allowed {pairs}{label}"
        case DirectPathIo():
            place = f"-HostName {quoted(device.host or vm.host)} -Address {quoted(str(device.address))}"
            return f"Add-StaticDevice -Name {name} {place} -VendorId {signed(device.vendor_id or 0)}"
        case _:
            return f"Add-VgpuDevice -Name {name} -ProfileName {quoted(device.profile)}"


def _priority(vm: Vm) -> Iterator[str]:
    level = _PRIORITIES.get(vm.restart_priority)
    if level:
        yield f"[void](Set-VM -VM (Get-ThisVM {quoted(vm.name)}) -HARestartPriority {level} -Confirm:$false)"
    else:
        words = PRIORITY.format(vm=vm.name, priority=vm.restart_priority)
        yield f"Wait-ForHand {quoted(words)}"


def _reconfigure(act: Act) -> Written:
    before, after = (inventory.vms[act.action.target.name] for inventory in (act.before, act.after))
    changed = changed_settings(act)
    lines: list[str] = []
    spec = [
        *_hardware(after, changed),
        *(_cpu(after) if "cpu_reservation_mhz" in changed else ()),
        *_advanced(before.advanced, after.advanced),
    ]
    if "hardware_version" in changed:
        version = f"vmx-{after.hardware_version}"
        lines.append(f"[void](Set-VM -VM (Get-ThisVM {_name(act)}) -HardwareVersion {version} -Confirm:$false)")
    if spec:
        lines += ["$spec = New-Object VMware.Vim.VirtualMachineConfigSpec", *spec]
        lines.append(f"(Get-View -VIObject (Get-ThisVM {_name(act)})).ReconfigVM($spec)")
    if "pci" in changed:
        lines.append(f"Remove-PciDevices -Name {_name(act)} -Count {len(before.pci)}")
        lines += [_device(after, device) for device in after.pci]
    lines += _priority(after) if "restart_priority" in changed else ()
    lines += [f"Wait-ForHand {quoted(words)}" for words in moves(after, changed)]
    return tuple(lines)


def _on_vm(command: str) -> Callable[[Act], Written]:
    """A cmdlet with the VM in the place of its `{vm}`."""
    return lambda act: (command.replace("{vm}", f"(Get-ThisVM {_name(act)})"),)


def _start(act: Act) -> Written:
    """A power-on on a host that was named moves the VM there first, as the client does."""
    host = getattr(act.action, "host", None)
    start = f"[void](Start-VM -VM (Get-ThisVM {_name(act)}) -Confirm:$false)"
    if host is None or act.before.vms[act.action.target.name].host == host:
        return (start,)
    move = f"[void](Move-VM -VM (Get-ThisVM {_name(act)}) -Destination (Get-ThisHost {quoted(host)}) -Confirm:$false)"
    return (move, start)


def _migrate(act: Act) -> Written:
    host = quoted(act.after.vms[act.action.target.name].host)
    return (f"[void](Move-VM -VM (Get-ThisVM {_name(act)}) -Destination (Get-ThisHost {host}) -Confirm:$false)",)


def _snapshot(act: Act) -> Written:
    name = quoted(act.action.model_dump()["name"])
    return (f"[void](New-Snapshot -VM (Get-ThisVM {_name(act)}) -Name {name} -Confirm:$false)",)


def _recommendation(act: Act) -> Written:
    """Which recommendation is meant is for a person to see: its number is not that of the rehearsal."""
    vm = act.after.vms[act.action.target.name]
    cluster = act.after.hosts[vm.host].cluster
    words = RECOMMENDATION.format(vm=vm.name, place=landed(vm)) + " " + ASK_FIRST.format(vm=vm.name)
    return (
        f"Get-DrsRecommendation -Cluster (Get-ThisCluster {quoted(str(cluster))}) -Refresh | Format-List | Out-Host",
        f"Wait-ForHand {quoted('with Invoke-DrsRecommendation, or ' + words)}",
    )


VM_ACTS: Mapping[str, Callable[[Act], Written]] = {
    "create-vm": _create,
    "deploy-vm-class": _create,
    "reconfigure-vm": _reconfigure,
    "delete-vm": _on_vm("Remove-VM -VM {vm} -DeletePermanently -Confirm:$false"),
    "power-on": _start,
    "resume": _start,
    "power-off": _on_vm("[void](Stop-VM -VM {vm} -Confirm:$false)"),
    "reset": _on_vm("[void](Restart-VM -VM {vm} -Confirm:$false)"),
    "restart-guest": _on_vm("[void](Restart-VMGuest -VM {vm} -Confirm:$false)"),
    "suspend": _on_vm("[void](Suspend-VM -VM {vm} -Confirm:$false)"),
    "create-snapshot": _snapshot,
    "migrate-vm": _migrate,
    "apply-recommendation": _recommendation,
    "cancel-recommendation": lambda _: (f"# {CANCELLED}",),
}
"""How acts on VMs are written."""
