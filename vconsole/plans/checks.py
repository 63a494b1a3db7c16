"""What must be true before a step, and what is true after it."""

from collections.abc import Callable, Iterator, Mapping
from enum import StrEnum
from typing import NamedTuple

from vconsole.model import Host, HostState, Inventory, PciAddress, PciDevice, Power
from vconsole.model.names import show_text
from vconsole.plans.client_words import admission_title, level_title, policy_title, type_title
from vconsole.plans.plan import Act
from vconsole.plans.undoing import changed_devices, changed_types

Device = tuple[str, PciAddress]


class Kind(StrEnum):
    """What a check looks at."""

    HOST_CONNECTED = "host-connected"
    IN_MAINTENANCE = "in-maintenance"
    NOT_IN_MAINTENANCE = "not-in-maintenance"
    NOTHING_RUNS = "nothing-runs"
    NO_SUCH_HOST = "no-such-host"
    MODEL = "model"
    PASSTHROUGH = "passthrough"
    LABEL = "label"
    GRAPHICS_TYPE = "graphics-type"
    VM_THERE = "vm-there"
    NO_SUCH_VM = "no-such-vm"
    POWER = "power"
    ON_HOST = "on-host"
    CLUSTER_THERE = "cluster-there"
    DRS = "drs"
    HA = "ha"
    ADMISSION = "admission"
    DEFAULT_TYPE = "default-type"
    POLICY = "policy"
    SETTING = "setting"
    NO_SETTING = "no-setting"


class Check(NamedTuple):
    """One thing that is looked up before a step is taken."""

    kind: Kind
    name: str
    """The object: a host, a VM, a cluster, or the key of a setting of vCenter."""
    address: PciAddress | None = None
    """The device of the host."""
    value: str = ""
    """What is expected: a pair of ids, `on`, a label, a host."""

    @property
    def words(self) -> str:
        """The check as a sentence."""
        device = f"{self.address.client} of {self.name}" if self.address else ""
        return _WORDS[self.kind](self, device)


_POWER = {Power.ON: "powered on", Power.OFF: "powered off", Power.SUSPENDED: "suspended"}
_WORDS: Mapping[Kind, Callable[[Check, str], str]] = {
    Kind.HOST_CONNECTED: lambda check, _: f"{check.name} is connected.",
    Kind.IN_MAINTENANCE: lambda check, _: f"{check.name} is in maintenance mode.",
    Kind.NOT_IN_MAINTENANCE: lambda check, _: f"{check.name} is not in maintenance mode.",
    Kind.NOTHING_RUNS: lambda check, _: f"No virtual machine runs on {check.name}.",
    Kind.NO_SUCH_HOST: lambda check, _: f"{check.name} is not in the inventory.",
    Kind.MODEL: lambda check, device: f"{device} has the ids {check.value}.",
    Kind.PASSTHROUGH: lambda check, device: f"Passthrough of {device} is {check.value}.",
    Kind.LABEL: lambda check, device: f"{device} has {_label(check.value)}.",
    Kind.GRAPHICS_TYPE: lambda check, device: f"{device} has the graphics type {type_title(check.value)}.",
    Kind.VM_THERE: lambda check, _: f"There is one virtual machine {show_text(check.name)}.",
    Kind.NO_SUCH_VM: lambda check, _: f"There is no virtual machine {show_text(check.name)}.",
    Kind.POWER: lambda check, _: f"{check.name} is {_POWER[Power(check.value)]}.",
    Kind.ON_HOST: lambda check, _: f"{check.name} is on {check.value}.",
    Kind.CLUSTER_THERE: lambda check, _: f"There is one cluster {show_text(check.name)}.",
    Kind.DRS: lambda check, _: f"DRS of {check.name} is {level_title(check.value)}.",
    Kind.HA: lambda check, _: f"vSphere HA of {check.name} is {check.value}.",
    Kind.ADMISSION: lambda check, _: f"Admission control of {check.name} is {admission_title(check.value)}.",
    Kind.DEFAULT_TYPE: lambda check, _: f"The default graphics type of {check.name} is {type_title(check.value)}.",
    Kind.POLICY: lambda check, _: f'The assignment policy of {check.name} is "{policy_title(check.value)}".',
    Kind.SETTING: lambda check, _: f"The advanced setting {check.name} is {show_text(check.value)}.",
    Kind.NO_SETTING: lambda check, _: f"The advanced setting {check.name} is not set.",
}


def _label(value: str) -> str:
    return f"the hardware label {show_text(value)}" if value else "no hardware label"


def checks_of(act: Act) -> tuple[Check, ...]:
    """What must be true before an act, as it was in the rehearsal; nothing for one that is not known here."""
    rule = _RULES.get(act.name)
    return rule(act) if rule else ()


def expected_of(act: Act) -> tuple[Check, ...]:
    """What is true after an act: its facts in the state that the rehearsal came to."""
    rule = _EXPECTED.get(act.name)
    return rule(act) if rule else ()


def _host_of(act: Act) -> Host:
    return act.before.hosts[act.action.target.name]


def _connected(act: Act) -> tuple[Check, ...]:
    return (Check(Kind.HOST_CONNECTED, act.action.target.name),)


def _device(host: Host, address: PciAddress) -> PciDevice:
    return next(device for device in host.pci if device.address == address)


def _model(host: Host, address: PciAddress) -> Check:
    return Check(Kind.MODEL, host.name, address, str(_device(host, address).id))


def _passed(host: Host, address: PciAddress) -> Check:
    word = "enabled" if _device(host, address).passthrough.enabled else "disabled"
    return Check(Kind.PASSTHROUGH, host.name, address, word)


def _labelled(inventory: Inventory, act: Act) -> Check:
    host, address = inventory.hosts[act.action.target.name], getattr(act.action, "device")  # noqa: B009 - any action
    return Check(Kind.LABEL, host.name, address, _device(host, address).hardware_label or "")


def _passthrough(act: Act) -> tuple[Check, ...]:
    host = _host_of(act)
    addresses = [PciAddress.parse(text) for text in changed_devices(act)]
    looks = (check for address in addresses for check in (_model(host, address), _passed(host, address)))
    return (*_connected(act), *looks)


def _passthrough_after(act: Act) -> tuple[Check, ...]:
    host = act.after.hosts[act.action.target.name]
    return tuple(_passed(host, PciAddress.parse(text)) for text in changed_devices(act))


def _label_rule(act: Act) -> tuple[Check, ...]:
    before = _labelled(act.before, act)
    return (*_connected(act), _model(_host_of(act), before.address or PciAddress(0, 0, 0, 0)), before)


def _graphics(act: Act) -> tuple[Check, ...]:
    host = _host_of(act)
    looks = []
    for address in map(PciAddress.parse, changed_types(act)):
        kind = _device(host, address).graphics_type
        looks += [_model(host, address), Check(Kind.GRAPHICS_TYPE, host.name, address, kind)]
    return (*_connected(act), *_host_graphics(act.before, act), *looks)


def _host_graphics(inventory: Inventory, act: Act) -> Iterator[Check]:
    """What the host has for the defaults that the act sets."""
    name = act.action.target.name
    graphics = inventory.hosts[name].graphics
    if getattr(act.action, "default_type", None):
        yield Check(Kind.DEFAULT_TYPE, name, value=graphics.default_type)
    if getattr(act.action, "assignment_policy", None):
        yield Check(Kind.POLICY, name, value=graphics.assignment_policy)


def _graphics_after(act: Act) -> tuple[Check, ...]:
    name, types = act.action.target.name, changed_types(act)
    devices = (Check(Kind.GRAPHICS_TYPE, name, PciAddress.parse(text), kind) for text, kind in types.items())
    return (*_host_graphics(act.after, act), *devices)


def maintained(act: Act) -> bool:
    """Whether the host of the act is in maintenance mode before it, or on the way there."""
    host = _host_of(act)
    return host.entering_maintenance or host.state is HostState.MAINTENANCE


def _emptied(act: Act) -> tuple[Check, ...]:
    """Maintenance mode comes first, since it is waited for: until then VMs are still being moved away."""
    waits = (Check(Kind.IN_MAINTENANCE, act.action.target.name),) if maintained(act) else ()
    return (*waits, Check(Kind.NOTHING_RUNS, act.action.target.name))


def _reboot(act: Act) -> tuple[Check, ...]:
    return (*_connected(act), *_emptied(act))


def _maintained(yes: Kind) -> Callable[[Act], tuple[Check, ...]]:
    return lambda act: (Check(yes, act.action.target.name),)


def _enter(act: Act) -> tuple[Check, ...]:
    return (*_connected(act), Check(Kind.NOT_IN_MAINTENANCE, act.action.target.name))


def _leave(act: Act) -> tuple[Check, ...]:
    """A host that was still entering maintenance mode gives that up."""
    entered = _host_of(act).state is HostState.MAINTENANCE
    return (*_connected(act), *((Check(Kind.IN_MAINTENANCE, act.action.target.name),) if entered else ()))


def _new_vm(act: Act) -> tuple[Check, ...]:
    vm = act.after.vms[act.action.target.name]
    cluster = act.after.hosts[vm.host].cluster
    place = Check(Kind.CLUSTER_THERE, cluster) if cluster else Check(Kind.HOST_CONNECTED, vm.host)
    return (Check(Kind.NO_SUCH_VM, vm.name), place)


def _there(act: Act) -> tuple[Check, ...]:
    return (Check(Kind.VM_THERE, act.action.target.name),)


def _power(inventory: Inventory, name: str) -> Check:
    vm = inventory.vms[name]
    return Check(Kind.POWER, name, value=Power.ON if vm.runs else vm.power)


def _vm(act: Act) -> tuple[Check, ...]:
    return (*_there(act), _power(act.before, act.action.target.name))


def _vm_after(act: Act) -> tuple[Check, ...]:
    return (_power(act.after, act.action.target.name),)


def _migrate(act: Act) -> tuple[Check, ...]:
    name = act.action.target.name
    target = act.after.vms[name].host
    return (*_vm(act), Check(Kind.ON_HOST, name, value=act.before.vms[name].host), Check(Kind.HOST_CONNECTED, target))


def _on_host(act: Act) -> tuple[Check, ...]:
    name = act.action.target.name
    return (*_vm_after(act), Check(Kind.ON_HOST, name, value=act.after.vms[name].host))


def drs_value(inventory: Inventory, cluster: str) -> str:
    """The settings of DRS as a check has them: `off`, or the automation level."""
    drs = inventory.clusters[cluster].drs
    return drs.automation if drs.enabled else "off"


def _drs(inventory: Inventory, act: Act) -> tuple[Check, ...]:
    name = act.action.target.name
    return (Check(Kind.CLUSTER_THERE, name), Check(Kind.DRS, name, value=drs_value(inventory, name)))


def _ha(inventory: Inventory, act: Act) -> tuple[Check, ...]:
    name = act.action.target.name
    ha = inventory.clusters[name].ha
    admission = (Check(Kind.ADMISSION, name, value=ha.admission_control),) if ha.enabled else ()
    return (Check(Kind.CLUSTER_THERE, name), Check(Kind.HA, name, value="on" if ha.enabled else "off"), *admission)


def _vcenter_setting(inventory: Inventory, act: Act) -> tuple[Check, ...]:
    key = str(getattr(act.action, "key", ""))
    value = inventory.vcenter.advanced.get(key)
    return (Check(Kind.NO_SETTING, key) if value is None else Check(Kind.SETTING, key, value=value),)


def _add_host(act: Act) -> tuple[Check, ...]:
    host = act.after.hosts[act.action.target.name]
    place = (Check(Kind.CLUSTER_THERE, host.cluster),) if host.cluster else ()
    return (Check(Kind.NO_SUCH_HOST, host.name), *place)


Rule = Callable[[Act], tuple[Check, ...]]

_RULES: Mapping[str, Rule] = {
    "set-passthrough": _passthrough,
    "set-hardware-label": _label_rule,
    "set-device-graphics": _graphics,
    "set-host-graphics": _graphics,
    "reboot-host": _reboot,
    "enter-maintenance": _enter,
    "exit-maintenance": _leave,
    "add-host": _add_host,
    "remove-host": _emptied,
    "create-vm": _new_vm,
    "deploy-vm-class": _new_vm,
    "migrate-vm": _migrate,
    "set-drs": lambda act: _drs(act.before, act),
    "set-ha": lambda act: _ha(act.before, act),
    "set-vcenter-setting": lambda act: _vcenter_setting(act.before, act),
    **dict.fromkeys(
        (
            "reconfigure-vm",
            "delete-vm",
            "power-on",
            "power-off",
            "reset",
            "restart-guest",
            "suspend",
            "resume",
            "create-snapshot",
            "apply-recommendation",
            "cancel-recommendation",
        ),
        _vm,
    ),
}

_EXPECTED: Mapping[str, Rule] = {
    "set-passthrough": _passthrough_after,
    "set-hardware-label": lambda act: (_labelled(act.after, act),),
    "set-device-graphics": _graphics_after,
    "set-host-graphics": _graphics_after,
    "reboot-host": _maintained(Kind.HOST_CONNECTED),
    "enter-maintenance": _maintained(Kind.IN_MAINTENANCE),
    "exit-maintenance": _maintained(Kind.NOT_IN_MAINTENANCE),
    "add-host": _maintained(Kind.HOST_CONNECTED),
    "remove-host": _maintained(Kind.NO_SUCH_HOST),
    "delete-vm": lambda act: (Check(Kind.NO_SUCH_VM, act.action.target.name),),
    "set-drs": lambda act: _drs(act.after, act)[1:],
    "set-ha": lambda act: _ha(act.after, act)[1:],
    "set-vcenter-setting": lambda act: _vcenter_setting(act.after, act),
    **dict.fromkeys(("power-on", "resume", "migrate-vm", "apply-recommendation"), _on_host),
    **dict.fromkeys(("create-vm", "deploy-vm-class", "power-off", "reset", "restart-guest", "suspend"), _vm_after),
}
