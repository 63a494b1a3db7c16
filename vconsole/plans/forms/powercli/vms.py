"""Acts on VMs in PowerShell."""

from collections.abc import Callable, Iterator, Mapping

from vconsole.model import DeviceId, DirectPathIo, DynamicDirectPathIo, Inventory, Vm, VmPci, format_id
from vconsole.model.catalogue import guest_id
from vconsole.plans.checks import Check, Kind
from vconsole.plans.forms.form import Written, comment
from vconsole.plans.forms.powercli.checks import condition
from vconsole.plans.forms.quoting import one_line
from vconsole.plans.forms.quoting import powershell as quoted
from vconsole.plans.forms.words import (
    ASK_FIRST,
    CANCELLED,
    GENERAL_GUEST,
    GUEST,
    NO_DISK,
    PLAIN_VM,
    PRIORITY,
    RECOMMENDATION,
    SUPERVISOR,
    hinted,
    moves,
)
from vconsole.plans.plan import Act
from vconsole.plans.titles import landed
from vconsole.plans.undoing import changed_parameters, changed_settings

_PRIORITIES = {"disabled": "Disabled", "low": "Low", "medium": "Medium", "high": "High"}
"""The restart priorities that Set-VM knows; the API knows lowest and highest as well."""


def _name(act: Act) -> str:
    return quoted(act.action.target.name)


def _create(act: Act) -> tuple[str, ...]:
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
        *(_device(act.after, vm, device) for device in vm.pci),
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


def _ids(inventory: Inventory, vm: Vm, device: DirectPathIo) -> DeviceId:
    """Which device is meant: what the VM says about it, or what its host has at the address in the rehearsal."""
    if device.vendor_id is not None and device.device_id is not None:
        return DeviceId(device.vendor_id, device.device_id)
    host = inventory.hosts.get(device.host or vm.host)
    found = host.device(device.address) if host else None
    return found.id if found else DeviceId(device.vendor_id or 0, device.device_id or 0)


def _device(inventory: Inventory, vm: Vm, device: VmPci) -> str:
    name = quoted(vm.name)
    match device:
        case DynamicDirectPathIo():
            pairs = ", ".join(quoted(f"{id_.vendor:04x}:{id_.device:04x}") for id_ in device.allowed)
            label = f" -Label {quoted(device.label)}" if device.label else ""
            return f"Add-DynamicDevice -Name {name} -Allowed {pairs}{label}"
        case DirectPathIo():
            place = f"-HostName {quoted(device.host or vm.host)} -Address {quoted(str(device.address))}"
            vendor, number = map(format_id, _ids(inventory, vm, device))
            return f"Add-StaticDevice -Name {name} {place} -VendorId {vendor} -DeviceId {number}"
        case _:
            return f"Add-VgpuDevice -Name {name} -ProfileName {quoted(device.profile)}"


def _priority(vm: Vm) -> Iterator[str]:
    level = _PRIORITIES.get(vm.restart_priority)
    if level:
        yield f"[void](Set-VM -VM (Get-ThisVM {quoted(vm.name)}) -HARestartPriority {level} -Confirm:$false)"
    else:
        words = PRIORITY.format(vm=vm.name, priority=vm.restart_priority)
        yield f"Wait-ForHand {quoted(words)}"


def _deploy(act: Act) -> Written:
    """A VM of a class is an object of the Supervisor; the plain VM stands beside it as a comment."""
    words = SUPERVISOR.format(vm=act.action.target.name, vm_class=getattr(act.action, "vm_class", ""))
    plain = [f"#   {line}" for line in _create(act)]
    return (f"Wait-ForHand {quoted(words)}", *comment(PLAIN_VM), *plain)


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
        lines += [_device(act.after, after, device) for device in after.pci]
    lines += _priority(after) if "restart_priority" in changed else ()
    lines += [f"Wait-ForHand {quoted(words)}" for words in moves(after, changed)]
    return tuple(lines)


def _on_vm(command: str) -> Callable[[Act], Written]:
    """A cmdlet with the VM in the place of its `{vm}`."""
    return lambda act: (command.replace("{vm}", f"(Get-ThisVM {_name(act)})"),)


def _start(act: Act) -> Written:
    """A power-on on a host that was named moves the VM there first, and asks for that host by the API."""
    host = getattr(act.action, "host", None)
    hints = tuple(f"Wait-ForHand {quoted(words)}" for words in hinted(act))
    if host is None:
        return (f"[void](Start-VM -VM (Get-ThisVM {_name(act)}) -Confirm:$false)", *hints)
    move = f"[void](Move-VM -VM (Get-ThisVM {_name(act)}) -Destination (Get-ThisHost {quoted(host)}) -Confirm:$false)"
    there = Check(Kind.ON_HOST, act.action.target.name, value=host)
    return (
        *((move,) if act.before.vms[act.action.target.name].host != host else ()),
        f"(Get-View -VIObject (Get-ThisVM {_name(act)})).PowerOnVM((Get-HostView {quoted(host)}).MoRef)",
        f"Confirm-That ({condition(there)}) {quoted(there.words)}",
        *hints,
    )


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


def _snapshot_gone(act: Act) -> Written:
    found = f"Get-Snapshot -VM (Get-ThisVM {_name(act)})"
    name = quoted(act.action.model_dump()["name"])
    return (f"{found} | Where-Object {{ $_.Name -ceq {name} }} | Remove-Snapshot -Confirm:$false",)


VM_UNDO: Mapping[str, Callable[[Act], Written]] = {"create-snapshot": _snapshot_gone}
"""How acts are taken back that no action of a rehearsal takes back."""
VM_ACTS: Mapping[str, Callable[[Act], Written]] = {
    "create-vm": _create,
    "deploy-vm-class": _deploy,
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
