"""How the client words a VM's settings."""

from vconsole.model import DynamicDirectPathIo, VmPci
from vconsole.model.catalogue import hardware_versions, vendor_name_of
from vconsole.vcenter.queries import describe_request


def compatibility_title(number: int) -> str:
    """The Compatibility of a hardware version, as in `ESXi 8.0 and later (VM version 20)`."""
    known = next((version for version in hardware_versions() if version.number == number), None)
    return known.title if known else f"VM version {number}"


def describe_device(device: VmPci) -> str:
    """The device as Edit Settings spells it, the vendor first."""
    if isinstance(device, DynamicDirectPathIo):
        return f"{vendor_name_of(device.allowed[0].vendor) or ''} {describe_request(device)}".lstrip()
    return describe_request(device)
