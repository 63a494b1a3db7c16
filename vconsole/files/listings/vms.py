"""`vim-cmd vmsvc/getallvms` and `vmsvc/power.getstate`: the VMs that are registered on a host."""

from collections.abc import Iterator, Sequence

from vconsole.files.listings.identities import vmids
from vconsole.files.listings.listing import Listing, text_of
from vconsole.model import Host, Inventory, Power, Vm
from vconsole.model.catalogue import guest_id

_HEADINGS = ("Vmid", "Name", "File", "Guest OS", "Version", "Annotation")
_GAP = "   "
_POWER = {Power.ON: "Powered on", Power.OFF: "Powered off", Power.SUSPENDED: "Suspended"}
_OTHER_GUEST = "otherLinux64Guest"


def listing(inventory: Inventory, host: Host) -> Listing:
    """The VMs by Vmid, which are sorted as texts: 10 comes before 2."""
    vms = inventory.vms_on(host.name)
    numbers = vmids(vms)
    rows = [_row(str(numbers[vm.name]), vm) for vm in sorted(vms, key=lambda vm: str(numbers[vm.name]))]
    return text_of(_table(rows))


def power_state(vm: Vm) -> Listing:
    """The answer of `power.getstate`."""
    return text_of(["Retrieved runtime info", _POWER[vm.power]])


def _row(vmid: str, vm: Vm) -> tuple[str, ...]:
    file = f"[{vm.datastore}] {vm.name}/{vm.name}.vmx"
    guest = guest_id(vm.guest_os) or _OTHER_GUEST
    return (vmid, vm.name, file, guest, f"vmx-{vm.hardware_version:02d}", "")


def _table(rows: Sequence[tuple[str, ...]]) -> Iterator[str]:
    """Centred headings; every column three blanks wider than its widest text, but for the last."""
    widths = [max(map(len, column)) for column in zip(_HEADINGS, *rows, strict=True)]
    yield _GAP.join(
        f"{' ' * ((width - len(word)) // 2)}{word}".ljust(width)
        for word, width in zip(("Vmid".ljust(widths[0]), *_HEADINGS[1:]), widths, strict=True)
    )
    for row in rows:
        yield _GAP.join(text.ljust(width) for text, width in zip(row, widths, strict=True))
