"""Acts on VMs with govc."""

from collections.abc import Callable, Iterator, Mapping

from vconsole.model import DirectPathIo, Inventory, Vm, VmPci
from vconsole.model.catalogue import guest_id
from vconsole.plans.client_words import selection_rows
from vconsole.plans.details import SEVERAL_MODELS, pci_changes
from vconsole.plans.forms.form import ByHand, Written, comment
from vconsole.plans.forms.quoting import inventory_path, one_line, shell
from vconsole.plans.forms.words import (
    ASK_FIRST,
    CANCELLED,
    GENERAL_GUEST,
    GUEST,
    NO_DISK,
    PLAIN_VM,
    PRIORITY,
    RECOMMENDATION,
    SUPERVISOR,
    hinted,
    moves,
)
from vconsole.plans.plan import Act
from vconsole.plans.titles import landed
from vconsole.plans.undoing import changed_parameters, changed_settings


def _name(act: Act) -> str:
    return shell(inventory_path(act.action.target.name))


def _hand(words: str) -> str:
    return f"by_hand {shell(one_line(words))}"


def _create(act: Act) -> tuple[str, ...]:
    vm = act.after.vms[act.action.target.name]
    host = act.after.hosts[vm.host]
    named = getattr(act.action, "host", None) or vm.static_devices or not host.cluster
    place = f"-host={_path(vm.host)}" if named else f"-pool={shell(inventory_path(str(host.cluster)) + '/Resources')}"
    folder = f" -folder={_path(vm.folder)}" if vm.folder else ""
    known = guest_id(vm.guest_os)
    guest = () if known else (f"# {GUEST.format(guest=one_line(vm.guest_os))}",)
    sizes = f"-version=vmx-{vm.hardware_version} -firmware={vm.firmware} -c={vm.cpus} -m={vm.memory_mb}"
    return (
        *guest,
        "# govc adds a network adapter of its own; GOVC_NETWORK says to which network.",
        f"govc vm.create -on=false {place}{folder} -ds={_path(vm.datastore)} "
        f"{sizes} -g={known or GENERAL_GUEST} -net.adapter=vmxnet3 -- {shell(vm.name.replace('%', '%25'))}",
        *_settings(vm, {}, ("reserve_all_memory", "cpu_reservation_mhz")),
        f"# {NO_DISK}",
        *(_device(act.after, vm, device) for device in vm.pci),
        *(_priority(vm) if vm.restart_priority != "medium" else ()),
    )


def _priority(vm: Vm) -> Iterator[str]:
    yield _hand(PRIORITY.format(vm=vm.name, priority=vm.restart_priority))


def _path(name: str) -> str:
    return shell(inventory_path(name))


def _settings(vm: Vm, parameters: Mapping[str, str], changed: tuple[str, ...]) -> Iterator[str]:
    """One vm.change with the settings that it knows, and what is done by hand for a value of several lines."""
    words: list[str] = []
    if "cpus" in changed:
        words.append(f"-c={vm.cpus}")
    if "memory_gb" in changed:
        words.append(f"-m={vm.memory_mb}")
    if "guest_os" in changed:
        words.append(f"-g={guest_id(vm.guest_os) or GENERAL_GUEST}")
    if "reserve_all_memory" in changed:
        words.append(f"-memory-pin={str(vm.reserve_all_memory).lower()}")
    if "cpu_reservation_mhz" in changed and (vm.cpu_reservation_mhz or parameters):
        words.append(f"-cpu.reservation={vm.cpu_reservation_mhz}")
    options = changed_parameters(parameters, vm.advanced)
    words += [f"-e={shell(f'{key}={value}')}" for key, value in options.items() if _fits(key, value)]
    if words:
        yield f"govc vm.change -vm={_path(vm.name)} {' '.join(words)}"
    for key, value in options.items():
        if not _fits(key, value):
            yield _hand(f"set the advanced parameter {key} of {vm.name} to {value!r} in the client.")


def _fits(key: str, value: str) -> bool:
    """Whether govc's -e takes it: it splits at the first equals sign, and a line has to end somewhere."""
    return "=" not in key and (value.isprintable() or not value)


def _device(inventory: Inventory, vm: Vm, device: VmPci) -> str:
    """Govc adds devices by their address only."""
    if isinstance(device, DirectPathIo):
        return f"govc device.pci.add -vm={_path(vm.name)} {shell(str(device.address))}"
    rows = selection_rows(device, inventory, vm.host)
    several = f" {SEVERAL_MODELS}" if len(rows) > 1 else ""
    return _hand(
        f"add {' | '.join(rows)} to {vm.name}: Edit Settings > ADD NEW DEVICE > PCI Device. govc adds devices by "
        f"address only; the PowerCLI form of this plan adds it.{several}"
    )


def _deploy(act: Act) -> Written:
    """A VM of a class is an object of the Supervisor; the plain VM stands beside it as a comment."""
    words = SUPERVISOR.format(vm=act.action.target.name, vm_class=getattr(act.action, "vm_class", ""))
    plain = [f"#   {line}" for line in _create(act)]
    return (_hand(words), *comment(PLAIN_VM), *plain)


def _reconfigure(act: Act) -> Written:
    before, after = (inventory.vms[act.action.target.name] for inventory in (act.before, act.after))
    changed = changed_settings(act)
    lines: list[str] = []
    if "hardware_version" in changed:
        lines.append(f"govc vm.upgrade -version={after.hardware_version} -vm={_path(after.name)}")
    lines += _settings(after, before.advanced, changed)
    if "firmware" in changed:
        lines.append(_hand(f"set the firmware of {after.name} to {after.firmware}: Edit Settings > VM Options."))
    removed, added = pci_changes(act)
    for slot in removed:
        rows = " or ".join(selection_rows(before.pci[slot], act.before, before.host))
        lines.append(_hand(f"remove PCI device {slot} ({rows}) of {after.name}: Edit Settings."))
    lines += [_device(act.after, after, device) for device in added]
    if "restart_priority" in changed:
        lines += _priority(after)
    return (*lines, *map(_hand, moves(after, changed)))


def _power(option: str) -> Callable[[Act], Written]:
    return lambda act: (f"govc vm.power {option} -- {_name(act)}",)


def _start(act: Act) -> Written:
    """With -M vCenter places the VM by DRS; a host that was named is gone to first, and DRS is not asked."""
    host = getattr(act.action, "host", None)
    hints = tuple(map(_hand, hinted(act)))
    if host is None:
        return (f"govc vm.power -on -M -- {_name(act)}", *hints)
    move = f"govc vm.migrate -host={_path(host)} -- {_name(act)}"
    said = shell(one_line(f"{act.action.target.name} is on {host}."))
    return (
        *((move,) if act.before.vms[act.action.target.name].host != host else ()),
        f"govc vm.power -on -- {_name(act)}",
        f"on_host {said} {_name(act)} {_path(host)}",
        *hints,
    )


def _migrate(act: Act) -> Written:
    return (f"govc vm.migrate -host={_path(act.after.vms[act.action.target.name].host)} -- {_name(act)}",)


def _snapshot(act: Act) -> Written:
    return (f"govc snapshot.create -vm={_name(act)} -- {shell(str(act.action.model_dump()['name']))}",)


def _recommendation(act: Act) -> Written:
    vm = act.after.vms[act.action.target.name]
    return ByHand(RECOMMENDATION.format(vm=vm.name, place=landed(vm)) + " " + ASK_FIRST.format(vm=vm.name))


def _snapshot_gone(act: Act) -> Written:
    return (f"govc snapshot.remove -vm={_name(act)} -- {shell(str(act.action.model_dump()['name']))}",)


VM_UNDO: Mapping[str, Callable[[Act], Written]] = {"create-snapshot": _snapshot_gone}
"""How acts are taken back that no action of a rehearsal takes back."""
VM_ACTS: Mapping[str, Callable[[Act], Written]] = {
    "create-vm": _create,
    "deploy-vm-class": _deploy,
    "reconfigure-vm": _reconfigure,
    "delete-vm": lambda act: (f"govc vm.destroy -- {_name(act)}",),
    "power-on": _start,
    "resume": _start,
    "power-off": _power("-off"),
    "reset": _power("-reset"),
    "restart-guest": _power("-r"),
    "suspend": _power("-suspend"),
    "create-snapshot": _snapshot,
    "migrate-vm": _migrate,
    "apply-recommendation": _recommendation,
    "cancel-recommendation": lambda _: (f"# {CANCELLED}",),
}
"""How acts on VMs are written."""
