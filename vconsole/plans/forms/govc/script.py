"""The script for govc: its frame, its checks, and which function writes which action.

Commands and options are those of govc's own usage text (github vmware/govmomi, govc/USAGE.md and cli/).
"""

from collections.abc import Callable, Iterable, Mapping
from importlib.resources import files
from typing import ClassVar

from vconsole.model import DeviceId
from vconsole.plans.checks import Check, Kind
from vconsole.plans.forms.form import Acts, Script
from vconsole.plans.forms.govc.hosts import DRS_MODES, HOST_ACTS
from vconsole.plans.forms.govc.vms import VM_ACTS, VM_UNDO
from vconsole.plans.forms.quoting import inventory_path, one_line, shell
from vconsole.plans.plan import Act, Plan

GRAPHICS_TYPES = {"shared": "shared", "shared-direct": "sharedDirect"}
_POWER = {"on": "poweredOn", "off": "poweredOff", "suspended": "suspended"}


class Govc(Script):
    """A POSIX shell script for govc."""

    name = "govc"
    title = "govc"
    ending = ".sh"
    acts: ClassVar[Acts] = {**HOST_ACTS, **VM_ACTS}
    undone: ClassVar[Acts] = VM_UNDO

    def first_lines(self, plan: Plan) -> Iterable[str]:
        """The name of the vCenter, and the functions that the steps call."""
        yield f"planned={shell(plan.vcenter)}"
        yield from files(__package__).joinpath("prelude.sh").read_text(encoding="utf-8").rstrip("\n").split("\n")

    def check(self, check: Check) -> str:
        """Stop unless something is found; what govc cannot look up is left to the reader."""
        rule = _CHECKS.get(check.kind)
        return rule(shell(one_line(check.words)), check) if rule else ""

    def look(self, words: str) -> str:
        """Wait for the Enter key."""
        return f"look {shell(one_line(words))}"

    def by_hand(self, words: str) -> list[str]:
        """Wait for the Enter key."""
        return [f"by_hand {shell(one_line(words))}"]

    def announce(self, words: str) -> str:
        """Print the step."""
        return f"printf '%s\\n' {shell(words)}"

    def begin(self, act: Act) -> list[str]:
        """Name the datacenter in which govc looks for hosts and VMs."""
        name, kind = act.action.target.name, act.action.target.kind
        estate = act.after if name in {**act.after.hosts, **act.after.vms, **act.after.clusters} else act.before
        place = estate.vms[name].host if kind == "vm" and name in estate.vms else name
        found = estate.clusters.get(place) if kind == "cluster" else estate.hosts.get(place)
        return [f"export GOVC_DATACENTER={shell(inventory_path(found.datacenter))}"] if found else []


def _name(check: Check) -> str:
    return shell(inventory_path(check.name))


def _found(kind: str, number: int, *more: str) -> Callable[[str, Check], str]:
    words = " ".join(("", *more))
    return lambda said, check: f"count {said} {number} -type {kind} -name {_name(check)}{words}"


def _power(said: str, check: Check) -> str:
    return f"count {said} 1 -type m -name {_name(check)} -runtime.powerState {_POWER[check.value]}"


def _on_host(said: str, check: Check) -> str:
    return f"on_host {said} {_name(check)} {shell(inventory_path(check.value))}"


def _passthrough(said: str, check: Check) -> str:
    enabled = str(check.value == "enabled").lower()
    return f"passthrough {said} {_name(check)} {shell(str(check.address))} {enabled}"


def _property(kind: str, name: str, word: Callable[[str], str]) -> Callable[[str, Check], str]:
    return lambda said, check: f"count {said} 1 -type {kind} -name {_name(check)} -{name} {word(check.value)}"


def _drs(said: str, check: Check) -> str:
    on = "-configurationEx.drsConfig.enabled"
    if check.value == "off":
        return f"count {said} 1 -type c -name {_name(check)} {on} false"
    level = f"-configurationEx.drsConfig.defaultVmBehavior {DRS_MODES[check.value]}"
    return f"count {said} 1 -type c -name {_name(check)} {on} true {level}"


def _listed(said: str, check: Check, where: str, *patterns: str) -> str:
    """One object of a list has all these fields; the address may stand without the segment 0000."""
    return f"listed {said} {_name(check)} {where} {' '.join(map(shell, patterns))}"


def _address(check: Check, field: str) -> str:
    text = str(check.address)
    return f'"{field}":"({text[:5]})?{text[5:]}"'.replace(".", "[.]")


def _model(said: str, check: Check) -> str:
    """The API has ids as signed 16-bit numbers: 0x8086 is -32634."""
    id_ = DeviceId.parse(check.value)
    ids = (f'"{field}Id":{_number(number)}[,}}]' for field, number in id_._asdict().items())
    return _listed(said, check, "hardware.pciDevice", _address(check, "id"), *ids)


def _number(id_: int) -> str:
    return str(id_) if id_ < 0x8000 else f"({id_}|{id_ - 0x10000})"


def _graphics_type(said: str, check: Check) -> str:
    kind = f'"graphicsType":"{GRAPHICS_TYPES[check.value]}"'
    return _listed(said, check, "config.graphicsConfig.deviceType", _address(check, "deviceId"), kind)


def _maintenance(word: str) -> Callable[[str, Check], str]:
    return lambda said, check: f"maintenance {said} {_name(check)} {word}"


_CHECKS: Mapping[Kind, Callable[[str, Check], str]] = {
    Kind.HOST_CONNECTED: _found("h", 1, "-runtime.connectionState", "connected"),
    Kind.NO_SUCH_HOST: _found("h", 0),
    Kind.IN_MAINTENANCE: _maintenance("Enabled"),
    Kind.NOT_IN_MAINTENANCE: _maintenance("Disabled"),
    Kind.MODEL: _model,
    Kind.GRAPHICS_TYPE: _graphics_type,
    Kind.DEFAULT_TYPE: _property("h", "config.graphicsConfig.hostDefaultGraphicsType", GRAPHICS_TYPES.__getitem__),
    Kind.POLICY: _property("h", "config.graphicsConfig.sharedPassthruAssignmentPolicy", str),
    Kind.DRS: _drs,
    Kind.HA: _property("c", "configurationEx.dasConfig.enabled", lambda value: str(value == "on").lower()),
    Kind.SETTING: lambda said, check: f"setting {said} {shell(check.name)} {shell(check.value)}",
    Kind.NOTHING_RUNS: lambda said, check: f"nothing_runs {said} {_name(check)}",
    Kind.PASSTHROUGH: _passthrough,
    Kind.VM_THERE: _found("m", 1),
    Kind.NO_SUCH_VM: _found("m", 0),
    Kind.POWER: _power,
    Kind.ON_HOST: _on_host,
    Kind.CLUSTER_THERE: _found("c", 1),
}
