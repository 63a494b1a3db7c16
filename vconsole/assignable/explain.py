"""From what a decision recorded to faults for people, slot by slot."""

from collections import Counter
from collections.abc import Iterator, Sequence

from vconsole.assignable.match import Contest, Shortage
from vconsole.assignable.search import Search
from vconsole.assignable.wording import Case, faults_of
from vconsole.model import DeviceId, DynamicDirectPathIo, Fault, Host, Ref
from vconsole.model.catalogue import device_type_of


def shortage_faults(shortage: Shortage, slots: Sequence[int]) -> Iterator[Fault]:
    """Every reason for a shortage; `slots` gives the VM's slot of each request.

    A request in short supply names each device of an allowed model that does not serve it, or that there is none;
    requests that each have a candidate, but too few together, are named as a set.
    """
    worded: dict[Search, tuple[Fault, ...]] = {}
    for position in sorted(slot for contest in shortage.contests for slot in contest.slots):
        search, slot = shortage.searches[position], slots[position]
        if search in worded:
            yield from (fault._replace(slot=slot) for fault in worded[search])
        else:
            worded[search] = tuple(_search_faults(shortage.host, search, shortage.requests[position], slot))
            yield from worded[search]
    for contest in shortage.contests:
        if contest.devices:
            yield _too_few(shortage.host, contest, slots)


def _search_faults(host: Host, search: Search, request: DynamicDirectPathIo, slot: int) -> Iterator[Fault]:
    """The faults of a request that found too little."""
    if not search.candidates and not search.rejected:
        yield _no_such_device(host, request, slot)
    for device, _, obstacles in search.rejected:
        yield from faults_of(Case(host, slot, device.address, device, wanted_label=request.label), obstacles)


def _no_such_device(host: Host, request: DynamicDirectPathIo, slot: int) -> Fault:
    wanted = _either([_model_name(model) for model in request.allowed])
    message = f"{host.name} has no {wanted}, which the VM asks for; it has {_stock(host)}."
    remedy = "Add such a device to the host, or allow a model that it has."
    about = Ref("host", host.name)
    return Fault(code="no-such-device", message=message, remedy=remedy, about=about, slot=slot)


def _model_name(model: DeviceId) -> str:
    known = device_type_of(model)
    return f"{known.name} ({model})" if known else str(model)


def _stock(host: Host) -> str:
    """What the host has that could be passed through: graphics devices, or else anything."""
    capable = [device for device in host.pci if device.passthrough.capable]
    shown = [device for device in capable if device.is_graphics] or capable
    counts = Counter(device.device_name for device in shown)
    return ", ".join(f"{n} x {name}" for name, n in counts.items()) or "no device that can be passed through"


def _too_few(host: Host, contest: Contest, slots: Sequence[int]) -> Fault:
    devices = ", ".join(str(address) for address in contest.devices)
    who = " and ".join(_listed([str(slots[position]) for position in contest.slots]))
    missing = "one device is" if contest.missing == 1 else f"{contest.missing} devices are"
    have = "the one device" if len(contest.devices) == 1 else f"{len(contest.devices)} devices"
    return Fault(
        code="too-few-devices",
        message=f"PCI devices {who} compete for {have} of {host.name} ({devices}): {missing} missing.",
        remedy=f"Free or add {contest.missing} more on the host, or remove {contest.missing} from the virtual machine.",
        about=Ref("host", host.name),
    )


def _either(words: Sequence[str]) -> str:
    return " or ".join(_listed(words))


def _listed(words: Sequence[str]) -> list[str]:
    """All but the last joined by commas, and the last."""
    return [", ".join(words[:-1]), words[-1]] if len(words) > 1 else list(words)
