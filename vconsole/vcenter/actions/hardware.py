"""The PCI devices in a VM's settings: completed with what stands at an address, and checked when they are set."""

from vconsole.esxi import no_such_device
from vconsole.model import DirectPathIo, DynamicDirectPathIo, Fault, Host, Ref, Vm, VmConfig, VmPci
from vconsole.model.catalogue import (
    DYNAMIC_HARDWARE_VERSION,
    hardware_version_exists,
    nearest_hardware_versions,
    newest_hardware_version,
)


def preset_device(config: VmConfig) -> Fault | None:
    """Why these settings cannot be made: they say which device a request gets, which only its host does. Or None."""
    for slot, device in enumerate(config.pci):
        if isinstance(device, DynamicDirectPathIo) and (device.assigned or device.hinted):
            return Fault(
                code="device-assigned-in-settings",
                message=f"PCI device {slot} names the device that is assigned to it; its host assigns one when the "
                "virtual machine is powered on.",
                remedy='Leave "assigned" out. To prefer a device, name it in "devices" of power-on.',
                slot=slot,
            )
    return None


def completed(vm: Vm, host: Host) -> Vm:
    """The VM with each new static device bound to the model that stands at its address, and no dynamic one assigned."""
    vm = vm if vm.runs else vm.freed()
    return vm.model_copy(update={"pci": tuple(_completed(device, host) for device in vm.pci)})


def _completed(device: VmPci, host: Host) -> VmPci:
    if not isinstance(device, DirectPathIo) or device.host is not None:
        return device
    there = host.device(device.address)
    ids = {"vendor_id": there.vendor_id, "device_id": there.device_id} if there else {}
    return device.model_copy(update={"host": host.name, **ids})


def check_hardware(vm: Vm, host: Host, *, before: Vm | None = None) -> Fault | None:
    """Say why these settings cannot be made on the host; devices that the VM had before are not checked again."""
    newest = newest_hardware_version(host.version)
    if vm.hardware_version > newest and (before is None or before.hardware_version != vm.hardware_version):
        return Fault(
            code="hardware-version-not-supported",
            message=f"Hardware version {vm.hardware_version} is not known to ESXi {host.version}; "
            f"its newest is {newest}.",
            remedy=f"Choose {newest} or an earlier one.",
            about=Ref("vm", vm.name),
        )
    if not hardware_version_exists(vm.hardware_version):
        near = " or ".join(map(str, nearest_hardware_versions(vm.hardware_version)))
        return Fault(
            code="no-such-hardware-version",
            message=f"{vm.hardware_version} is no hardware version of ESXi.",
            remedy=f"Choose {near}.",
            about=Ref("vm", vm.name),
        )
    if before is not None and vm.hardware_version < before.hardware_version:
        return Fault(
            code="hardware-version-lower",
            message=f"The VM has hardware version {before.hardware_version}; compatibility cannot be lowered "
            f"to {vm.hardware_version}.",
            remedy="Keep it, or create another VM with an earlier version.",
            about=Ref("vm", vm.name),
        )
    for slot, device in enumerate(vm.pci):
        known = before is not None and before.hardware_version == vm.hardware_version and device in before.pci
        fault = None if known else _check_device(vm, slot, device, host)
        if fault:
            return fault
    return None


def _check_device(vm: Vm, slot: int, device: VmPci, host: Host) -> Fault | None:
    if device.access == "dynamic-directpath-io" and vm.hardware_version < DYNAMIC_HARDWARE_VERSION:
        return Fault(
            code="hardware-version-too-old",
            message=f"Dynamic DirectPath IO needs hardware version {DYNAMIC_HARDWARE_VERSION} or later; "
            f"this VM has {vm.hardware_version}.",
            remedy="Choose a later compatibility, or DirectPath IO.",
            about=Ref("vm", vm.name),
            slot=slot,
        )
    if isinstance(device, DirectPathIo):
        return _check_static(slot, device, host)
    return None


def _check_static(slot: int, device: DirectPathIo, host: Host) -> Fault | None:
    if device.host != host.name:
        return Fault(
            code="static-other-host",
            message=f"{device.address} is named as a device of {device.host}, and the VM is on {host.name}.",
            remedy=f"Create the VM on {device.host}, or use Dynamic DirectPath IO.",
            about=Ref("host", host.name),
            slot=slot,
        )
    there = host.device(device.address)
    if there is None:
        return no_such_device(host, device.address)._replace(slot=slot)
    if there.passthrough.active:
        return None
    return Fault(
        code="passthrough-disabled",
        message=f"Device {device.address.short} is not a passthrough device.",
        remedy=f"Toggle passthrough of {device.address.client} on {host.name} first.",
        about=Ref("host", host.name),
        slot=slot,
        device=device.address,
    )
