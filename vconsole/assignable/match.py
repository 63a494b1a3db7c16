"""Matching all dynamic requests of a VM with the devices of a host, together."""

from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass

from vconsole.assignable.account import Use
from vconsole.assignable.bipartite import cheapest_matching, hall_sets
from vconsole.assignable.scarcity import Scarcity
from vconsole.assignable.search import Search, Supply, request_key
from vconsole.model import DynamicDirectPathIo, Host, PciAddress


@dataclass(frozen=True, slots=True)
class Match:
    """One device of the host for each request, each a different one, at least cost."""

    devices: tuple[PciAddress, ...]
    cost: int


@dataclass(frozen=True, slots=True)
class Contest:
    """Requests (by position) that compete for too few devices: a violator of Hall's condition."""

    slots: tuple[int, ...]
    devices: tuple[PciAddress, ...]

    @property
    def missing(self) -> int:
        """How many more devices these requests need."""
        return len(self.slots) - len(self.devices)


@dataclass(frozen=True, slots=True)
class Shortage:
    """Why the requests do not all get a device: what each found, and which of them compete."""

    host: Host
    requests: tuple[DynamicDirectPathIo, ...]
    searches: tuple[Search, ...]
    """For each request, in order."""
    contests: tuple[Contest, ...]
    """Every group of requests that is short of devices; one with no devices found nothing at all."""

    @property
    def missing(self) -> int:
        """How many more devices, of the right kinds, would serve all requests."""
        return sum(contest.missing for contest in self.contests)


def match(
    host: Host,
    requests: Sequence[DynamicDirectPathIo],
    used: Mapping[PciAddress, Use],
    *,
    scarcity: Scarcity,
    own: Iterable[PciAddress] = (),
    preferred: Collection[PciAddress] = (),
) -> Match | Shortage:
    """Find a device for every request, or say which are short of devices.

    A device serves a request if its model is allowed, its label is the one asked for (when one is), passthrough is
    active, and neither it nor a device in its dependent group is used by another VM. Among complete matchings one
    of least cost is taken, ties by address; equal requests get ascending addresses. `own` are the VM's static
    devices; `preferred` devices (a hint) are used before all others where they serve.
    """
    searches = Supply(host, used, own).searches([request_key(request) for request in requests])
    alike = _positions(searches)
    pool = _cheapest_first(alike, scarcity, frozenset(preferred))
    wants, serves = _graph(alike, len(requests), pool)
    device_of = cheapest_matching(serves, len(requests))
    chosen = [n for n in device_of if n is not None]
    if len(chosen) == len(requests):
        return Match(_ascending(alike, [pool[n][1] for n in chosen]), sum(pool[n][0] for n in chosen))
    contests = tuple(
        Contest(short.slots, tuple(sorted(pool[n][1] for n in short.devices))) for short in hall_sets(wants, device_of)
    )
    return Shortage(host, tuple(requests), searches, contests)


def _positions(searches: Iterable[Search]) -> dict[Search, list[int]]:
    """The requests that share each search, in order."""
    alike: dict[Search, list[int]] = {}
    for position, search in enumerate(searches):
        alike.setdefault(search, []).append(position)
    return alike


def _cheapest_first(
    searches: Iterable[Search], scarcity: Scarcity, preferred: Collection[PciAddress]
) -> list[tuple[int, PciAddress]]:
    """The cost and address of every candidate: preferred ones first, then cheap ones, then by address."""
    kinds = {offer.device.address: offer.kind for search in searches for offer in search.candidates}
    pool = sorted((scarcity.cost(kind), address) for address, kind in kinds.items())
    return sorted(pool, key=lambda entry: entry[1] not in preferred) if preferred else pool


def _graph(
    alike: Mapping[Search, Sequence[int]], slots: int, pool: Sequence[tuple[int, PciAddress]]
) -> tuple[list[int], list[int]]:
    """The mask of the devices that each slot wants, and that of the slots that each device serves."""
    wants, serves = [0] * slots, [0] * len(pool)
    number = {address: n for n, (_, address) in enumerate(pool)}
    for search, positions in alike.items():
        wanting = sum(1 << slot for slot in positions)
        wanted = 0
        for offer in search.candidates:
            n = number[offer.device.address]
            serves[n] |= wanting
            wanted |= 1 << n
        for slot in positions:
            wants[slot] = wanted
    return wants, serves


def _ascending(alike: Mapping[Search, Sequence[int]], found: Sequence[PciAddress]) -> tuple[PciAddress, ...]:
    """The same devices, dealt so that equal requests get them in the order of their addresses."""
    dealt = list(found)
    for positions in alike.values():
        for slot, address in zip(positions, sorted(found[slot] for slot in positions), strict=True):
            dealt[slot] = address
    return tuple(dealt)
