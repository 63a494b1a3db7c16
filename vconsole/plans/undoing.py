"""What takes a step back: actions that are computed from the state before it."""

from collections.abc import Callable, Mapping
from typing import Any, NamedTuple

from vconsole.model import Power, VmConfig
from vconsole.plans.plan import Act
from vconsole.vcenter import Action, read_action


class Undo(NamedTuple):
    """The actions that lead back, in order, and what is to be said about it."""

    actions: tuple[Action, ...] = ()
    words: str = ""


def undo_of(act: Act) -> Undo:
    """What takes an act back; an action that is not known here has nothing."""
    rule = _RULES.get(act.name)
    return rule(act) if rule else Undo()


def changed_devices(act: Act) -> tuple[str, ...]:
    """The devices of the act's host whose passthrough was turned on or off, by address."""
    host = act.action.target.name
    after = {device.address: device for device in act.after.hosts[host].pci}
    return tuple(
        str(device.address)
        for device in sorted(act.before.hosts[host].pci, key=lambda device: device.address)
        if device.passthrough.enabled != after[device.address].passthrough.enabled
    )


def changed_settings(act: Act) -> tuple[str, ...]:
    """The settings of the act's VM that it changes, by field."""
    old, new = (inventory.vms[act.action.target.name] for inventory in (act.before, act.after))
    return tuple(field for field in VmConfig.model_fields if _setting(old, field) != _setting(new, field))


def changed_parameters(before: Mapping[str, str], after: Mapping[str, str]) -> dict[str, str]:
    """The advanced parameters that differ, by key; one that goes has the empty value that takes it away in the API."""
    gone = {key: "" for key in before if key not in after}
    new = {key: value for key, value in after.items() if before.get(key) != value}
    return dict(sorted({**new, **gone}.items()))


def changed_types(act: Act) -> dict[str, str]:
    """The graphics devices of the act's host that get a type from it, with that type, by address."""
    if act.name == "set-device-graphics":
        return {str(_field(act, "device")): _field(act, "type").value}
    host = act.action.target.name
    old = {device.address: device.graphics_type for device in act.before.hosts[host].pci}
    new = sorted(act.after.hosts[host].pci, key=lambda device: device.address)
    return {
        str(device.address): device.graphics_type.value for device in new if old[device.address] != device.graphics_type
    }


def _setting(vm: VmConfig, field: str) -> object:
    return vm.freed().pci if field == "pci" and hasattr(vm, "freed") else getattr(vm, field)


def _made(name: str, **fields: Any) -> Undo:
    return Undo((read_action({"action": name, **fields}),))


def _passthrough(act: Act) -> Undo:
    """The other way, and again only at the reboot if it was to wait for one."""
    given = {"enabled": not _field(act, "enabled"), "apply_now": _field(act, "apply_now")}
    return _made("set-passthrough", host=act.action.target.name, devices=changed_devices(act), **given)


def _label(act: Act) -> Undo:
    host, address = act.action.target.name, _field(act, "device")
    device = act.before.hosts[host].device(address)
    return _made("set-hardware-label", host=host, device=address, label=device.hardware_label if device else None)


def _device_graphics(act: Act) -> Undo:
    host, address = act.action.target.name, _field(act, "device")
    device = act.before.hosts[host].device(address)
    if device is None or device.graphics_type is _field(act, "type"):
        return Undo()
    fields = {"device": address, "type": device.graphics_type, "restart_xorg": _field(act, "restart_xorg")}
    return _made("set-device-graphics", host=host, **fields)


def _host_graphics(act: Act) -> Undo:
    """The old defaults, then the types of the devices that differed from them."""
    host = act.before.hosts[act.action.target.name]
    old, new = host.graphics, act.after.hosts[host.name].graphics
    restart = _field(act, "restart_xorg")
    given = {name: getattr(old, name) for name in ("default_type", "assignment_policy")}
    changed = {name: value for name, value in given.items() if value != getattr(new, name)}
    actions: list[Action] = []
    if changed:
        actions += _made("set-host-graphics", host=host.name, restart_xorg=restart, **changed).actions
    types = {device.address: device.graphics_type for device in act.after.hosts[host.name].pci}
    for device in sorted(host.pci, key=lambda device: device.address):
        typed = old.default_type if "default_type" in changed else types[device.address]
        if device.is_graphics and device.graphics_type is not typed:
            fields = {"device": device.address, "type": device.graphics_type, "restart_xorg": restart}
            actions += _made("set-device-graphics", host=host.name, **fields).actions
    return Undo(tuple(actions))


def _field(act: Act, name: str) -> Any:
    return getattr(act.action, name)


def _reconfigure(act: Act) -> Undo:
    name = act.action.target.name
    old = act.before.vms[name].freed().model_dump(mode="json")
    back = {field: old[field] for field in changed_settings(act)}
    kept = back.pop("hardware_version", None)
    words = "The hardware version cannot be lowered again." if kept is not None else ""
    return Undo(_made("reconfigure-vm", vm=name, **back).actions if back else (), words)


def _power_on(act: Act) -> Undo:
    name = act.action.target.name
    was = act.before.vms[name].power
    return _made("suspend" if was is Power.SUSPENDED else "power-off", vm=name)


def _power_off(act: Act) -> Undo:
    name = act.action.target.name
    if act.before.vms[name].power is Power.SUSPENDED:
        return Undo(words="What was suspended is lost; the virtual machine can only start anew.")
    return _made("power-on", vm=name)


def _recommendation(act: Act) -> Undo:
    """A VM that ran was migrated by it; any other one was powered on."""
    return _migrate(act) if act.before.vms[act.action.target.name].runs else _power_on(act)


def _migrate(act: Act) -> Undo:
    name = act.action.target.name
    return _made("migrate-vm", vm=name, host=act.before.vms[name].host)


def _maintenance(act: Act) -> Undo:
    words = "What DRS moved away stays where it is then."
    return Undo(_made("exit-maintenance", host=act.action.target.name).actions, words)


def _cluster(kind: str) -> Callable[[Act], Undo]:
    def back(act: Act) -> Undo:
        name = act.action.target.name
        old, new = (getattr(inventory.clusters[name], kind) for inventory in (act.before, act.after))
        was, now = old.model_dump(mode="json"), new.model_dump(mode="json")
        changed = {field: value for field, value in was.items() if value != now[field]}
        return _made(f"set-{kind}", cluster=name, **changed) if changed else Undo()

    return back


def _add_host(act: Act) -> Undo:
    name = act.action.target.name
    in_maintenance = _made("enter-maintenance", host=name).actions if act.after.hosts[name].takes_vms else ()
    return Undo((*in_maintenance, *_made("remove-host", host=name).actions))


def _setting_of_vcenter(act: Act) -> Undo:
    fields = act.action.model_dump(mode="json")
    old = getattr(act.before.vcenter, "advanced", {}).get(fields.get("key"))
    if old is None:
        return Undo(words="The setting was not there before: take it away in the client, or give it its usual value.")
    return Undo((read_action({**fields, "value": old}),))


def _said(words: str) -> Callable[[Act], Undo]:
    return lambda _: Undo(words=words)


def _deployed(act: Act) -> Undo:
    words = "A VirtualMachine of the Supervisor is deleted by kubectl instead."
    return _made("delete-vm", vm=act.action.target.name)._replace(words=words)


def _on_target(name: str, field: str) -> Callable[[Act], Undo]:
    return lambda act: _made(name, **{field: act.action.target.name})


_RULES: Mapping[str, Callable[[Act], Undo]] = {
    "set-passthrough": _passthrough,
    "set-hardware-label": _label,
    "set-device-graphics": _device_graphics,
    "set-host-graphics": _host_graphics,
    "reboot-host": _said("A reboot cannot be taken back."),
    "enter-maintenance": _maintenance,
    "exit-maintenance": _on_target("enter-maintenance", "host"),
    "add-host": _add_host,
    "remove-host": _said("Add the host again, with its user and password; then register its virtual machines."),
    "create-vm": _on_target("delete-vm", "vm"),
    "deploy-vm-class": _deployed,
    "reconfigure-vm": _reconfigure,
    "delete-vm": _said("A virtual machine that is deleted from disk is gone."),
    "power-on": _power_on,
    "power-off": _power_off,
    "suspend": _on_target("resume", "vm"),
    "resume": _on_target("suspend", "vm"),
    "create-snapshot": _said("The snapshot is deleted again; the disks stay as they are now."),
    "migrate-vm": _migrate,
    "apply-recommendation": _recommendation,
    "set-drs": _cluster("drs"),
    "set-ha": _cluster("ha"),
    "create-vm-class": _on_target("delete-vm-class", "vm_class"),
    "delete-vm-class": _said("Create the class again, with the same settings."),
    "set-vcenter-setting": _setting_of_vcenter,
}
