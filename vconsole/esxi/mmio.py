"""The 64-bit MMIO region of a VM: how large it must be, and how large it is."""

from collections.abc import Sequence
from typing import Protocol

from vconsole.model import Fault, Vm
from vconsole.model.device import MIB_PER_GIB
from vconsole.model.vm import MMIO_MISPRINT, MMIO_SIZE, MMIO_SWITCH

DEFAULT_REGION_GB = 32
"""The region's size when the switch is set and no size is given."""
PAGES_WITHOUT_REGION = 917504
"""How many 4 KiB pages fit below 4 GiB: 3.5 GiB."""
BELOW_4_GIB_MB = 256
"""A base address register above this many MiB needs the 64-bit region (the largest of a T4 has 256)."""
_PAGES_PER_MIB = 256
_PAGES_PER_GIB = _PAGES_PER_MIB * MIB_PER_GIB


class Board(Protocol):
    """A device of a host or of the catalogue, as far as its memory goes."""

    @property
    def memory_gb(self) -> int:
        """Memory on the board, in GiB."""

    @property
    def bars_mb(self) -> tuple[int, ...]:
        """Sizes of the base address registers, in MiB."""


def needed_gb(devices: Sequence[Board]) -> int:
    """The smallest region for these devices together: all their BARs, rounded up to a power of two, in GiB.

    Zero if every one of them fits below 4 GiB.
    """
    if not any(size > BELOW_4_GIB_MB for device in devices for size in device.bars_mb):
        return 0
    return _power_of_two(-(-_bars_mb(devices) // MIB_PER_GIB))


def suggested_gb(devices: Sequence[Board]) -> int:
    """The safer size: all their memory, rounded up to a power of two, then the next one, in GiB."""
    least = needed_gb(devices)
    if not least:
        return 0
    memory = sum(device.memory_gb for device in devices)
    return max(least, 2 * _power_of_two(memory))


def check_mmio(vm: Vm, devices: Sequence[Board]) -> Fault | None:
    """Say why the devices do not fit into the VM's MMIO region, or None if they do."""
    least = needed_gb(devices)
    if not least:
        return None
    if vm.advanced.get(MMIO_SWITCH, "").casefold() != "true":
        misprint = f' "{MMIO_MISPRINT}" is a misprint and has no effect.' if MMIO_MISPRINT in vm.advanced else ""
        return Fault(
            code="mmio-switch-missing",
            message=f"{_exceeds(devices, PAGES_WITHOUT_REGION)}{misprint}",
            remedy=f"Add the advanced parameters {MMIO_SWITCH} = TRUE and {MMIO_SIZE} = {suggested_gb(devices)}.",
        )
    return _check_size(vm, devices, least)


def _check_size(vm: Vm, devices: Sequence[Board], least: int) -> Fault | None:
    text = vm.advanced.get(MMIO_SIZE, str(DEFAULT_REGION_GB)).strip()
    if not (text.isascii() and text.isdigit()):
        return Fault(
            code="mmio-size-invalid",
            message=f'{MMIO_SIZE} is "{text}", which is not a whole number of GB.',
            remedy=f"Set {MMIO_SIZE} = {suggested_gb(devices)}.",
        )
    if int(text) >= least:
        return None
    room = int(text) * _PAGES_PER_GIB
    log = f"{_exceeds(devices, room)} " if _bars_mb(devices) * _PAGES_PER_MIB > room else ""
    return Fault(
        code="mmio-too-small",
        message=f"{log}The region has {text} GB; the devices need {least} GB, the next power of two.",
        remedy=f"Set {MMIO_SIZE} = {suggested_gb(devices)}.",
    )


def _exceeds(devices: Sequence[Board], limit: int) -> str:
    """The two lines that a host logs."""
    pages = _bars_mb(devices) * _PAGES_PER_MIB
    return (
        f"PCIPassthru: total number of pages needed ({pages}) exceeds limit ({limit}), failing. "
        "Module 'DevicePowerOn' power on failed."
    )


def _bars_mb(devices: Sequence[Board]) -> int:
    return sum(sum(device.bars_mb) for device in devices)


def _power_of_two(number: int) -> int:
    """The smallest power of two that is at least the number."""
    return 1 << max(0, number - 1).bit_length()
