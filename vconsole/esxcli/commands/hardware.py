"""`esxcli hardware`: PCI devices, passthrough, processors, memory."""

from vconsole.esxcli.acting import act
from vconsole.esxcli.commands.handler import Handlers
from vconsole.esxcli.commands.options import Options
from vconsole.esxcli.outcome import REFUSED, Outcome, Piece
from vconsole.esxcli.program import Machine
from vconsole.files.listings import Listing, hardware, pci_list, pci_passthru
from vconsole.vcenter import SetPassthrough

ALREADY_PASSED = "Unable to configure the PCI device: Device owner is already configured to passthru."
"""What ESXi says of a device that is configured for passthrough already."""
_REFUSED = "Unable to configure the PCI device: "


def _pci_list(machine: Machine, options: Options) -> Listing:
    return pci_list.listing(machine.host, options.number("class"), options.number("mask") or 0)


def _passthru_list(machine: Machine, _options: Options) -> Listing:
    return pci_passthru.listing(machine.host)


def _passthru_set(machine: Machine, options: Options) -> Outcome:
    enabled = options.flag("enable")
    device = machine.host.device(options.device())
    if device is not None and device.passthrough.capable and device.passthrough.enabled == enabled:
        message = ALREADY_PASSED if enabled else f"{_REFUSED}It is not configured for passthrough."
        return Outcome((Piece(f"{message}\n", problem=True),), REFUSED)
    action = SetPassthrough(
        host=machine.name,
        devices=(options.device(),),
        enabled=enabled,
        apply_now=options.flag("apply-now"),
        by_host=True,
    )
    return act(machine, action, instead=_REFUSED)


def _cpu_global(machine: Machine, _options: Options) -> Listing:
    return hardware.cpu_listing(machine.host)


def _memory(machine: Machine, _options: Options) -> Listing:
    return hardware.memory_listing(machine.host)


HARDWARE: Handlers = {
    "hardware cpu global get": _cpu_global,
    "hardware memory get": _memory,
    "hardware pci list": _pci_list,
    "hardware pci pcipassthru list": _passthru_list,
    "hardware pci pcipassthru set": _passthru_set,
}
