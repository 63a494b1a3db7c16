"""What a step does, in one line for people."""

from collections.abc import Callable, Mapping
from typing import Any

from vconsole.model import DirectPathIo, DynamicDirectPathIo, Vm, VmPci
from vconsole.model.names import show_text
from vconsole.plans.client_words import admission_title, level_title, policy_title, type_title
from vconsole.plans.details import field_title
from vconsole.plans.plan import Act
from vconsole.plans.undoing import changed_settings


def title_of(act: Act) -> str:
    """An act with everything that it names; the client's wording of the button or the task comes first."""
    rule = _RULES.get(act.name)
    words = rule(act) if rule else act.action.target.name
    return f"{act.action.title}: {words}"


def device_words(device: VmPci) -> str:
    """One PCI device of a VM: what it asks for."""
    match device:
        case DirectPathIo():
            return f"DirectPath IO {device.address.client}" + (f" of {device.host}" if device.host else "")
        case DynamicDirectPathIo():
            label = f" with the hardware label {show_text(device.label)}" if device.label else ""
            return f"Dynamic DirectPath IO {', '.join(map(str, device.allowed))}{label}"
        case _:
            return f"NVIDIA GRID vGPU {device.profile}"


def landed(vm: Vm) -> str:
    """Where a VM runs in the rehearsal, with the devices that it holds there."""
    held = [address.client for device in vm.pci if (address := vm.holds(device))]
    return f"{vm.host} with {', '.join(held)}" if held else vm.host


def _fields(act: Act) -> dict[str, Any]:
    return act.action.model_dump(mode="json")


def _passthrough(act: Act) -> str:
    word = "enable" if _fields(act)["enabled"] else "disable"
    devices = ", ".join(address.upper() for address in _fields(act)["devices"])
    return f"{word} it for {devices} of {act.action.target.name}"


def _label(act: Act) -> str:
    label = _fields(act)["label"]
    what = f"{_fields(act)['device'].upper()} of {act.action.target.name}"
    return f"{show_text(label)} for {what}" if label else f"none for {what}"


def _device_graphics(act: Act) -> str:
    return f"{_fields(act)['device'].upper()} of {act.action.target.name} becomes {type_title(_fields(act)['type'])}"


def _host_graphics(act: Act) -> str:
    kind, policy = (_fields(act)[name] for name in ("default_type", "assignment_policy"))
    words = [f"default graphics type {type_title(kind)}"] if kind else []
    words += [f'assignment policy "{policy_title(policy)}"'] if policy else []
    return ", ".join([act.action.target.name, *words])


def _new_vm(act: Act) -> str:
    vm = act.after.vms.get(act.action.target.name)
    if vm is None:
        return act.action.target.name
    named = getattr(act.action, "host", None) or vm.static_devices
    place = vm.host if named else act.after.hosts[vm.host].cluster or vm.host
    devices = f" with {'; '.join(map(device_words, vm.pci))}" if vm.pci else ""
    return f"{vm.name} {'on' if place == vm.host else 'in'} {place}{devices}"


def _reconfigure(act: Act) -> str:
    changes = ", ".join(map(field_title, changed_settings(act)))
    return f"{act.action.target.name}: {changes}"


def _power_on(act: Act) -> str:
    vm = act.after.vms[act.action.target.name]
    return f"{vm.name} (in the rehearsal on {landed(vm)})" if vm.runs else vm.name


def _migrate(act: Act) -> str:
    return f"{act.action.target.name} to {_fields(act)['host']}"


def _snapshot(act: Act) -> str:
    return f"{show_text(_fields(act)['name'])} of {act.action.target.name}"


def _drs(act: Act) -> str:
    drs = act.after.clusters[act.action.target.name].drs
    return f"vSphere DRS of {act.action.target.name} is " + (
        f"on, {level_title(drs.automation)}" if drs.enabled else "off"
    )


def _ha(act: Act) -> str:
    ha = act.after.clusters[act.action.target.name].ha
    return f"vSphere HA of {act.action.target.name} is " + (
        f"on, {admission_title(ha.admission_control)}" if ha.enabled else "off"
    )


def _vm_class(act: Act) -> str:
    given = act.action
    sizes = f"{getattr(given, 'cpus', 2)} CPUs, {getattr(given, 'memory_gb', 4)} GB"
    devices = "; ".join(map(device_words, getattr(given, "pci", ())))
    return f"{given.target.name} with {sizes}" + (f", all memory reserved, {devices}" if devices else "")


def _vcenter_setting(act: Act) -> str:
    key, value = _fields(act)["key"], _fields(act)["value"]
    return f"{key} is not set" if value is None else f"{key} is {show_text(value)}"


_RULES: Mapping[str, Callable[[Act], str]] = {
    "set-passthrough": _passthrough,
    "set-hardware-label": _label,
    "set-device-graphics": _device_graphics,
    "set-host-graphics": _host_graphics,
    "create-vm": _new_vm,
    "deploy-vm-class": _new_vm,
    "reconfigure-vm": _reconfigure,
    "power-on": _power_on,
    "resume": _power_on,
    "apply-recommendation": _power_on,
    "migrate-vm": _migrate,
    "create-snapshot": _snapshot,
    "set-drs": _drs,
    "set-ha": _ha,
    "create-vm-class": _vm_class,
    "set-vcenter-setting": _vcenter_setting,
}
