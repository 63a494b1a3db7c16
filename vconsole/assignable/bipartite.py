"""Matching of slots with devices: the algorithm alone, on numbers and bit masks.

Slots and devices are numbered from 0; a mask has bit `n` set for the slot (or device) `n`.
"""

from collections.abc import Iterator, Sequence
from typing import NamedTuple


class HallSet(NamedTuple):
    """Slots that together have fewer devices than they are (Hall's theorem): why no complete matching exists."""

    slots: tuple[int, ...]
    devices: tuple[int, ...]

    @property
    def missing(self) -> int:
        """How many more devices these slots need."""
        return len(self.slots) - len(self.devices)


def cheapest_matching(serves: Sequence[int], slots: int) -> list[int | None]:
    """A matching of the most slots possible, and among these one of least cost; the device of each slot.

    `serves` holds, for each device from the cheapest to the dearest, the mask of the slots that it serves. Because
    the cost of a pair is the cost of its device alone, the sets of devices that can be matched together form a
    transversal matroid, and taking devices greedily, cheapest first, wherever an augmenting path exists, is exact.
    A search that finds no path closes the slots it saw for all later ones, so the work is O(slots * devices).
    """
    device_of: list[int | None] = [None] * slots
    slot_of: dict[int, int] = {}
    free = still_open = (1 << slots) - 1
    for device in range(len(serves)):
        if not free:
            break
        end, reached_from, unseen = _augmenting_path(device, serves, device_of, free, still_open)
        if end is None:
            still_open = unseen
            continue
        free ^= 1 << end
        slot: int | None = end
        while slot is not None:
            mover = device_of[slot] = reached_from[slot]
            left, slot_of[mover] = slot_of.get(mover), slot
            slot = left
    return device_of


def _augmenting_path(
    start: int, serves: Sequence[int], device_of: Sequence[int | None], free: int, unseen: int
) -> tuple[int | None, dict[int, int], int]:
    """Search breadth first for a free slot; the slot or None, from which device each was reached, what was not seen."""
    reached_from: dict[int, int] = {}
    queue = [start]
    for device in queue:
        reach = serves[device] & unseen
        if reach & free:
            end = _lowest(reach & free)
            reached_from[end] = device
            return end, reached_from, unseen
        unseen &= ~reach
        for slot in _members(reach):
            reached_from[slot] = device
            holder = device_of[slot]
            if holder is not None:
                queue.append(holder)
    return None, reached_from, unseen


def hall_sets(wants: Sequence[int], device_of: Sequence[int | None]) -> tuple[HallSet, ...]:
    """Why a maximum matching leaves slots without a device: one set for each group that competes.

    `wants` holds the mask of the devices that serve each slot, `device_of` a maximum matching. Sets that share
    devices are merged, so that the missing devices of all sets add up to the slots left over.
    """
    slot_of = {device: slot for slot, device in enumerate(device_of) if device is not None}
    groups: list[tuple[int, int]] = []
    for start, device in enumerate(device_of):
        if device is None:
            slots, devices = _reachable(start, wants, slot_of)
            for group in [group for group in groups if group[1] & devices]:
                groups.remove(group)
                slots, devices = slots | group[0], devices | group[1]
            groups.append((slots, devices))
    return tuple(sorted(HallSet(tuple(_members(slots)), tuple(_members(devices))) for slots, devices in groups))


def _reachable(start: int, wants: Sequence[int], slot_of: dict[int, int]) -> tuple[int, int]:
    """The slots and devices on alternating paths from a slot without a device."""
    slots, devices = 1 << start, 0
    queue = [start]
    for slot in queue:
        fresh = wants[slot] & ~devices
        devices |= fresh
        for device in _members(fresh):
            slots |= 1 << slot_of[device]
            queue.append(slot_of[device])
    return slots, devices


def _lowest(mask: int) -> int:
    return (mask & -mask).bit_length() - 1


def _members(mask: int) -> Iterator[int]:
    while mask:
        lowest = mask & -mask
        yield lowest.bit_length() - 1
        mask ^= lowest
