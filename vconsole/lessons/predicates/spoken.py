"""Values of fields in the words of the console, as messages name them."""

from collections.abc import Mapping
from typing import Any

from vconsole.lessons.predicates.kinds import Item
from vconsole.model import ACCESS_NAMES, GraphicsType, Passthrough, Vm

_WORDS: Mapping[str, Mapping[str, str]] = {
    "access": ACCESS_NAMES,
    "firmware": {"efi": "EFI", "bios": "BIOS"},
    "graphics_type": {GraphicsType.SHARED: "Shared", GraphicsType.SHARED_DIRECT: "Shared Direct"},
    "passthrough": {
        Passthrough.NOT_CAPABLE: "not capable",
        Passthrough.ENABLED_NEEDS_REBOOT: "enabled / needs reboot",
        Passthrough.DISABLED_NEEDS_REBOOT: "disabled / needs reboot",
    },
}


def spoken(item: Item, name: str, value: Any) -> Any:
    """The value as a person says it; that of a VM's power tells also that the VM is being powered on."""
    if name == "power" and isinstance(item.thing, Vm) and item.thing.powering_on:
        return "powering on"
    return _WORDS.get(name, {}).get(str(value), value)
