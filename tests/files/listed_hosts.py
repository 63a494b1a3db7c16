"""Text that `esxcli hardware pci list` could print on any host."""

from hypothesis import strategies as st

from vconsole.model import PciAddress

values = st.text(st.characters(codec="utf-8", exclude_characters="\n\r\0"), min_size=1, max_size=12).filter(str.strip)
empty = st.sampled_from(("", " "))
labels = empty | values | st.sampled_from(("Training", " Training", "a: b", "0000:af:00.0", "-- 32 --"))
owners = st.sampled_from(("VMkernel", "VM Passthru", "Unknown"))
truth = st.sampled_from(("true", "false"))
kinds = st.sampled_from(
    (
        ("0x10de", "0x20f1", "0x0302", "GA100 [A100 PCIe 40GB]"),
        ("0x10de", "0x1eb8", "0x0300", "Some other name"),
        ("0x8086", "0x1572", "0x0200", "Ethernet Controller X710 for 10GbE SFP+"),
        ("0x8086", "0x2030", "0x0604", "Sky Lake-E PCI Express Root Port A"),
        ("0x1af4", "0x1000", "0x00ff", ""),
    )
)
addresses = st.builds(PciAddress, st.sampled_from((0, 1)), st.integers(0, 255), st.integers(0, 31), st.integers(0, 7))


@st.composite
def listed_devices(draw: st.DrawFn, address: PciAddress, others: list[PciAddress], *, old: bool, extra: bool) -> str:
    """The block of one device."""
    vendor, device, kind, name = draw(kinds)
    parent, depends = draw(st.sampled_from(others)), draw(st.sampled_from((address, *others)))
    lines = [str(address), f"   Address: {address}", f"   Segment: 0x{address.segment:04x}"]
    lines += [f"   Bus: 0x{address.bus:02x}", f"   Slot: 0x{address.slot:02x}", f"   Function: 0x{address.function:x}"]
    if draw(st.booleans()):
        lines.append("   VMkernel Name: vmnic3")
    lines += [f"   Vendor Name: {draw(values)}", f"   Device Name: {name}"]
    lines += [f"   Configured Owner: {draw(owners)}", f"   Current Owner: {draw(owners)}"]
    lines += [
        f"   Vendor ID: {vendor}",
        f"   Device ID: {device}",
        "   SubVendor ID: 0x10de",
        "   SubDevice ID: 0x145f",
    ]
    lines += [f"   Device Class: {kind}", f"   Device Class Name: {draw(values)}", "   Programming Interface: 0x00"]
    lines += ["   Revision ID: 0xa1", "   Interrupt Line: 0x0b", "   IRQ: 255", "   Interrupt Vector: 0x00"]
    lines += [
        "   PCI Pin: 0x00",
        "   Spawned Bus: 0x00",
        "   Flags: 0x3001",
        f"   Module ID: {draw(st.integers(-1, 99))}",
    ]
    lines += [f"   Module Name: {draw(values)}", "   Chassis: 0", "   Physical Slot: 4294967295"]
    lines += [f"   Slot Description:{draw(empty)}"]
    lines += [] if old else ["   Device Layer Bus Address: s00000004.00"]
    lines += [f"   Passthru Capable: {draw(truth)}", f"   Parent Device: {_words(parent)}"]
    lines += [
        f"   Dependent Device: {_words(depends)}",
        "   Reset Method: Bridge reset",
        f"   FPT Sharable: {draw(truth)}",
    ]
    if not old:
        label = draw(labels)
        gap = " " if label.strip(" ") else ""
        lines += ["   NUMA Node: 1", f"   Hardware Label:{gap}{label}", f"   Virtual Function:{draw(empty)}"]
    if extra:
        lines.append(f"   Tidal Phase: {draw(values)}")
    return "".join(f"{line}\n" for line in lines)


@st.composite
def listings(draw: st.DrawFn) -> str:
    """The listing of a host: old or new fields, one to five devices in any order."""
    places = draw(st.lists(addresses, min_size=1, max_size=5, unique=True))
    old, extra = draw(st.booleans()), draw(st.booleans())
    blocks = [
        draw(listed_devices(place, [*places, PciAddress(0, 250, 0, 0)], old=old, extra=extra)) for place in places
    ]
    return "\n".join(blocks) + draw(st.sampled_from(("", "\n")))


def _words(address: PciAddress) -> str:
    return f"PCI {address.segment}:{address.bus}:{address.slot}:{address.function}"
