"""`esxcli vm process list`: the VMs that run on a host."""

from vconsole.files.listings.blocks import Block
from vconsole.files.listings.identities import bios_words, vm_uuid, vmx_path, world_ids
from vconsole.files.listings.listing import Listing, Record, render
from vconsole.model import Host, Inventory, Power


def listing(inventory: Inventory, host: Host) -> Listing:
    """A block for each running VM, by name."""
    vms = inventory.vms_on(host.name)
    worlds = world_ids(vms)
    records = (
        Record(
            vm.name,
            (
                ("World ID", str(worlds[vm.name])),
                ("Process ID", "0"),
                ("VMX Cartel ID", str(worlds[vm.name] - 1)),
                ("UUID", bios_words(vm_uuid(vm))),
                ("Display Name", vm.name),
                ("Config File", vmx_path(vm)),
            ),
        )
        for vm in vms
        if vm.power is Power.ON
    )
    return Listing("blocks", tuple(records), ends_blank=host.listings_end_blank)


def write(inventory: Inventory, host: Host) -> str:
    """The text of the listing."""
    return render(listing(inventory, host))


def is_vm_process(block: Block) -> bool:
    """Whether a block is one of this listing."""
    return bool({"World ID", "VMX Cartel ID", "Display Name"}.intersection(block.texts))


def read(block: Block) -> str | None:
    """The name of the VM: its display name or, without one, the heading."""
    return block.texts.get("Display Name") or block.heading
