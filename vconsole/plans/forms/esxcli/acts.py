"""Acts in the shell of an ESXi host."""

from collections.abc import Callable, Mapping

from vconsole.plans.checks import maintained
from vconsole.plans.forms.form import ByHand, Written
from vconsole.plans.forms.govc.hosts import fields, graphics_commands
from vconsole.plans.forms.quoting import one_line, shell
from vconsole.plans.forms.words import ASK_FIRST, CANCELLED, PLAIN_VM, RECOMMENDATION, SUPERVISOR, XORG, hinted
from vconsole.plans.plan import Act
from vconsole.plans.titles import landed, title_of

_ON_TARGET = frozenset(
    {
        "set-passthrough",
        "set-device-graphics",
        "set-host-graphics",
        "enter-maintenance",
        "exit-maintenance",
        "reboot-host",
    }
)
_STARTS = frozenset({"power-on", "resume"})
_BEFORE = frozenset({"power-off", "reset", "restart-guest", "suspend"})


def place_of(act: Act) -> str | None:
    """The host in whose shell an act is done; None if only vCenter can do it."""
    if act.name in _ON_TARGET:
        return act.action.target.name
    if act.name in _STARTS:
        return _registered(act) if _stays(act) else None
    return act.before.vms[act.action.target.name].host if act.name in _BEFORE else None


def _registered(act: Act) -> str:
    return act.before.vms[act.action.target.name].host


def _stays(act: Act) -> bool:
    """Whether a VM starts where it is registered: no other host knows it."""
    return act.after.vms[act.action.target.name].host == _registered(act)


def _esxcli(*words: str) -> str:
    return " ".join(("esxcli", *words))


def _passthrough(act: Act) -> Written:
    enabled = str(fields(act)["enabled"]).lower()
    at_once = fields(act)["apply_now"] and act.before.hosts[act.action.target.name].toggles_at_once
    words = ("hardware", "pci", "pcipassthru", "set")
    end = ("-a",) if at_once else ()
    lines = tuple(_esxcli(*words, "-d", shell(address), "-e", enabled, *end) for address in fields(act)["devices"])
    return lines if at_once else (*lines, "# It takes effect when the host reboots.")


def _graphics(act: Act) -> Written:
    lines = graphics_commands(act, _esxcli)
    restart = "/etc/init.d/xorg restart" if fields(act)["restart_xorg"] else f"# {XORG}"
    return (*lines, restart) if isinstance(lines, tuple) else lines


def _enter(act: Act) -> Written:
    command = _esxcli("system", "maintenanceMode", "set", "-e", "true", "-t", "0")
    if not any(vm.runs for vm in act.before.vms_on(act.action.target.name)):
        return (command,)
    refused = shell(one_line(f"{act.action.target.name} did not enter maintenance mode."))
    words = "# It completes when the last virtual machine that runs here is gone."
    return (words, f"{command} || printf '%s\\n' {refused} >&2 &")


def _reboot(act: Act) -> Written:
    if maintained(act):
        return (_esxcli("system", "shutdown", "reboot", "-d", "10", "-r", "'as rehearsed'"),)
    return ByHand(
        f"bring {act.action.target.name} into maintenance mode, reboot it, and take it out of maintenance mode; esxcli "
        "reboots no host that is not in it."
    )


def _power(word: str) -> Callable[[Act], Written]:
    return lambda act: (f'vim-cmd vmsvc/power.{word} "$(vmid {shell(act.action.target.name)})"',)


def _start(act: Act) -> Written:
    vm = act.after.vms[act.action.target.name]
    if not _stays(act):
        return ByHand(
            f"{title_of(act)}. The virtual machine is registered on {_registered(act)}, and only vCenter can move its "
            f"registration to {vm.host}, where it ran in the rehearsal: power it on in the client, or migrate it to "
            f"{vm.host} there first."
        )
    lines = (f'vim-cmd vmsvc/power.on "$(vmid {shell(vm.name)})"',)
    hints = tuple(f"by_hand {shell(one_line(words))}" for words in hinted(act))
    if not vm.placed_devices:
        return lines
    return ("# The host asks nobody: DRS would have chosen the host, and hinted the device.", *lines, *hints)


def _in_client(words: str) -> Callable[[Act], Written]:
    return lambda act: ByHand(f"{title_of(act)}. {words}")


def _label(act: Act) -> Written:
    return ByHand(
        f"{title_of(act)}. esxcli has no verb for the hardware label; in the client: {act.action.target.name} > "
        "Configure > Hardware > PCI Devices > HARDWARE LABEL (or the PowerCLI form of this plan)."
    )


def _recommendation(act: Act) -> Written:
    vm = act.after.vms[act.action.target.name]
    return ByHand(RECOMMENDATION.format(vm=vm.name, place=landed(vm)) + " " + ASK_FIRST.format(vm=vm.name))


def _deploy(act: Act) -> Written:
    words = SUPERVISOR.format(vm=act.action.target.name, vm_class=getattr(act.action, "vm_class", ""))
    return ByHand(f"{words} {PLAIN_VM}")


_NO_VM = "esxcli creates and changes no virtual machines: use the client or another form of this plan."
_NO_CLUSTER = "A host knows nothing of clusters and vCenter: use the client or another form of this plan."

ACTS: Mapping[str, Callable[[Act], Written]] = {
    "set-passthrough": _passthrough,
    "set-hardware-label": _label,
    "set-device-graphics": _graphics,
    "set-host-graphics": _graphics,
    "enter-maintenance": _enter,
    "exit-maintenance": lambda _: (_esxcli("system", "maintenanceMode", "set", "-e", "false", "-t", "0"),),
    "reboot-host": _reboot,
    "power-on": _start,
    "resume": _start,
    "power-off": _power("off"),
    "reset": _power("reset"),
    "restart-guest": _power("reboot"),
    "suspend": _power("suspend"),
    "apply-recommendation": _recommendation,
    "deploy-vm-class": _deploy,
    "cancel-recommendation": lambda _: (f"# {CANCELLED}",),
    **dict.fromkeys(("create-vm", "reconfigure-vm", "delete-vm", "create-snapshot"), _in_client(_NO_VM)),
    **dict.fromkeys(
        (
            "migrate-vm",
            "set-drs",
            "set-ha",
            "add-host",
            "remove-host",
            "set-vcenter-setting",
            "create-vm-class",
            "delete-vm-class",
        ),
        _in_client(_NO_CLUSTER),
    ),
}
"""How acts are written; what vCenter alone can do is done by hand."""
