"""What in a block of `esxcli hardware pci list` is new, missing or cannot be read."""

from collections import Counter
from collections.abc import Iterator, Sequence

from vconsole.files.imports.face import Remark
from vconsole.files.listings.blocks import Block
from vconsole.files.listings.pci_said import PCI_FIELDS, Said
from vconsole.files.problems import shown

_OWNERS = frozenset(("vmkernel", "vm passthru", "unknown", "none"))
_PASSTHROUGH = frozenset(("Configured Owner", "Current Owner", "Passthru Capable"))
_OPTIONAL = "VMkernel Name"


def unclear_lines(blocks: Sequence[tuple[Block, Said]]) -> Iterator[Remark]:
    """Remarks on the blocks of a listing, block by block."""
    usual = _usual_names([block for block, _ in blocks])
    new: set[str] = set()
    for block, told in blocks:
        for line, name, text in block.fields:
            if name not in PCI_FIELDS and name not in new:
                new.add(name)
                yield Remark(line, f"the field {shown(name.strip())} is new here; it is kept as it is")
            elif _is_unclear(name, text, told):
                yield Remark(line, f"{shown(name)} cannot be {shown(text)}; it is printed as it is, and not used")
        yield from _cut_off(block, told, usual)


def _usual_names(blocks: Sequence[Block]) -> frozenset[str]:
    """The fields that most devices have; of equally many the longest list."""
    sets = Counter(frozenset(block.texts) - {_OPTIONAL} for block in blocks)
    return max(sets, key=lambda names: (sets[names], len(names), sorted(names)), default=frozenset())


def _cut_off(block: Block, told: Said, usual: frozenset[str]) -> Iterator[Remark]:
    names = block.texts.keys()
    whole = usual if usual >= _PASSTHROUGH else PCI_FIELDS - {_OPTIONAL}
    missing = whole - names
    if not missing:
        return
    line, last, _ = block.fields[-1]
    assumed = f"; its passthrough is taken as {told.passthrough.value}" if missing & _PASSTHROUGH else ""
    count = "1 field" if len(missing) == 1 else f"{len(missing)} fields"
    yield Remark(line, f"{told.address} lacks {count} and ends with {shown(last)}: cut off?{assumed}")


def _is_unclear(name: str, text: str, told: Said) -> bool:
    if not text.strip():
        return False
    match name:
        case "Configured Owner" | "Current Owner":
            return text.strip().casefold() not in _OWNERS
        case "SubVendor ID":
            return told.sub_vendor_id is None
        case "SubDevice ID":
            return told.sub_device_id is None
        case "Passthru Capable":
            return told.capable is None
        case "Device Class":
            return told.class_id is None
        case "Hardware Label":
            return told.label is None
        case "Parent Device":
            return told.parent is None
        case _:
            return False
