"""A host from what `esxcli` prints on it: `hardware pci list` and, in the same file, what else is known here."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from vconsole.files.imports.devices import imported_device
from vconsole.files.imports.face import Imported, ImportProblem, Remark
from vconsole.files.imports.unclear import unclear_lines
from vconsole.files.listings import graphics_devices, graphics_host, hardware, pci_list, system, version, vm_processes
from vconsole.files.listings.blocks import Block, Prompt, Stray, blocks_in, lines_of
from vconsole.files.listings.graphics_devices import GraphicsSaid
from vconsole.files.listings.pci_said import ADDRESS_PARTS, Said, number_in, said
from vconsole.files.problems import shown
from vconsole.model import DeviceId, Host, HostGraphics, PciAddress, PciDevice, Power, Vm
from vconsole.model.names import check_text

DATACENTER = "Datacenter"
"""The datacenter of imported hosts."""

_BEFORE_6_7 = "6.5.0"
"""The release of a host whose devices have no field that came with 6.7."""
_SINCE_6_7 = "Device Layer Bus Address"

Device = tuple[Block, Said]


@dataclass(slots=True)
class _Gathered:
    """What the blocks of one file say, before it is a host."""

    devices: dict[PciAddress, Device] = field(default_factory=dict)
    graphics: dict[PciAddress, tuple[int, GraphicsSaid]] = field(default_factory=dict)
    host: dict[str, Any] = field(default_factory=dict)
    """Fields of the host."""
    host_graphics: dict[str, Any] = field(default_factory=dict)
    vms: dict[str, int] = field(default_factory=dict)
    """Names of the VMs, and the lines where they stand."""
    remarks: list[Remark] = field(default_factory=list)


def read_esxcli(text: str, name: str) -> Imported:
    """Read the output of esxcli on the host of this name; it stands alone in a datacenter.

    Raises ImportProblem if no device of `hardware pci list` is in it.
    """
    gathered = _Gathered()
    found = tuple(blocks_in(lines_of(text)))
    for item in found:
        _gather(gathered, item)
    if not gathered.devices:
        raise _no_device(gathered)
    gathered.remarks += unclear_lines(list(gathered.devices.values()))
    gathered.remarks += _untold(gathered)
    gathered.remarks += _loose_graphics(gathered)
    vms = tuple(Vm(name=vm, host=name, power=Power.ON) for vm in gathered.vms)
    host = _host(gathered, name, ends_blank=_ends_blank(found))
    return Imported((host,), vms, tuple(sorted(gathered.remarks)), gathered.vms)


def _host(gathered: _Gathered, name: str, *, ends_blank: bool) -> Host:
    driven = any(told.driven for _, told in gathered.graphics.values())
    fields = {
        "name": name,
        "datacenter": DATACENTER,
        "graphics": HostGraphics(**gathered.host_graphics, vgpu_driver=driven),
        "listings_end_blank": ends_blank,
        "pci": tuple(_devices(gathered.devices, gathered.graphics)),
    }
    return Host(**{**fields, **gathered.host})


def _gather(gathered: _Gathered, item: Block | Prompt | Stray) -> None:
    """Take in one part of the file."""
    if isinstance(item, Stray) and system.is_uuid(item.text) and "uuid" not in gathered.host:
        gathered.host["uuid"] = item.text.strip()
    elif isinstance(item, Stray):
        gathered.remarks.append(Remark(item.line, f"not understood: {shown(item.text.strip())}"))
    elif isinstance(item, Block):
        gathered.remarks += _gather_block(gathered, item)


def _gather_block(gathered: _Gathered, block: Block) -> Iterator[Remark]:
    if graphics_devices.is_graphics_device(block):
        yield from _gather_graphics(gathered, block)
    elif graphics_host.is_graphics_host(block):
        gathered.host_graphics |= graphics_host.read(block)
    elif vm_processes.is_vm_process(block):
        yield from _gather_vm(gathered, block)
    elif version.is_version(block):
        yield from _gather_version(gathered, block)
    elif hardware.is_hardware(block):
        gathered.host |= hardware.read(block)
    elif pci_list.is_device(block):
        yield from _gather_device(gathered, block)
    else:
        yield from _not_known(block)


def _not_known(block: Block) -> Iterator[Remark]:
    if block.heading is not None:
        yield Remark(block.line, f"not understood: {shown(block.heading)}")
    for line, name, text in block.fields:
        yield Remark(line, f"not understood: {shown(f'{name}: {text}')}")


def _gather_device(gathered: _Gathered, block: Block) -> Iterator[Remark]:
    told = said(block.texts)
    if told.address is None or told.vendor_id is None or told.device_id is None:
        yield from _left_out(block, told)
    elif told.address in gathered.devices:
        first = gathered.devices[told.address][0].line
        yield Remark(block.line, f"{told.address} is left out: it already stands in line {first}")
    else:
        gathered.devices[told.address] = (block, told)
        if block.heading and block.heading != block.texts.get("Address", block.heading).strip():
            yield Remark(
                block.line, f"the heading {shown(block.heading)} differs from the field Address, which is used"
            )
        yield from _other_numbers(block, told.address)


def _other_numbers(block: Block, address: PciAddress) -> Iterator[Remark]:
    """Where Segment, Bus, Slot or Function is not what the address says."""
    for line, name, text in block.fields:
        said_there = number_in(text) if name in ADDRESS_PARTS else None
        if said_there is not None and said_there != address[ADDRESS_PARTS.index(name)]:
            yield Remark(line, f"{shown(name)} {shown(text.strip())} is not that of {address}; the address is used")


def _left_out(block: Block, told: Said) -> Iterator[Remark]:
    """Why a device cannot be used: ids that cannot be, at their own lines, or fields that are not there."""
    name = shown(block.heading) if block.heading else "a device"
    ids = {"Vendor ID": told.vendor_id, "Device ID": told.device_id}
    wrong = [(line, field, text) for line, field, text in block.fields if ids.get(field, 0) is None and text.strip()]
    for line, field_name, text in wrong:
        yield Remark(line, f"{name} is left out: its {shown(field_name)} cannot be {shown(text.strip())}")
    if not wrong:
        missing = "an address" if told.address is None else "both Vendor ID and Device ID"
        yield Remark(block.line, f"{name} is left out: its {len(block.fields)} fields do not tell {missing}")


def _gather_graphics(gathered: _Gathered, block: Block) -> Iterator[Remark]:
    told = graphics_devices.read(block)
    if told is None:
        yield from _not_known(block)
    else:
        gathered.graphics[told.address] = (block.line, told)
        if told.vms != "0":
            yield Remark(
                block.line, f"{told.address} is used by VMs ({told.vms}); which is not told, so it is taken as free"
            )


def _gather_vm(gathered: _Gathered, block: Block) -> Iterator[Remark]:
    name = vm_processes.read(block) or ""
    try:
        check_text(name)
    except ValueError as problem:
        yield Remark(block.line, f"the VM is left out: {problem}")
        return
    if name in gathered.vms:
        yield Remark(block.line, f"the VM {shown(name)} is left out: it already stands in line {gathered.vms[name]}")
        return
    gathered.vms[name] = block.line
    yield Remark(
        block.line,
        f"the VM {shown(name)} runs here; its hardware is not told and taken as 2 CPUs, 4 GB and no PCI device",
    )


def _gather_version(gathered: _Gathered, block: Block) -> Iterator[Remark]:
    release = version.read(block)
    if release is None:
        line = next(line for line, name, _ in block.fields if name == "Version")
        yield Remark(line, f"{shown(block.texts['Version'])} is not a release in numbers")
    else:
        gathered.host |= {"version": release, "reported": block.texts}


def _untold(gathered: _Gathered) -> Iterator[Remark]:
    """What the file does not tell of the host, and what is assumed."""
    if "version" not in gathered.host:
        old = all(_SINCE_6_7 not in block.texts and len(block.fields) > 30 for block, _ in gathered.devices.values())
        if old:
            gathered.host["version"] = _BEFORE_6_7
        release = gathered.host.get("version", Host.model_fields["version"].default)
        yield Remark(1, f"the release is not told and taken as {release} (esxcli system version get tells it)")
    cores, mhz, memory = (Host.model_fields[name].default for name in ("cpu_cores", "cpu_mhz", "memory_gb"))
    if "cpu_cores" not in gathered.host:
        told = "esxcli hardware cpu global get tells them"
        yield Remark(1, f"the cores are not told and taken as {cores} of {mhz} MHz ({told})")
    if "memory_gb" not in gathered.host:
        yield Remark(1, f"the memory is not told and taken as {memory} GB (esxcli hardware memory get tells it)")


def _devices(
    devices: Mapping[PciAddress, Device], graphics: Mapping[PciAddress, tuple[int, GraphicsSaid]]
) -> Iterator[PciDevice]:
    for address, (block, told) in devices.items():
        yield imported_device(
            DeviceId(told.vendor_id or 0, told.device_id or 0),
            {
                "address": address,
                "sub_vendor_id": told.sub_vendor_id,
                "sub_device_id": told.sub_device_id,
                "vendor_name": block.texts.get("Vendor Name") or None,
                "device_name": block.texts.get("Device Name") or None,
                "class_id": told.class_id,
                "passthrough": told.passthrough if told.class_id is not None else None,
                "hardware_label": told.label,
                "parent": told.parent if told.parent in devices else None,
                "dependent_device": told.dependent if told.dependent in devices else None,
                "reported": block.texts,
                **_graphics_types(graphics.get(address)),
            },
        )


def _graphics_types(found: tuple[int, GraphicsSaid] | None) -> dict[str, Any]:
    kind = found[1].type if found else None
    return {"graphics_type": kind, "active_graphics_type": kind}


def _loose_graphics(gathered: _Gathered) -> Iterator[Remark]:
    for address, (line, _) in gathered.graphics.items():
        if address not in gathered.devices:
            yield Remark(line, f"{address} is left out: hardware pci list does not have it")


def _ends_blank(found: Sequence[Block | Prompt | Stray]) -> bool:
    """Whether the host prints a blank line after the last block too; only where its output ends can that be seen."""
    blocks: Iterable[Block] = (item for item in found if isinstance(item, Block))
    return any(block.heading is not None and block.ends_output and block.blank_after for block in blocks)


def _no_device(gathered: _Gathered) -> ImportProblem:
    remarks = sorted(gathered.remarks)
    line, reason = (remarks[0].line, f"; {remarks[0].text}") if remarks else (1, "")
    return ImportProblem(None, line, f"has no device as esxcli hardware pci list prints them{reason}")
