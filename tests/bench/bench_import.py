"""Imports of large files: the time of 10 MB against that of 1 MB, for each kind; 10 is linear.

Run with `python -m tests.bench.bench_import`. Each figure is the best of three.
"""

import time
from collections.abc import Callable
from typing import Any

from tests.files.captured import captured
from tests.files.imports.ovf_texts import descriptor, pci_item
from vconsole.files.cluster import dumps, loads
from vconsole.files.imports import estate_of, read_esxcli, read_lspci, read_ovf, read_vmx
from vconsole.files.listings import pci_list

MB = 1_000_000
BLOCK = captured("hardware-pci-list-a100-label-training")
LINE = "3D controller [0302]: NVIDIA Corporation GA100 [A100 PCIe 40GB] [10de:20f1] (rev a1)"


def many_devices(size: int) -> str:
    """A listing of this size, with an address of its own for each device."""
    blocks = (
        BLOCK.replace("0000:af:00.0", f"{place >> 8:04x}:{place & 255:02x}:00.0")
        .replace("Segment: 0x0000", f"Segment: 0x{place >> 8:04x}")
        .replace("Bus: 0xaf", f"Bus: 0x{place & 255:02x}")
        for place in range(size // len(BLOCK))
    )
    return "\n".join(blocks)


def many_lines(size: int) -> str:
    """What `lspci -nn` would print, up to this size."""
    return "".join(f"{n >> 8:04x}:{n & 255:02x}:00.0 {LINE}\n" for n in range(size // (len(LINE) + 14)))


def noise(size: int) -> str:
    """A listing of one device among lines that nobody understands."""
    return BLOCK + "what is this\n" * (size // 13)


def many_settings(size: int) -> bytes:
    """A VMX file of this size, a tenth of it settings of PCI devices."""
    lines = (
        f'pciPassthru{n}.id = "00000:{n % 256:03d}:00.0"\n' if n % 10 == 0 else f'parameter{n}.value = "TRUE"\n'
        for n in range(size // 30)
    )
    return "".join(lines).encode()


def many_items(size: int) -> bytes:
    """An OVF descriptor of this size, made of PCI devices."""
    item = pci_item("-ah", allowedDevice_vendorId="4318", allowedDevice_deviceId="8433")
    return descriptor(item * (size // len(item)))


def seconds(read: Callable[[Any, str], object], text: str | bytes) -> float:
    """How long the import takes at best."""
    times = []
    for _ in range(3):
        start = time.perf_counter()
        read(text, "h")
        times.append(time.perf_counter() - start)
    return min(times)


def main() -> None:
    """Print a line for each kind, and one for the way back."""
    for name, read, make in (
        ("esxcli", read_esxcli, many_devices),
        ("esxcli, noise", read_esxcli, noise),
        ("lspci", read_lspci, many_lines),
        ("vmx", read_vmx, many_settings),
        ("ovf", read_ovf, many_items),
    ):
        small, large = seconds(read, make(MB)), seconds(read, make(10 * MB))
        print(f"{name}: 10 MB in {large:.2f} s, {large / small:.1f} times as long as 1 MB")
    text = many_devices(10 * MB)
    start = time.perf_counter()
    inventory, _ = estate_of([("h.txt", read_esxcli(text, "h"))], "gpu")
    same = pci_list.write(loads(dumps(inventory)).hosts["h"]) == text
    print(f"10 MB imported, saved, opened and printed: {time.perf_counter() - start:.1f} s, the same bytes: {same}")


if __name__ == "__main__":
    main()
