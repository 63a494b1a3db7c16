"""Acts on hosts, clusters and vCenter with govc."""

from collections.abc import Callable, Mapping
from typing import Any

from vconsole.plans.checks import maintained
from vconsole.plans.forms.form import ByHand, Written
from vconsole.plans.forms.quoting import inventory_path, one_line, shell
from vconsole.plans.forms.words import ADD_HOST, CLASS, XORG
from vconsole.plans.plan import Act
from vconsole.plans.titles import title_of
from vconsole.plans.undoing import changed_types

ESXCLI_TYPES = {"shared": "Shared", "shared-direct": "SharedPassthru"}
"""The words of esxcli for the types of graphics devices."""
DRS_MODES = {"manual": "manual", "partially-automated": "partiallyAutomated", "fully-automated": "fullyAutomated"}


def fields(act: Act) -> dict[str, Any]:
    """The fields of an act's action, as a file of actions has them."""
    return act.action.model_dump(mode="json")


def _host(act: Act) -> str:
    return shell(inventory_path(act.action.target.name))


def _esxcli(act: Act, *words: str) -> str:
    return f"govc host.esxcli -host={_host(act)} {' '.join(words)}"


def _passthrough(act: Act) -> Written:
    """Each device, at once unless a reboot is to do it; govc needs a value for -a, which has none in esxcli itself."""
    enabled = str(fields(act)["enabled"]).lower()
    words = ("hardware", "pci", "pcipassthru", "set")
    end = ("-a=true",) if fields(act)["apply_now"] else ()
    lines = tuple(_esxcli(act, *words, "-d", shell(address), "-e", enabled, *end) for address in fields(act)["devices"])
    return lines if end else (*lines, "# It takes effect when the host reboots.")


def _label(act: Act) -> Written:
    return ByHand(
        f"{title_of(act)}. govc has no command for hardware labels; in the client: {act.action.target.name} > "
        "Configure > Hardware > PCI Devices > HARDWARE LABEL (or the PowerCLI form of this plan)."
    )


def graphics_commands(act: Act, command: Callable[..., str]) -> Written:
    """What esxcli does for the graphics settings of a host: its defaults, then every device whose type changes."""
    given, lines = fields(act), []
    words: list[str] = []
    if given.get("default_type"):
        words += ["--default-type", ESXCLI_TYPES[given["default_type"]]]
    if given.get("assignment_policy"):
        words += ["--shared-passthru-assignment-policy", given["assignment_policy"].capitalize()]
    if words:
        lines.append(command("graphics", "host", "set", *words))
    for address, kind in changed_types(act).items():
        lines.append(command("graphics", "device", "set", "-d", shell(address), "-t", ESXCLI_TYPES[kind]))
    return tuple(lines)


def _graphics(act: Act) -> Written:
    lines = graphics_commands(act, lambda *words: _esxcli(act, *words))
    restart = f"govc host.service -host={_host(act)} restart xorg" if fields(act)["restart_xorg"] else f"# {XORG}"
    return (*lines, restart) if isinstance(lines, tuple) else lines


def _enter(act: Act) -> Written:
    command = f"govc host.maintenance.enter {_host(act)}"
    if not any(vm.runs for vm in act.before.vms_on(act.action.target.name)):
        return (command,)
    words = "# It completes when the last virtual machine that runs there is gone; the script goes on meanwhile."
    refused = shell(one_line(f"{act.action.target.name} did not enter maintenance mode."))
    return (words, f"{command} || printf '%s\\n' {refused} >&2 &")


def _reboot(act: Act) -> Written:
    """Without -f vCenter reboots a host in maintenance mode only; one that is not goes there for the reboot."""
    reboot = (f"govc host.shutdown -r {_host(act)}", "by_hand 'Wait until the host has gone and is connected again.'")
    if maintained(act):
        return reboot
    return (
        "# In the rehearsal it was not in maintenance mode; no host should reboot without it.",
        f"govc host.maintenance.enter {_host(act)}",
        f"maintenance 'It is in maintenance mode.' {_host(act)} Enabled",
        *reboot,
        f"govc host.maintenance.exit {_host(act)}",
    )


def _add(act: Act) -> Written:
    """Govc takes the password of the host as an option, where everybody on the machine can read it."""
    given, name = fields(act), act.action.target.name
    place = given.get("cluster") or given.get("datacenter")
    return ByHand(f"add {name} to {place} in the client. {ADD_HOST}")


def _drs(act: Act) -> Written:
    drs = act.after.clusters[act.action.target.name].drs
    mode = f" -drs-mode={DRS_MODES[drs.automation]}" if drs.enabled else ""
    return (f"govc cluster.change -drs-enabled={str(drs.enabled).lower()}{mode} -- {_host(act)}",)


def _ha(act: Act) -> Written:
    old, new = (inventory.clusters[act.action.target.name].ha for inventory in (act.before, act.after))
    same = new.model_copy(update={"enabled": old.enabled, "admission_control": old.admission_control}) == old
    controlled = new.admission_control != "disabled"
    if not same or (controlled and new.admission_control != old.admission_control):
        return ByHand(
            f"{title_of(act)}. govc cannot set the policy of admission control nor the response for isolation; in the "
            f"client: {act.action.target.name} > Configure > Services > vSphere Availability > EDIT."
        )
    options = f"-ha-enabled={str(new.enabled).lower()} -ha-admission-control-enabled={str(controlled).lower()}"
    return (f"govc cluster.change {options} -- {_host(act)}",)


def _setting(act: Act) -> Written:
    given = fields(act)
    if given["value"] is None or not given["value"].isprintable():
        return ByHand(f"{title_of(act)}: set {given['key']} in the client: Configure > Settings > Advanced Settings.")
    return (f"govc option.set -- {shell(given['key'])} {shell(given['value'])}",)


def _vm_class(act: Act) -> Written:
    return ByHand(CLASS.format(words=title_of(act)))


HOST_ACTS: Mapping[str, Callable[[Act], Written]] = {
    "set-passthrough": _passthrough,
    "set-hardware-label": _label,
    "set-device-graphics": _graphics,
    "set-host-graphics": _graphics,
    "enter-maintenance": _enter,
    "exit-maintenance": lambda act: (f"govc host.maintenance.exit {_host(act)}",),
    "reboot-host": _reboot,
    "add-host": _add,
    "remove-host": lambda act: (f"govc host.remove {_host(act)}",),
    "set-drs": _drs,
    "set-ha": _ha,
    "set-vcenter-setting": _setting,
    "create-vm-class": _vm_class,
    "delete-vm-class": _vm_class,
}
"""How acts on hosts, clusters and vCenter are written."""
