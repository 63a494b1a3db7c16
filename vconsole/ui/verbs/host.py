"""What can be done with a host."""

from vconsole.esxi import TYPE_TITLES
from vconsole.model import Host, HostState, Inventory, PciDevice, Ref
from vconsole.ui.acts import (
    enter_maintenance,
    exit_maintenance,
    fail_host,
    isolate_host,
    recover_host,
    remove_host,
    replace_host,
)
from vconsole.ui.desk import Desk
from vconsole.ui.dialogs import ConfirmDialog
from vconsole.ui.verbs.base import Verb
from vconsole.vcenter import (
    EnterMaintenance,
    ExitMaintenance,
    FailHost,
    IsolateHost,
    RebootHost,
    RecoverHost,
    RemoveHost,
    ReplaceHost,
)


def _why_silent(inventory: Inventory, ref: Ref) -> str | None:
    host = inventory.hosts.get(ref.name)
    if host is None:
        return "the host is not in the inventory"
    return None if host.answers else f"the host is {host.state.predicate}"


def _why_not_enter(inventory: Inventory, ref: Ref) -> str | None:
    silent = _why_silent(inventory, ref)
    if silent is None and inventory.hosts[ref.name].state is HostState.MAINTENANCE:
        return "it is in maintenance mode"
    return silent


def _why_not_exit(inventory: Inventory, ref: Ref) -> str | None:
    host = inventory.hosts[ref.name]
    if host.entering_maintenance:
        return "it is still entering; cancel that instead"
    return None if host.state is HostState.MAINTENANCE else "it is not in maintenance mode"


def _why_not_cancel(inventory: Inventory, ref: Ref) -> str | None:
    return None if inventory.hosts[ref.name].entering_maintenance else "it is not entering maintenance mode"


def _why_not_recover(inventory: Inventory, ref: Ref) -> str | None:
    host = inventory.hosts[ref.name]
    return f"it is {host.state.predicate}" if host.answers else None


def _why_not_replace(inventory: Inventory, ref: Ref) -> str | None:
    host = inventory.hosts[ref.name]
    if not host.pci:
        return "it has no PCI device"
    usable = host.state in (HostState.NOT_RESPONDING, HostState.MAINTENANCE)
    return None if usable else "it has not failed and is not in maintenance mode"


def _why_no_reboot(inventory: Inventory, ref: Ref) -> str | None:
    silent = _why_silent(inventory, ref)
    if silent is not None:
        return silent
    return _what_runs(inventory, ref)


def _why_not_remove(inventory: Inventory, ref: Ref) -> str | None:
    if inventory.hosts[ref.name].state is HostState.CONNECTED:
        return "it is not in maintenance mode"
    return _what_runs(inventory, ref)


def _what_runs(inventory: Inventory, ref: Ref) -> str | None:
    """Which VMs stand against an act that none survives."""
    running = [vm.name for vm in inventory.vms_on(ref.name) if vm.runs]
    if not running:
        return None
    return f"{running[0]} runs on it" if len(running) == 1 else f"{len(running)} VMs run on it"


def _open_shell(desk: Desk, ref: Ref) -> None:
    desk.open(ref, "esxi-shell")


def _reboot(desk: Desk, ref: Ref) -> None:
    host = desk.inventory.hosts[ref.name]
    dialog = ConfirmDialog("Reboot", host.name, f"Reboot {host.name}?", detail=_what_comes(host), confirm="REBOOT")

    def go_on(yes: bool | None) -> None:  # noqa: FBT001
        if yes:
            desk.perform(RebootHost(host=host.name))

    desk.push_screen(dialog, go_on)


def _what_comes(host: Host) -> str:
    """What a reboot changes, beside the host being away for a while."""
    devices = sorted(host.pci, key=lambda device: device.address)
    settings = [
        f"passthrough {'enabled' if device.passthrough.enabled else 'disabled'} for {_named(device)}"
        for device in devices
        if device.passthrough.needs_reboot
    ]
    settings += [
        f"graphics type {TYPE_TITLES[device.graphics_type]} for {_named(device)}"
        for device in devices
        if device.graphics_type is not device.active_graphics_type
    ]
    if not settings:
        return "No setting waits for it: what is configured is active."
    return f"Becomes active: {'; '.join(settings)}."


def _named(device: PciDevice) -> str:
    return f"{device.address.client} {device.device_name}"


HOST_VERBS = (
    Verb(
        "host.enter-maintenance",
        "Enter Maintenance Mode…",
        enter_maintenance,
        _why_not_enter,
        does=EnterMaintenance,
        starts_group=True,
    ),
    Verb("host.exit-maintenance", "Exit Maintenance Mode", exit_maintenance, _why_not_exit, does=ExitMaintenance),
    Verb(
        "host.cancel-maintenance",
        "Cancel Entering Maintenance Mode",
        exit_maintenance,
        _why_not_cancel,
        does=ExitMaintenance,
    ),
    Verb("host.reboot", "Reboot…", _reboot, _why_no_reboot, does=RebootHost, starts_group=True),
    Verb("host.esxi-shell", "ESXi Shell", _open_shell),
    Verb("host.remove", "Remove from Inventory…", remove_host, _why_not_remove, does=RemoveHost, destroys=True),
    Verb("host.fail", "Fail Host", fail_host, _why_silent, does=FailHost, starts_group=True, destroys=True),
    Verb("host.isolate", "Isolate Host", isolate_host, _why_silent, does=IsolateHost, destroys=True),
    Verb("host.recover", "Recover Host", recover_host, _why_not_recover, does=RecoverHost, leads_on=True),
    Verb("host.replace", "Replace Host…", replace_host, _why_not_replace, does=ReplaceHost),
)
"""The entries of a host's menu; the last ones are the rehearsal's own."""
