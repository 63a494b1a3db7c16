"""The REQUEST of a command line: one PCI device of a VM in a word."""

from vconsole.cli.command import WrongUsage
from vconsole.model import DeviceId, DirectPathIo, DynamicDirectPathIo, Fault, Inventory, NvidiaVgpu, PciAddress, VmPci
from vconsole.model.catalogue import vgpu_profile
from vconsole.model.names import check_text
from vconsole.vcenter.lookup import find_host

_VGPU = "vgpu:"
FORMS = "VVVV:DDDD[,VVVV:DDDD…][@LABEL], HOST/SSSS:BB:DD.F or vgpu:PROFILE"


def read_request(text: str, inventory: Inventory) -> VmPci:
    """Read a request: ids with a label behind the first `@`, an address behind a host, or a vGPU profile.

    Raises WrongUsage.
    """
    try:
        return _read(text, inventory)
    except ValueError as problem:
        end = "" if str(problem).endswith("?") else "."
        raise WrongUsage(f'--pci "{text}": {problem}{end} A request is {FORMS}.') from None


def _read(text: str, inventory: Inventory) -> VmPci:
    if text.startswith(_VGPU):
        return NvidiaVgpu(profile=vgpu_profile(check_text(text.removeprefix(_VGPU))).name)
    ids, at, label = text.partition("@")
    if "/" in ids:
        return _static(text, inventory)
    if at and not label:
        raise ValueError("the label is empty; leave the @ out for any label")
    return DynamicDirectPathIo(
        allowed=tuple(DeviceId.parse(pair) for pair in ids.split(",")), label=check_text(label) if at else None
    )


def _static(text: str, inventory: Inventory) -> DirectPathIo:
    """The device at an address, of the model that stands there now."""
    name, _, address_text = text.rpartition("/")
    address = PciAddress.parse(address_text)
    host = find_host(inventory, name)
    if isinstance(host, Fault):
        raise WrongUsage(f'--pci "{text}": {host}')
    device = host.device(address)
    ids = {"vendor_id": device.vendor_id, "device_id": device.device_id} if device else {}
    return DirectPathIo(address=address, host=name, **ids)
