"""The values that a step sets, one by one, for people who do it by hand."""

from collections.abc import Callable, Iterator, Mapping
from typing import Any, NamedTuple

from vconsole.model import DynamicDirectPathIo, Inventory, Vm, VmPci
from vconsole.model.vm import VmConfig
from vconsole.plans.checks import maintained
from vconsole.plans.client_words import (
    admission_title,
    isolation_title,
    level_title,
    policy_title,
    selection_rows,
    type_title,
)
from vconsole.plans.plan import Act
from vconsole.plans.undoing import changed_settings, changed_types

SEVERAL_MODELS = (
    "The client adds a PCI device for one model, and a second row would be a second device. The API holds several "
    "models in one: the PowerCLI form of this plan writes them; in the client choose one of these."
)


class Detail(NamedTuple):
    """One thing to set, remove or add."""

    words: str
    value: str = ""
    """What it is set to; nothing where the words say all."""

    def __str__(self) -> str:
        return f"{self.words}: {self.value}" if self.value else self.words


def details_of(act: Act) -> tuple[Detail, ...]:
    """Every value that an act sets, in the client's words; nothing for an act whose title says all."""
    rule = _RULES.get(act.name)
    return tuple(rule(act)) if rule else ()


def in_words(act: Act) -> str:
    """The details in one sentence, behind the title of the act."""
    return "; ".join(map(str, details_of(act)))


_VM_WORDS: Mapping[str, tuple[str, Callable[[Any], str]]] = {
    "hardware_version": ("compatibility (hardware version)", str),
    "firmware": ("firmware", lambda value: value.upper()),
    "guest_os": ("guest OS", str),
    "folder": ("folder", lambda value: value or "that of the datacenter"),
    "datastore": ("datastore", str),
    "cpus": ("CPUs", str),
    "memory_gb": ("memory", lambda value: f"{value:g} GB"),
    "reserve_all_memory": ("Reserve all guest memory (All locked)", lambda value: "on" if value else "off"),
    "cpu_reservation_mhz": ("CPU reservation", lambda value: f"{value} MHz"),
    "restart_priority": ("VM restart priority", str),
}


def field_title(field: str) -> str:
    """A setting of a VM by its name in the client."""
    others = {"advanced": "advanced parameters", "pci": "PCI devices"}
    return _VM_WORDS[field][0] if field in _VM_WORDS else others[field]


def _new_vm(act: Act) -> Iterator[Detail]:
    vm = act.after.vms[act.action.target.name]
    host = act.after.hosts[vm.host]
    if host.cluster:
        yield Detail("cluster", host.cluster)
    if getattr(act.action, "host", None) or vm.static_devices or not host.cluster:
        yield Detail("host", vm.host)
    yield from (Detail(words, text(getattr(vm, field))) for field, (words, text) in _VM_WORDS.items())
    yield from (Detail(f"advanced parameter {key}", value) for key, value in sorted(vm.advanced.items()))
    yield from _added(vm.pci, vm, act.after)


def _reconfigure(act: Act) -> Iterator[Detail]:
    old, new = (inventory.vms[act.action.target.name] for inventory in (act.before, act.after))
    changed = changed_settings(act)
    for field in VmConfig.model_fields:
        if field in changed and field in _VM_WORDS:
            words, text = _VM_WORDS[field]
            yield Detail(words, f"{text(getattr(new, field))} (it was {text(getattr(old, field))})")
    if "advanced" in changed:
        yield from _parameters(old.advanced, new.advanced)
    if "pci" in changed:
        removed, added = pci_changes(act)
        for slot in removed:
            rows = " or ".join(selection_rows(old.pci[slot], act.before, old.host))
            yield Detail("remove", f"PCI device {slot} ({rows})")
        yield from _added(added, new, act.after)


def pci_changes(act: Act) -> tuple[tuple[int, ...], tuple[VmPci, ...]]:
    """The slots of the act's VM whose devices go, and the devices that are new to it."""
    old, new = (inventory.vms[act.action.target.name].freed().pci for inventory in (act.before, act.after))
    added, removed = list(new), []
    for slot, device in enumerate(old):
        if device in added:
            added.remove(device)
        else:
            removed.append(slot)
    return tuple(removed), tuple(added)


def _parameters(old: Mapping[str, str], new: Mapping[str, str]) -> Iterator[Detail]:
    for key in sorted({*old, *new}):
        if key not in new:
            yield Detail("take the advanced parameter away", f"{key} (it was {old[key]})")
        elif old.get(key) != new[key]:
            yield Detail(f"advanced parameter {key}", f"{new[key]} (it was {old.get(key, 'not set')})")


def _added(devices: tuple[VmPci, ...], vm: Vm, inventory: Inventory) -> Iterator[Detail]:
    for device in devices:
        rows = selection_rows(device, inventory, vm.host)
        yield Detail("add PCI device" if len(rows) == 1 else "add PCI device of one of these models", " | ".join(rows))
        if isinstance(device, DynamicDirectPathIo) and len(rows) > 1:
            yield Detail(SEVERAL_MODELS)


def _passthrough(act: Act) -> Iterator[Detail]:
    if not getattr(act.action, "apply_now", True):
        yield Detail(
            "In the rehearsal it takes effect when the host reboots. The client offers no choice and applies it at "
            "once where the host can: with a running host that must not change yet, use a script form of this plan."
        )


def _graphics(act: Act) -> Iterator[Detail]:
    graphics = act.after.hosts[act.action.target.name].graphics
    if getattr(act.action, "default_type", None):
        yield Detail("default graphics type", type_title(graphics.default_type))
    if getattr(act.action, "assignment_policy", None):
        yield Detail("assignment policy", policy_title(graphics.assignment_policy))
    yield from (Detail(f"{address.upper()}", type_title(kind)) for address, kind in changed_types(act).items())
    if getattr(act.action, "restart_xorg", False):
        yield Detail("tick Restart X.Org server")
    else:
        yield Detail('It takes effect when the host or its "xorg" service restarts')


def _reboot(act: Act) -> Iterator[Detail]:
    if not maintained(act):
        yield Detail("enter maintenance mode first, and exit it when the host is back")


def _add_host(act: Act) -> Iterator[Detail]:
    host = act.after.hosts[act.action.target.name]
    yield Detail("cluster", host.cluster) if host.cluster else Detail("datacenter", host.datacenter)
    if not host.takes_vms:
        yield Detail("add it in maintenance mode")


def _drs(act: Act) -> Iterator[Detail]:
    drs = act.after.clusters[act.action.target.name].drs
    yield Detail("vSphere DRS", "on" if drs.enabled else "off")
    if drs.enabled:
        yield Detail("automation level", level_title(drs.automation))


def _ha(act: Act) -> Iterator[Detail]:
    ha = act.after.clusters[act.action.target.name].ha
    yield Detail("vSphere HA", "on" if ha.enabled else "off")
    yield Detail("define host failover capacity by", admission_title(ha.admission_control))
    match ha.admission_control:
        case "cluster-resource-percentage":
            yield Detail("reserved failover capacity", f"CPU {ha.cpu_percent} %, memory {ha.memory_percent} %")
        case "slot-policy":
            yield Detail("host failures the cluster tolerates", str(ha.host_failures_tolerated))
        case "dedicated-failover-hosts":
            yield Detail("failover hosts", ", ".join(ha.failover_hosts) or "none")
    yield Detail("host isolation response", isolation_title(ha.isolation_response))


def _vm_class(act: Act) -> Iterator[Detail]:
    given = act.after.vm_classes.get(act.action.target.name)
    if given is None:
        return
    yield from (
        Detail(words, text(getattr(given, field)))
        for field, (words, text) in _VM_WORDS.items()
        if field in {"hardware_version", "cpus", "memory_gb", "reserve_all_memory"}
    )
    for device in given.pci:
        yield Detail("add PCI device", " | ".join(selection_rows(device, act.after, "")))


def _start(act: Act) -> Iterator[Detail]:
    host, devices = (getattr(act.action, field, None) for field in ("host", "devices"))
    if host and act.before.vms[act.action.target.name].host != host:
        yield Detail("migrate it first (Change compute resource only) to", host)
    elif host:
        yield Detail("DRS may choose another host; look where it runs, the rehearsal named", host)
    if devices:
        named = ", ".join(address.client for address in devices)
        yield Detail("the device cannot be demanded in the client, the host chooses; the rehearsal named", named)


_RULES: Mapping[str, Callable[[Act], Iterator[Detail]]] = {
    "set-passthrough": _passthrough,
    "set-device-graphics": _graphics,
    "set-host-graphics": _graphics,
    "create-vm": _new_vm,
    "deploy-vm-class": _new_vm,
    "reconfigure-vm": _reconfigure,
    "power-on": _start,
    "reboot-host": _reboot,
    "add-host": _add_host,
    "set-drs": _drs,
    "set-ha": _ha,
    "create-vm-class": _vm_class,
}
