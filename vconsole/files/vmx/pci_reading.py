"""The PCI devices that a VMX file describes."""

import re
from collections.abc import Mapping
from typing import NamedTuple

from vconsole.files.problems import shown
from vconsole.files.vmx.document import VmxSetting
from vconsole.files.vmx.pci import BETWEEN_MODELS, VGPU_DEVICE
from vconsole.files.vmx.taking import Settings, whole_number
from vconsole.model import (
    DeviceId,
    DirectPathIo,
    DynamicDirectPathIo,
    NvidiaVgpu,
    PciAddress,
    VmPci,
    format_id,
    parse_id,
)
from vconsole.model.catalogue import vgpu_profile
from vconsole.model.names import check_text

Group = dict[str, VmxSetting]
"""What stands after the number of a device, in lower case, and its setting. What is read is taken out."""

_BYPASS = "BYPASS"
"""The `systemId` of a virtual function of SR-IOV."""
_MODELS_MAX = 1000
"""How many models of one device are read."""
_HEX_FORM = re.compile(r"[0-9]{4}:[0-9]{2}:[0-9]{2}\.[0-7]", re.ASCII)
"""An address without letters in the shape of the client and of esxcli."""
_IDS = {"vendor_id": "vendorid", "device_id": "deviceid"}
_SAYING = frozenset(("id", "alloweddevices", "vgpu", *_IDS.values()))
"""Keys that tell of a device that is meant to be there."""
_REMEDY_ID = "Write segment, bus, slot and function in decimal; 0000:af:00.0 is 00000:175:00.0."


class ReadDevice(NamedTuple):
    """A PCI device of a VM, and what its file says about it beside."""

    device: VmPci
    line: int
    """The line that says which device it is."""
    system: str | None
    """The UUID of the host whose device it is, as it stands there."""
    beside: Mapping[str, str]
    """What is kept, by what stands after the number."""


def read_devices(settings: Settings) -> tuple[list[ReadDevice], dict[str, str]]:
    """The PCI devices in the order of their numbers, and the settings of those that are kept whole."""
    devices: list[ReadDevice] = []
    whole: dict[str, str] = {}
    for number, group in settings.devices().items():
        other = _other_kind(group) if _is_present(group) else None
        if other is not None:
            line = min(setting.line for setting in group.values())
            settings.find(line, other.code, f"pciPassthru{number} {other.message}", other.remedy)
        elif "present" not in group and group.keys() & _SAYING:
            line = min(setting.line for setting in group.values())
            message = f"pciPassthru{number}.present is missing; without it the VM gets no such device."
            remedy = f'Add pciPassthru{number}.present = "TRUE", or take its other lines away.'
            settings.find(line, "present-missing", message, remedy)
        if other is not None or not _is_present(group):
            whole.update({setting.key: setting.value for setting in group.values()})
            # A device without the key is not present; with it the group is known as one that is kept whole.
            whole.setdefault(group["present"].key if "present" in group else f"pciPassthru{number}.present", "FALSE")
        elif (read := _device(settings, number, group)) is not None:
            devices.append(read)
    return devices, whole


def _is_present(group: Group) -> bool:
    present = group.get("present")
    return present is not None and present.value.strip().casefold() == "true"


class _OtherKind(NamedTuple):
    """Why a device cannot be rehearsed; the message goes on after the device's name."""

    code: str
    message: str
    remedy: str


def _other_kind(group: Group) -> _OtherKind | None:
    """Why the console has no such device, None if it has."""
    system, kind = _word(group, "systemid"), _word(group, "virtualdev")
    if "pfid" in group or system.upper() == _BYPASS:
        return _OtherKind(
            "sr-iov-not-modelled",
            "is a virtual function of SR-IOV, which the console does not model; its lines are kept.",
            "Rehearse it as a device of its own at another address.",
        )
    if kind.casefold() not in ("", VGPU_DEVICE):
        return _OtherKind(
            "access-not-modelled",
            f"has the virtualDev {shown(kind)}, which the console does not model; its lines are kept.",
            "Rehearse it as Dynamic DirectPath IO.",
        )
    try:
        if "vgpu" in group:
            vgpu_profile(_word(group, "vgpu"))
    except ValueError as problem:
        message = f"is not rehearsed: {problem}. Its lines are kept."
        return _OtherKind("profile-unknown", message, "Give the VM a profile that the console knows to rehearse it.")
    return None


def _word(group: Group, key: str) -> str:
    """The value of a key without blanks at its ends; empty if the device does not have it."""
    return group[key].value.strip() if key in group else ""


def _device(settings: Settings, number: int, group: Group) -> ReadDevice | None:
    """The device, or None after a finding. What is left in the group is kept beside it."""
    line = group.pop("present").line
    says_which = bool(group.keys() & {"id", "alloweddevices", "vgpu"})
    described, where = _dynamic(settings, number, group) or _profile(group), group.pop("id", None)
    if isinstance(described, DynamicDirectPathIo) and where:
        message = f"pciPassthru{number} has an id and allowedDevices; it is read as Dynamic DirectPath IO."
        remedy = "Keep one of the two: the id for DirectPath IO, allowedDevices for Dynamic DirectPath IO."
        settings.find(where.line, "static-and-dynamic", message, remedy)
    ids = {name: _id(settings, group.pop(key, None)) for name, key in _IDS.items()}
    system = group.pop("systemid", None)
    beside = {setting.key.partition(".")[2]: setting.value for setting in group.values()}
    if described is not None:
        return ReadDevice(described, line, None, beside)
    if where is not None and (static := _static(settings, where, ids)) is not None:
        return ReadDevice(static, where.line, system.value if system else None, beside)
    if not says_which:
        message = f"pciPassthru{number} is present, and no line says which device it is; it is left out."
        settings.find(line, "device-not-said", message, f"Add pciPassthru{number}.id or .allowedDevices.")
    return None


def _dynamic(settings: Settings, number: int, group: Group) -> DynamicDirectPathIo | None:
    allowed, label = group.pop("alloweddevices", None), group.pop("customlabel", None)
    if allowed is None:
        if label is not None:
            message = f"pciPassthru{number} has a customLabel and no allowedDevices; the label is not read."
            settings.find(label.line, "label-without-models", message, "Add allowedDevices, or take the label away.")
        return None
    models = _models(settings, allowed)
    return DynamicDirectPathIo(allowed=models, label=_label(settings, label)) if models else None


def _models(settings: Settings, allowed: VmxSetting) -> tuple[DeviceId, ...]:
    models: dict[DeviceId, None] = {}
    problems: list[str] = []
    for pair in allowed.value.split(BETWEEN_MODELS, _MODELS_MAX)[:_MODELS_MAX]:
        try:
            models[DeviceId.parse(pair.strip())] = None
        except ValueError as problem:
            problems.append(str(problem))
    if problems:
        left_out = "" if models else "; the device is left out"
        remedy = 'Write vendor and device id as in "0x10de:0x20f1", several with commas between them.'
        settings.find(allowed.line, "allowed-devices-malformed", f"{allowed.key}: {problems[0]}{left_out}.", remedy)
    return tuple(models)


def _label(settings: Settings, label: VmxSetting | None) -> str | None:
    if label is None or not label.value:
        return None
    try:
        return check_text(label.value)
    except ValueError as problem:
        settings.find(label.line, "label-malformed", f"{label.key}: {problem}; it is not read.", "Type it anew.")
        return None


def _profile(group: Group) -> NvidiaVgpu | None:
    profile = group.pop("vgpu", None)
    if profile is None:
        return None
    group.pop("virtualdev", None)
    return NvidiaVgpu(profile=profile.value.strip())


def _static(settings: Settings, where: VmxSetting, ids: Mapping[str, int | None]) -> DirectPathIo | None:
    address = _address(settings, where)
    return None if address is None else DirectPathIo(address=address, **ids)


def _address(settings: Settings, where: VmxSetting) -> PciAddress | None:
    text = where.value.strip()
    try:
        address = PciAddress.parse_vmx(text)
    except ValueError as problem:
        return _hexadecimal(settings, where, problem)
    if _HEX_FORM.fullmatch(text) and (meant := PciAddress.parse(text)) != address:
        message = f"{where.key} {shown(text)} has the shape of a hexadecimal address; a host reads it as {address}."
        settings.find(where.line, "id-ambiguous", message, f'If {meant} is meant, write "{meant.vmx}".')
    return address


def _hexadecimal(settings: Settings, where: VmxSetting, problem: ValueError) -> PciAddress | None:
    try:
        address = PciAddress.parse(where.value)
    except ValueError:
        settings.find(where.line, "id-malformed", f"{where.key}: {problem}; the device is left out.", _REMEDY_ID)
        return None
    message = f"{where.key} {shown(where.value)} is hexadecimal; a host refuses to power on a VM with such an id."
    settings.find(where.line, "hex-id", message, f'Write "{address.vmx}".')
    return address


def _id(settings: Settings, setting: VmxSetting | None) -> int | None:
    if setting is None:
        return None
    try:
        number = pci_id(setting.value)
    except ValueError as problem:
        settings.find(setting.line, "not-a-pci-id", f"{setting.key}: {problem}.", 'Write it as in "0x10de".')
        return None
    decimal = whole_number(setting.value)
    if decimal is not None and decimal != number:
        message = f"{setting.key} {shown(setting.value)} has no 0x; it is read as {format_id(number)}."
        remedy = f'Write "{format_id(number)}", or "{format_id(decimal)}" if the number is decimal.'
        settings.find(setting.line, "id-without-0x", message, remedy)
    return number


def pci_id(text: str) -> int:
    """A vendor or device id: hexadecimal, or a negative decimal number of 16 bits as the API has it.

    0x8086 is -32634 there (two's complement). Raises ValueError.
    """
    text = text.strip()
    digits = text[1:]
    if text[:1] == "-" and digits.isascii() and digits.isdigit() and len(digits) <= 5 and 0 < int(digits) <= 0x8000:
        return 0x10000 - int(digits)
    return parse_id(text)
