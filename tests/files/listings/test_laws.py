"""What holds for the listings of any host of any estate."""

from hypothesis import HealthCheck, given, settings

from tests.files.estates import estates
from vconsole.files.imports import read_esxcli
from vconsole.files.listings import (
    Listing,
    graphics_devices,
    graphics_host,
    graphics_vms,
    hardware,
    lspci,
    pci_list,
    pci_passthru,
    render,
    system,
    version,
    vm_processes,
    vms,
)
from vconsole.model import Host, Inventory, PciDevice

slowly = settings(suppress_health_check=[HealthCheck.too_slow], deadline=None)


def everything(inventory: Inventory, host: Host) -> list[Listing]:
    """Every answer that a host can give."""
    of_host = (pci_list.listing, pci_passthru.listing, graphics_host.listing, version.listing, hardware.cpu_listing)
    more = (hardware.memory_listing, system.hostname, system.uuid, lspci.listing, lspci.details, lspci.owners)
    of_both = (graphics_devices.listing, graphics_vms.listing, vm_processes.listing, vms.listing)
    return [*(make(host) for make in (*of_host, *more)), *(make(inventory, host) for make in of_both)]


@slowly
@given(estates())
def test_every_listing_is_printed_alike_every_time_and_ends_its_last_line(inventory: Inventory):
    for host in inventory.hosts.values():
        texts = [render(listing) for listing in everything(inventory, host)]
        assert texts == [render(listing) for listing in everything(inventory, host)]
        assert all(text.endswith("\n") for text in texts if text)


def essence(device: PciDevice) -> tuple[object, ...]:
    label = device.hardware_label if device.hardware_label and device.hardware_label.strip() else None
    kind = (device.address, device.id, device.class_id, device.sub_vendor_id or device.vendor_id)
    return (*kind, device.passthrough, label, device.parent, device.dependent_device)


@slowly
@given(estates())
def test_a_host_that_was_never_asked_prints_what_reads_as_its_devices(inventory: Inventory):
    for host in inventory.hosts.values():
        fresh = host.model_copy(
            update={"pci": tuple(device.model_copy(update={"reported": {}}) for device in host.pci)}
        )
        if fresh.pci:
            again = read_esxcli(pci_list.write(fresh), "h").hosts[0]
            ours = [essence(device) for device in sorted(fresh.pci, key=lambda each: each.address)]
            assert [essence(device) for device in again.pci] == ours
            assert pci_list.write(again) == pci_list.write(fresh)
