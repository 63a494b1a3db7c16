"""What a host can offer one request: the devices that serve it, and what stands in the way of the others."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from itertools import chain
from typing import Literal, NamedTuple

from vconsole.assignable.account import Use, blocked_groups
from vconsole.assignable.describe import DeviceKind, kind_of
from vconsole.model import DeviceId, DynamicDirectPathIo, Host, Passthrough, PciAddress, PciDevice

ObstacleCode = Literal[
    "static-other-host",
    "static-device-missing",
    "static-model-differs",
    "label-differs",
    "not-passthrough-capable",
    "passthrough-disabled",
    "passthrough-needs-reboot",
    "device-in-use",
    "dependent-device-in-use",
]
"""Stable names of what can stand between a request and a device."""


class Obstacle(NamedTuple):
    """One thing that stands between a request and a device."""

    code: ObstacleCode
    use: Use | None = None
    """Who uses the device (or the one it depends on); None for this VM's own static device."""
    depends_on: PciAddress | None = None


_PASSTHROUGH_OBSTACLES = {
    Passthrough.NOT_CAPABLE: Obstacle("not-passthrough-capable"),
    Passthrough.DISABLED: Obstacle("passthrough-disabled"),
    Passthrough.ENABLED_NEEDS_REBOOT: Obstacle("passthrough-needs-reboot"),
}
"""What stands in the way of a device whose passthrough is not active."""
LABEL_DIFFERS = Obstacle("label-differs")


class Offer(NamedTuple):
    """A device of a host as one VM finds it."""

    device: PciDevice
    kind: DeviceKind
    obstacles: tuple[Obstacle, ...]
    """What keeps the VM from it."""


@dataclass(frozen=True, slots=True, eq=False)
class Search:
    """The devices of an allowed model on a host, by address: those that serve a request, and those that do not.

    Each is equal only to itself, so that requests that share a search are known by it.
    """

    candidates: tuple[Offer, ...]
    rejected: tuple[Offer, ...]


_NOTHING = Search((), ())


class RequestKey(NamedTuple):
    """What a request asks for, whatever it holds."""

    allowed: frozenset[DeviceId]
    label: str | None


def request_key(request: DynamicDirectPathIo) -> RequestKey:
    """What a request asks for; requests of equal keys are served by the same devices."""
    return RequestKey(frozenset(request.allowed), request.label)


class Supply:
    """The devices of a host as one VM finds them: each with what stands in the way of any request.

    `used` is what other VMs use, `own` the addresses of the VM's own static devices.
    """

    def __init__(self, host: Host, used: Mapping[PciAddress, Use], own: Iterable[PciAddress] = ()) -> None:
        self.host = host
        self._used = used
        self._own = frozenset(own)
        self._blocked = blocked_groups(host, used)

    def obstacles(self, device: PciDevice) -> tuple[Obstacle, ...]:
        """What keeps the VM from this device whatever it asks for."""
        address = device.address
        found: list[Obstacle] = []
        passthrough = _PASSTHROUGH_OBSTACLES.get(device.passthrough)
        if passthrough is not None:
            found.append(passthrough)
        if address in self._used:
            found.append(Obstacle("device-in-use", self._used[address]))
        elif address in self._own:
            found.append(Obstacle("device-in-use"))
        if address in self._blocked:
            sibling, use = self._blocked[address]
            found.append(Obstacle("dependent-device-in-use", use, sibling))
        return tuple(found)

    def searches(self, wanted: Sequence[RequestKey]) -> tuple[Search, ...]:
        """Search for each request; equal requests share one search."""
        allowed = frozenset(chain.from_iterable(key.allowed for key in set(wanted)))
        of_model = [device for device in self.host.pci if (device.vendor_id, device.device_id) in allowed]
        if not of_model:
            return (_NOTHING,) * len(wanted)
        offers = [Offer(device, kind_of(device), self.obstacles(device)) for device in of_model]
        offers.sort(key=_address)
        known = {key: _search(key, offers) for key in set(wanted)}
        return tuple(known[key] for key in wanted)


def _search(wanted: RequestKey, offers: Iterable[Offer]) -> Search:
    candidates: list[Offer] = []
    rejected: list[Offer] = []
    for offer in offers:
        if offer.kind.id in wanted.allowed:
            if wanted.label not in (None, offer.kind.label):
                rejected.append(offer._replace(obstacles=(LABEL_DIFFERS, *offer.obstacles)))
            else:
                (rejected if offer.obstacles else candidates).append(offer)
    return Search(tuple(candidates), tuple(rejected))


def _address(offer: Offer) -> PciAddress:
    return offer.device.address
