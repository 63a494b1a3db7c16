"""A host from what `lspci -nn` or `lspci -nnmm` prints on Linux: which devices it has, and no more."""

import re
from collections.abc import Mapping
from typing import Any

from vconsole.files.imports.devices import imported_device
from vconsole.files.imports.esxcli import DATACENTER
from vconsole.files.imports.face import Imported, ImportProblem, Remark
from vconsole.files.listings.blocks import lines_of
from vconsole.files.listings.pci_derived import REVISION
from vconsole.files.problems import shown
from vconsole.model import DeviceId, Host, PciAddress, PciDevice, parse_id
from vconsole.model.catalogue import vendor_name_of

_ID = r"[0-9a-f]{4}"
_ADDRESS = re.compile(r"(?P<address>(?:[0-9a-f]{4,8}:)?[0-9a-f]{2}:[0-9a-f]{2}\.[0-7]) (?P<rest>.*)")
_CLASS = re.compile(rf"[^\[\]]* ?\[(?P<class_id>{_ID})\]: ")
_IDS = re.compile(rf"\[(?P<vendor>{_ID}):(?P<device>{_ID})\](?: \(rev (?P<rev>[0-9a-f]{{2}})\))?(?: \(.*\))?\s*")
_QUOTED = re.compile(r'"([^"]*)"|-([a-z])([0-9a-f]{2})')
_NAMED = re.compile(rf"\[(?P<id>{_ID})\]")
_SUBSYSTEM = re.compile(rf"\[(?P<vendor>{_ID}):(?P<device>{_ID})\]")
_IGNORED = ("Kernel driver in use:", "Kernel modules:", "DeviceName:", "IOMMU group:", "NUMA node:")
_LINE_MAX = 2000
"""Characters; a longer line is no line of lspci."""

_NO_HOST = "lspci tells neither release, cores nor memory of the host: taken as ESXi {}, {} cores of {} MHz and {} GB"
_NOT_TOLD = (
    "lspci tells neither passthrough nor labels nor bridges: passthrough is taken as disabled, "
    "and each device as independent of the others"
)


def read_lspci(text: str, name: str) -> Imported:
    """Read the output of lspci for the host of this name; it stands alone in a datacenter.

    Raises ImportProblem if no device is in it.
    """
    devices: dict[PciAddress, dict[str, Any]] = {}
    remarks: list[Remark] = []
    first = 0
    for number, line in enumerate(lines_of(text), start=1):
        words = line.strip() if len(line) <= _LINE_MAX else line[:_LINE_MAX]
        told = _device(words) if len(line) <= _LINE_MAX else None
        if told is not None and told["address"] not in devices:
            devices[told["address"]] = told
            first = first or number
        elif told is not None:
            remarks.append(Remark(number, f"{told['address']} is left out: it stands above already"))
        elif words and not _below(words, indented=line[0] in " \t", devices=devices):
            remarks.append(Remark(number, f"not understood: {shown(words)}"))
    if not devices:
        at, reason = (remarks[0].line, f"; {remarks[0].text}") if remarks else (1, "")
        raise ImportProblem(None, at, f"has no device as lspci -nn or lspci -nnmm prints them{reason}")
    host = Host(name=name, datacenter=DATACENTER, pci=tuple(map(_imported, devices.values())))
    remarks.append(Remark(first, _NOT_TOLD))
    remarks.append(Remark(first, _NO_HOST.format(host.version, host.cpu_cores, host.cpu_mhz, host.memory_gb)))
    return Imported((host,), (), tuple(sorted(remarks)))


def _imported(told: Mapping[str, Any]) -> PciDevice:
    return imported_device(told["id"], {name: value for name, value in told.items() if name != "id"})


def _device(words: str) -> dict[str, Any] | None:
    """The device of a line; None if it is no line of a device."""
    match = _ADDRESS.fullmatch(words)
    if match is None:
        return None
    try:
        address = PciAddress.parse(match["address"])
    except ValueError:
        return None
    told = _machine(match["rest"]) if match["rest"].startswith('"') else _human(match["rest"])
    return told and {"address": address, **told}


def _human(rest: str) -> dict[str, Any] | None:
    """`3D controller [0302]: NVIDIA Corporation GA100 [A100 PCIe 40GB] [10de:20f1] (rev a1)`."""
    kind = _CLASS.match(rest)
    ids = list(_IDS.finditer(rest, kind.end())) if kind else []
    if kind is None or not ids or ids[-1].end() != len(rest):
        return None
    last = ids[-1]
    id_ = DeviceId(parse_id(last["vendor"]), parse_id(last["device"]))
    vendor = vendor_name_of(id_.vendor)
    name = rest[kind.end() : last.start()].strip()
    return {
        "id": id_,
        "class_id": parse_id(kind["class_id"]),
        "device_name": (name.removeprefix(vendor).strip() if vendor else name) or None,
        **_revision(last["rev"]),
    }


def _machine(rest: str) -> dict[str, Any] | None:
    """`"3D controller [0302]" "NVIDIA Corporation [10de]" "GA100 [A100 PCIe 40GB] [20f1]" -ra1 "…" "…"`."""
    parts = list(_QUOTED.finditer(rest))
    texts = [part[1] for part in parts if part[2] is None]
    options = {part[2]: part[3] for part in parts if part[2] is not None}
    named = [_last_id(text) for text in texts]
    if len(texts) < 3 or None in named[:3]:
        return None
    (_, class_id), (vendor, vendor_id), (device, device_id) = (found for found in named[:3] if found)
    sub = dict(zip(("sub_vendor_id", "sub_device_id"), (found and found[1] for found in named[3:5]), strict=False))
    told = {"id": DeviceId(vendor_id, device_id), "class_id": class_id, "vendor_name": vendor or None}
    return {**told, "device_name": device or None, **sub, **_revision(options.get("r"))}


def _last_id(text: str) -> tuple[str, int] | None:
    """A name and the id in brackets at its end."""
    found = _NAMED.search(text, max(0, len(text) - 6))
    return (text[: found.start()].strip(), parse_id(found["id"])) if found and found.end() == len(text) else None


def _revision(text: str | None) -> dict[str, Any]:
    return {"attributes": {REVISION: f"0x{text}"}} if text else {}


def _below(words: str, *, indented: bool, devices: dict[PciAddress, dict[str, Any]]) -> bool:
    """Whether a line tells more about the device above it, as `lspci -nnk` does."""
    if not indented or not devices:
        return False
    if words.startswith("Subsystem:"):
        found = _SUBSYSTEM.search(words)
        if found:
            ids = {"sub_vendor_id": parse_id(found["vendor"]), "sub_device_id": parse_id(found["device"])}
            devices[next(reversed(devices))].update(ids)
        return found is not None
    return words.startswith(_IGNORED)
