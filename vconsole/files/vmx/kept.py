"""What of a VMX file the VM keeps without understanding it, so that it is written back."""

import re
from collections.abc import Mapping

PCI_KEY = re.compile(r"pciPassthru(?P<number>\d{1,4})\.(?P<rest>.+)", re.IGNORECASE | re.ASCII)
"""A key of one PCI device."""

_FILE_KEYS = re.compile(
    r"\.encoding|config\.version|virtualhw\..*|annotation|nvram|extendedconfigfile|uuid\..*|vc\.uuid|vm\.genid.*"
    r"|cpuid\.corespersocket|sched\..*|guestos\..*|cleanshutdown|softpoweroff|powertype\..*|checkpoint\..*|disk\..*"
    r"|(?:ethernet|scsi|sata|ide|nvme|floppy|serial|parallel|pcibridge|hpet|vmci|sound|usb|usb_xhci|ehci|keyboard|"
    r"vmotion|replay|toolscripts|tools|svga|viv|vmxstats|migrate|monitor|evccompatibilitymode|numa\.autosize|"
    r"remotedisplay|pcipassthru(?=\d)|featmask|guestinfo\.detailed|vtpm|vwdt|precisionclock|uefi)(?:\d|[.:]|$).*",
    re.ASCII,
)
"""Keys of virtual devices, of the VM's identity and of what a host notes down: none that people add as an advanced
parameter. The list is this project's own."""


def is_parameter(key: str) -> bool:
    """Whether a key that is not understood is taken for an advanced parameter."""
    return not _FILE_KEYS.fullmatch(key.casefold())


def foreign_numbers(kept: Mapping[str, str]) -> frozenset[int]:
    """The numbers of PCI devices that are kept whole: the console has no such device, or it is not present."""
    found = (PCI_KEY.fullmatch(key) for key in kept)
    return frozenset(int(match["number"]) for match in found if match and match["rest"].casefold() == "present")


def without_device_keys(kept: Mapping[str, str]) -> dict[str, str]:
    """What is kept, without what only belonged to PCI devices that have changed, such as their slot numbers."""
    foreign = foreign_numbers(kept)
    return {
        key: value
        for key, value in kept.items()
        if not (match := PCI_KEY.fullmatch(key)) or int(match["number"]) in foreign
    }
