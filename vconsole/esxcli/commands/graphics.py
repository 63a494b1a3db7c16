"""`esxcli graphics`: devices, the host's settings, VMs."""

from vconsole.esxcli.acting import act
from vconsole.esxcli.commands.handler import Handlers
from vconsole.esxcli.commands.options import CommandProblem, Options
from vconsole.esxcli.outcome import Outcome
from vconsole.esxcli.program import Machine
from vconsole.files.listings import Listing, graphics_devices, graphics_host, graphics_vms
from vconsole.model import GraphicsType
from vconsole.vcenter import SetDeviceGraphics, SetHostGraphics

TYPES = {"Shared": GraphicsType.SHARED, "SharedPassthru": GraphicsType.SHARED_DIRECT}
"""What esxcli calls the types that can be configured."""


def _device_list(machine: Machine, options: Options) -> Listing:
    return graphics_devices.listing(machine.inventory, machine.host, configured=options.flag("configured-type"))


def _device_set(machine: Machine, options: Options) -> Outcome:
    kind = TYPES[options.text("type") or ""]
    return act(machine, SetDeviceGraphics(host=machine.name, device=options.device(), type=kind, by_host=True))


def _host_get(machine: Machine, _options: Options) -> Listing:
    return graphics_host.listing(machine.host)


def _host_set(machine: Machine, options: Options) -> Outcome:
    kind, policy = options.text("default-type"), options.text("shared-passthru-assignment-policy")
    given = {
        **({"default_type": TYPES[kind]} if kind else {}),
        **({"assignment_policy": policy.lower()} if policy else {}),
    }
    if not given:
        raise CommandProblem("Nothing to set; give --default-type or --shared-passthru-assignment-policy")
    settings = {"host": machine.name, "by_host": True, **given}
    return act(machine, SetHostGraphics.model_validate(settings))


def _host_refresh(_machine: Machine, _options: Options) -> Outcome:
    """Nothing to do: what the model says of a host is never old."""
    return Outcome()


def _vm_list(machine: Machine, _options: Options) -> Listing:
    return graphics_vms.listing(machine.inventory, machine.host)


GRAPHICS: Handlers = {
    "graphics device list": _device_list,
    "graphics device set": _device_set,
    "graphics host get": _host_get,
    "graphics host refresh": _host_refresh,
    "graphics host set": _host_set,
    "graphics vm list": _vm_list,
}
