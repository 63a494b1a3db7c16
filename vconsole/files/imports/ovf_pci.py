"""The PCI devices of an OVF descriptor.

The words for the kinds are those of github.com/vmware/govmomi, `ovf/configspec.go`. Which keys an Item has beside is
published nowhere: that they are called as the fields of the API are, with or without `backing.`, is this project's
reading.
"""

import re
from collections.abc import Mapping
from typing import NamedTuple

from vconsole.files.imports.xml_tree import Element
from vconsole.files.problems import shown
from vconsole.files.vmx import Finding, pci_id
from vconsole.model import DeviceId, DirectPathIo, DynamicDirectPathIo, NvidiaVgpu, PciAddress, VmPci
from vconsole.model.catalogue import vgpu_profile
from vconsole.model.names import check_text

STATIC = "vmware.pci.passthrough"
_DYNAMIC, _VGPU = f"{STATIC}-ah", f"{STATIC}-vmiop"
_ALLOWED = re.compile(r"alloweddevices?(?:[.\[](?P<index>\d{1,4})\]?)?\.(?P<id>vendorid|deviceid)", re.ASCII)
_ID_MAX = 0xFFFF
_PADDED = re.compile(r"\d{5}:\d{3}:\d{2}\.[0-7]", re.ASCII)


class OvfDevice(NamedTuple):
    """What an Item came to."""

    device: VmPci | None
    """None if the console has no such device."""
    findings: tuple[Finding, ...] = ()


def is_pci_item(item: Element) -> bool:
    """Whether an Item is a PCI device that is passed through, by its kind or by what it says of a device's model."""
    says_model = any(key in ("vendorid", "deviceid") or _ALLOWED.fullmatch(key) for key in _config(item))
    return says_model or item.words("ResourceSubType").casefold().startswith(STATIC)


def read_pci_item(item: Element) -> OvfDevice:
    """The PCI device of an Item."""
    kind = item.words("ResourceSubType").casefold()
    config = _config(item)
    try:
        match kind:
            case "vmware.pci.passthrough":
                return _static(item, config)
            case "vmware.pci.passthrough-ah":
                return OvfDevice(_dynamic(config))
            case "vmware.pci.passthrough-vmiop":
                return OvfDevice(NvidiaVgpu(profile=vgpu_profile(config.get("vgpu", "").strip()).name))
    except ValueError as problem:
        message = f"{_title(item)} cannot be read: {problem}; it is left out."
        return OvfDevice(None, (Finding(item.line, "device-malformed", message, "Add the device by hand."),))
    message = f"{_title(item)} is of the kind {shown(kind)}, which the console does not model; it is left out."
    remedy = "Rehearse it as Dynamic DirectPath IO."
    return OvfDevice(None, (Finding(item.line, "access-not-modelled", message, remedy),))


def _config(item: Element) -> dict[str, str]:
    """The `vmw:Config` of an item, by key in lower case."""
    found: dict[str, str] = {}
    for config in item.all("Config"):
        key = config.attributes.get("key", "").casefold().removeprefix("backing.")
        found.setdefault(key, config.attributes.get("value", ""))
    return found


def _static(item: Element, config: Mapping[str, str]) -> OvfDevice:
    """A device at an address; without one all that is said is its model, which any host may have."""
    ids = {"vendor_id": _vendor(config), "device_id": pci_id(config["deviceid"]) if "deviceid" in config else None}
    if where := config.get("id"):
        address = PciAddress.parse_vmx(where) if _PADDED.fullmatch(where.strip()) else PciAddress.parse(where)
        return OvfDevice(DirectPathIo(address=address, **ids))
    if None in ids.values():
        raise ValueError("neither an address nor both vendor and device id are given")
    model = DeviceId(ids["vendor_id"] or 0, ids["device_id"] or 0)
    message = f"{_title(item)} names no address; it is read as Dynamic DirectPath IO of the model {model}."
    finding = Finding(item.line, "address-missing", message, "Choose the device of a host if it has to be that one.")
    return OvfDevice(DynamicDirectPathIo(allowed=(model,)), (finding,))


def _dynamic(config: Mapping[str, str]) -> DynamicDirectPathIo:
    pairs: dict[str, dict[str, int]] = {}
    for key, value in config.items():
        match = _ALLOWED.fullmatch(key)
        if match:
            pairs.setdefault(match["index"] or "", {})[match["id"]] = number_id(value)
    if not pairs and {"vendorid", "deviceid"} <= config.keys():
        pairs[""] = {key: number_id(config[key]) for key in ("vendorid", "deviceid")}
    if not pairs or any(len(pair) < 2 for pair in pairs.values()):
        raise ValueError("no allowed device has both vendor and device id")
    label = config.get("customlabel") or None
    allowed = dict.fromkeys(DeviceId(pair["vendorid"], pair["deviceid"]) for pair in pairs.values())
    return DynamicDirectPathIo(allowed=tuple(allowed), label=label and check_text(label))


def _vendor(config: Mapping[str, str]) -> int | None:
    return number_id(config["vendorid"]) if "vendorid" in config else None


def number_id(text: str) -> int:
    """An id that the API has as a number: decimal, negative if it is 16 bits with a sign, or hexadecimal with 0x.

    Raises ValueError.
    """
    text = text.strip()
    if not (text.isascii() and text.isdigit() and len(text) <= 5):
        return pci_id(text)
    if int(text) > _ID_MAX:
        raise ValueError(f"{shown(text)} is not a PCI id (in decimal at most {_ID_MAX})")
    return int(text)


def _title(item: Element) -> str:
    return shown(item.words("ElementName") or "PCI device")
