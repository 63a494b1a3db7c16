"""What keeps a VM from a host apart from PCI devices: state, version, processors, memory."""

from collections.abc import Iterator
from functools import cache

from vconsole.drs.load import Load, reserved_memory
from vconsole.model import Fault, Host, HostState, Ref, Vm
from vconsole.model.catalogue import DYNAMIC_HARDWARE_VERSION, newest_hardware_version


def host_reasons(host: Host, vm: Vm, load: Load) -> tuple[Fault, ...]:
    """Every reason, apart from its PCI devices, why the host does not take the VM; `load` is that of the other VMs."""
    checks = (_state, _version, _cpus, _cpu_reservation, _memory)
    return tuple(
        Fault(code=code, message=message, remedy=remedy, about=Ref("host", host.name))
        for check in checks
        for code, message, remedy in check(host, vm, load)
    )


_Reasons = Iterator[tuple[str, str, str]]
"""Codes, messages and remedies."""


def _state(host: Host, _vm: Vm, _load: Load) -> _Reasons:
    if host.state is HostState.MAINTENANCE:
        yield "host-in-maintenance", f"{host.name} is in maintenance mode.", f"Exit maintenance mode on {host.name}."
    elif host.state is not HostState.CONNECTED:
        found = f"{host.name} is {host.state.predicate}; only a connected host can take a VM."
        yield "host-not-connected", found, f"Bring {host.name} back."
    elif host.entering_maintenance:
        found = f"{host.name} is entering maintenance mode; no VM is powered on there or migrated to it."
        yield "host-entering-maintenance", found, f"Exit maintenance mode on {host.name} to cancel that."


_newest = cache(newest_hardware_version)
"""A cluster has few releases on many hosts."""


def _version(host: Host, vm: Vm, _load: Load) -> _Reasons:
    newest = _newest(host.version)
    if vm.hardware_version > newest:
        oldest = DYNAMIC_HARDWARE_VERSION if vm.dynamic_devices else 0
        found = f"The VM has hardware version {vm.hardware_version}; {host.name} ({host.version}) knows up to {newest}."
        older = f", or create the VM with hardware version {newest}" if newest >= oldest else ""
        yield "hardware-version", found, f"Upgrade {host.name}{older}."


def _cpus(host: Host, vm: Vm, _load: Load) -> _Reasons:
    if vm.cpus > host.cpu_cores:
        found = f"The VM has {vm.cpus} virtual CPUs; {host.name} has {host.cpu_cores} cores."
        yield "insufficient-cpus", found, f"Give the VM at most {host.cpu_cores} virtual CPUs."


def _cpu_reservation(host: Host, vm: Vm, load: Load) -> _Reasons:
    left = host.cpu_capacity_mhz - load.reserved_mhz
    if vm.cpu_reservation_mhz > left:
        found = f"The VM reserves {vm.cpu_reservation_mhz} MHz; {host.name} has {left} MHz left."
        yield "insufficient-cpu", found, "Lower the CPU reservation, or power off a VM that reserves CPU there."


def _memory(host: Host, vm: Vm, load: Load) -> _Reasons:
    left = host.memory_gb - load.reserved_gb
    if vm.memory_gb > host.memory_gb:
        found = f"The VM has {vm.memory_gb:g} GB of memory; {host.name} has {host.memory_gb:g} GB."
        yield "insufficient-memory", found, f"Give the VM at most {host.memory_gb:g} GB."
    elif reserved_memory(vm) > left:
        found = f"The VM reserves {vm.memory_gb:g} GB; {host.name} has {left:g} of {host.memory_gb:g} GB not reserved."
        yield "insufficient-memory", found, "Give the VM less memory, or power off a VM that reserves memory there."
