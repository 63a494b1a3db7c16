"""`vconsole import vmx` and `import ovf`: reading VMs, checking them, and adding them to an estate."""

from argparse import Namespace
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from vconsole.cli.command import WrongUsage
from vconsole.cli.estates import open_estate
from vconsole.cli.target import check_target
from vconsole.files.imports import ImportProblem, home_of, read_ovf, read_vmx, registered
from vconsole.files.imports.devices import imported_device
from vconsole.files.samples import LARGE, samples
from vconsole.files.toml import read_bytes
from vconsole.files.vmx import UNREGISTERED, Finding, VmReading
from vconsole.model import Datacenter, DeviceId, Fault, Host, Inventory, Passthrough, Vm
from vconsole.model.catalogue import hardware_version_exists, nearest_hardware_versions
from vconsole.model.names import check_text
from vconsole.vcenter.actions.hardware import check_hardware
from vconsole.vcenter.actions.vms import CreateVm
from vconsole.vcenter.lookup import find_host
from vconsole.vcenter.queries import vm_requirements

_STAND_IN = "a host that has its devices"
_LINES: Mapping[str, tuple[str, ...]] = {
    "memory-not-reserved": ("sched.mem.min", "sched.mem.minSize", "memSize"),
    "mmio-switch-missing": ("pciPassthru.use64bitMMIO", "pciPassthru.set.usebitMMIO"),
    "mmio-size-invalid": ("pciPassthru.64bitMMIOSizeGB",),
    "mmio-too-small": ("pciPassthru.64bitMMIOSizeGB", "pciPassthru.use64bitMMIO"),
    "firmware-not-efi": ("firmware",),
    "hardware-version-too-old": ("virtualHW.version",),
    "hardware-version-not-supported": ("virtualHW.version",),
    "no-such-hardware-version": ("virtualHW.version",),
}
"""The keys that a requirement is about."""


@dataclass(frozen=True, slots=True)
class ReadVm:
    """A VM of a file, and what is wrong with it."""

    path: Path
    vm: Vm
    findings: tuple[Finding, ...]
    """What is wrong with the file, and what keeps the VM from being powered on, in the order of the lines."""

    def as_json(self) -> dict[str, Any]:
        """The VM for programs."""
        findings = [finding._asdict() for finding in self.findings]
        host = None if self.vm.host == UNREGISTERED else self.vm.host
        return {"file": str(self.path), "vm": self.vm.name, "host": host, "findings": findings}


@dataclass(frozen=True, slots=True)
class VmImport:
    """What an import of VMs came to."""

    vms: tuple[ReadVm, ...]
    problems: tuple[ImportProblem, ...]
    """Files that could not be used, and VMs that have no place in the estate."""
    inventory: Inventory | None = None
    """The estate with the VMs; None without one, or after a problem."""


Reader = Callable[[bytes, str], Iterable[VmReading]]
"""Reads the bytes of a file; the text is the name of a VM that has none."""


def _one_vm(data: bytes, name: str) -> Iterable[VmReading]:
    return (read_vmx(data, name),)


VM_KINDS: Mapping[str, Reader] = {"vmx": _one_vm, "ovf": read_ovf}
"""What reads each kind."""


def import_vms(arguments: Namespace) -> VmImport:
    """Read the files; if the first is an estate, add their VMs to it. Raises WrongUsage and FileProblems."""
    sources: list[str] = arguments.sources
    estate = sources[0] if _is_estate(sources[0]) else None
    files = sources[1:] if estate is not None else sources
    if not files:
        raise WrongUsage(f"{estate} is a cluster file; name the files with the VMs after it")
    if (estate is None) != (arguments.out is None):
        raise WrongUsage(
            "-o needs the cluster file that the VMs are added to as the first of the files"
            if estate is None
            else "-o is needed: the cluster file to write (- prints it)"
        )
    check_target(arguments.out, files, force=arguments.force)
    inventory = open_estate(estate) if estate is not None else None
    readings, problems = _read_all(files, VM_KINDS[arguments.kind])
    if inventory is None:
        return VmImport(tuple(_checked_alone(path, reading) for path, reading in readings), tuple(problems))
    return _added(inventory, readings, problems, arguments)


def _is_estate(source: str) -> bool:
    return source.endswith(".toml") or source in {LARGE, *(sample.name for sample in samples())}


Readings = list[tuple[Path, VmReading]]


def _read_all(files: Iterable[str], read: Reader) -> tuple[Readings, list[ImportProblem]]:
    readings: Readings = []
    problems: list[ImportProblem] = []
    for path in map(Path, files):
        try:
            readings += [(path, reading) for reading in read(read_bytes(path), _name_from(path))]
        except ImportProblem as problem:
            problems.append(ImportProblem(path, problem.line, problem.message))
    return readings, problems


def _name_from(path: Path) -> str:
    """The name of a VM whose file gives it none."""
    try:
        return check_text(path.stem)
    except ValueError:
        return "imported VM"


def _checked_alone(path: Path, reading: VmReading) -> ReadVm:
    """The VM with what keeps it from being powered on even on a host that has all its devices."""
    pci = {
        device.address: imported_device(
            DeviceId(device.vendor_id or 0, device.device_id or 0),
            {"address": device.address, "passthrough": Passthrough.ENABLED},
        )
        for device in reading.vm.static_devices
    }
    host = Host(name=_STAND_IN, datacenter="Datacenter", version="8.0.3", pci=tuple(pci.values()))
    inventory = Inventory.of(datacenters=[Datacenter(name="Datacenter")], clusters=[], hosts=[host], vms=[])
    vm, _ = registered(reading, host)
    findings = (reading.findings, _unknown_version(reading), _unmet(inventory, reading, vm))
    return ReadVm(path, reading.vm, _in_order(*findings))


def _unknown_version(reading: VmReading) -> Iterator[Finding]:
    """A finding if no release of ESXi has the VM's hardware version."""
    number = reading.vm.hardware_version
    if not hardware_version_exists(number):
        near = " or ".join(map(str, nearest_hardware_versions(number)))
        message = f"{number} is no hardware version of ESXi."
        yield Finding(reading.line_of("virtualHW.version"), "no-such-hardware-version", message, f"Write {near}.")


def _unmet(inventory: Inventory, reading: VmReading, vm: Vm) -> Iterator[Finding]:
    """The requirements that the VM does not meet on its host, as findings."""
    for requirement in vm_requirements(inventory, vm):
        if requirement.fault is not None:
            yield _finding(reading, requirement.fault)


def _finding(reading: VmReading, fault: Fault) -> Finding:
    line = reading.device_lines[fault.slot] if fault.slot is not None else reading.line_of(*_LINES.get(fault.code, ()))
    return Finding(line, fault.code, fault.message, fault.remedy)


def _in_order(*findings: Iterable[Finding]) -> tuple[Finding, ...]:
    """All of them by line; of those about the same thing one is enough."""
    return tuple(dict.fromkeys(sorted(finding for some in findings for finding in some)))


def _added(inventory: Inventory, readings: Readings, problems: list[ImportProblem], arguments: Namespace) -> VmImport:
    vms: list[ReadVm] = []
    for path, reading in readings:
        host = _host_for(inventory, reading, arguments)
        if isinstance(host, Fault):
            problems.append(ImportProblem(path, 1, f"{reading.vm.name} has no place: {host.message} {host.remedy}"))
            continue
        vm, elsewhere = registered(reading, host)
        vm = _instead_of(inventory.vms.get(vm.name), vm)
        inventory = inventory.with_vm(vm)
        fault = check_hardware(vm, host)
        refused = [_finding(reading, fault)] if fault else []
        vms.append(ReadVm(path, vm, _in_order(reading.findings, elsewhere, refused, _unmet(inventory, reading, vm))))
    return VmImport(tuple(vms), tuple(problems), None if problems else inventory)


def _host_for(inventory: Inventory, reading: VmReading, arguments: Namespace) -> Host | Fault:
    """The host of its static devices, else the one that was named, else the one that a new VM would get.

    A VM that is replaced stays where it is, if its devices do not say otherwise.
    """
    name = reading.vm.name
    old = inventory.vms.get(name)
    if old is not None and not arguments.replace:
        return Fault(
            code="name-taken",
            message=f'There is a virtual machine "{name}" already.',
            remedy="Change its displayName, or replace that VM with --replace.",
        )
    home = home_of(reading, inventory)
    if home is not None:
        return home
    if arguments.host is not None:
        return find_host(inventory, arguments.host)
    if old is not None:
        return inventory.hosts[old.host]
    if reading.vm.static_devices:
        return Fault(
            code="static-device-without-host",
            message="It has a DirectPath IO device, and no host of the estate is the one whose device that is.",
            remedy="Name the host with --host.",
        )
    cluster = arguments.cluster or (next(iter(inventory.clusters)) if len(inventory.clusters) == 1 else None)
    return CreateVm(name=name, cluster=cluster).registered_on(inventory)


def _instead_of(old: Vm | None, vm: Vm) -> Vm:
    """The VM with what no file says, as the one had it that it replaces."""
    if old is None:
        return vm
    unsaid = {name: getattr(old, name) for name in ("folder", "datastore", "restart_priority")}
    return vm.model_copy(update=unsaid)
