"""The words for what a survey of a cluster found."""

from collections.abc import Iterator, Sequence

from vconsole.ha import Admission, Failure, Headroom, LeftOff, Slots, Survey
from vconsole.model import Inventory
from vconsole.ui.look import MET, SUCCESS, UNMET, WARNING, State
from vconsole.ui.widgets import Cell, Property

NAMES_MAX = 4
"""How many names a sentence lists before it only counts."""

POLICY_TITLES = {
    "cluster-resource-percentage": "Cluster resource percentage",
    "slot-policy": "Slot Policy (powered-on VMs)",
    "dedicated-failover-hosts": "Dedicated failover hosts",
    "disabled": "Disabled",
}
"""The client's words for the ways of admission control."""

COUNTS_ONLY = "Admission control counts CPU and memory only; it does not look at PCI devices."


def listed(names: Sequence[str]) -> str:
    """Names in a sentence; many are counted."""
    more = len(names) - NAMES_MAX
    return ", ".join(names) if more <= 0 else f"{', '.join(names[:NAMES_MAX])} and {more} more"


def count_of(number: int, word: str) -> str:
    """A number with its word, one or several."""
    return f"{number} {word}{'' if number == 1 else 's'}"


def verdict(survey: Survey) -> tuple[State, str]:
    """Whether everything restarts, whichever host fails."""
    hosts = len(survey.failures)
    if not hosts:
        return WARNING, "No host of this cluster is connected, so none can fail."
    lost = [failure.host for failure in survey.failures if failure.left_off]
    if any(left.code == "ha-turned-off" for failure in survey.failures for left in failure.left_off):
        return UNMET, "vSphere HA is turned off: no VM restarts, whichever host fails."
    if not lost:
        return SUCCESS, f"Every VM restarts, whichever of {count_of(hosts, 'host')} fails."
    return UNMET, f"VMs stay off if one of these hosts fails ({len(lost)} of {hosts}): {listed(lost)}."


def admission_verdict(survey: Survey) -> tuple[State, str]:
    """What admission control says to that, and what it does not see."""
    found = survey.admission
    if found.policy == "disabled":
        return WARNING, "Admission control keeps no capacity. It counts CPU and memory only, never PCI devices."
    if found.enough and not survey.devices_survive:
        return WARNING, "Admission control is content, but counts CPU and memory only; the devices do not suffice."
    content = "is content" if found.enough else "is not content"
    devices = "suffice" if survey.devices_survive else "do not suffice"
    state = MET if found.enough else WARNING
    return state, f"Admission control {content}. It counts CPU and memory only; the devices {devices}."


def outcome(failure: Failure) -> State | Cell:
    """What the failure of a host comes to, in a word or two."""
    if failure.left_off:
        return Cell.of(UNMET, "VMs stay off")
    return Cell.of(MET, "All restart") if failure.restarts else Cell("No VM there", "·")


def devices_wanted(failure: Failure) -> int:
    """How many devices the VMs of a host need elsewhere."""
    return devices_found(failure) + sum(len(left.vm.pci) for left in failure.left_off)


def devices_found(failure: Failure) -> int:
    """How many devices they get there."""
    return sum(device is not None for restart in failure.restarts for device in restart.devices)


def sentences(failure: Failure) -> str:
    """Who restarts where and who stays off, in one paragraph."""
    told = [f"{restart.vm.name} restarts on {restart.host}" for restart in failure.restarts[:NAMES_MAX]]
    if len(failure.restarts) > NAMES_MAX:
        told.append(f"{len(failure.restarts) - NAMES_MAX} more restart")
    if failure.left_off:
        names = listed([left.vm.name for left in failure.left_off])
        told.append(f"{names} {'stays' if len(failure.left_off) == 1 else 'stay'} off")
    return f"{'; '.join(told)}." if told else f"No VM runs on {failure.host}."


def room_sentence(room: Headroom) -> str:
    """What the headroom for some devices means."""
    if room.tightest is None:
        return "No host can fail."
    if not room.more:
        return f"One more VM with these devices, and a failure of {room.tightest} leaves a VM off."
    return f"{count_of(room.more, 'more VM')} with these devices, and all still restart if {room.tightest} fails."


def admission_properties(inventory: Inventory, survey: Survey) -> Iterator[Property]:
    """Admission control in numbers, and the devices beside it."""
    found, ha = survey.admission, inventory.clusters[survey.cluster].ha
    yield Property("vSphere HA", "Turned on" if ha.enabled else "Turned off")
    yield Property("Admission control", POLICY_TITLES[found.policy])
    yield from _numbers(found)
    yield Property("Capacity kept", Cell.of(MET, "Enough") if found.enough else Cell.of(UNMET, "Not enough"))
    for shortage in found.shortages():
        yield Property("", shortage)
    suffice = Cell.of(MET, "Suffice for the failure of any one host")
    yield Property("PCI devices", suffice if survey.devices_survive else Cell.of(UNMET, _devices_lost(survey)))


def _numbers(found: Admission) -> Iterator[Property]:
    for share in found.shares:
        free = f"{share.free_percent:.0f} % free ({share.reserved:g} of {share.total:g} {share.unit} reserved)"
        yield Property(share.name, f"{free}, {share.keep_percent} % kept")
    if found.slots is not None:
        yield from _slots(found.slots)
    if found.failover_hosts:
        yield Property("Failover hosts", ", ".join(found.failover_hosts))


def _slots(slots: Slots) -> Iterator[Property]:
    yield Property("Slot size", f"{slots.cpu_mhz} MHz, {slots.memory_gb:g} GB")
    yield Property("Slots", f"{slots.used} used of {slots.total}")
    yield Property("Hosts that may fail", f"{slots.failover_capacity}, {slots.tolerated} to be tolerated")


def _devices_lost(survey: Survey) -> str:
    lost = [failure.host for failure in survey.failures if any(left.vm.pci for left in failure.left_off)]
    return f"Do not suffice if one of these fails: {listed(lost)}"


def reasons_of(left: LeftOff, *, hosts_max: int) -> Iterator[tuple[str, str]]:
    """Every reason of every host, as host and text; in a large cluster the last hosts are counted by reason."""
    for verdict in left.verdicts[:hosts_max]:
        for number, fault in enumerate(verdict.reasons):
            yield "" if number else verdict.host, fault.message
    more = left.verdicts[hosts_max:]
    if more:
        codes = [reason.code for verdict in more for reason in verdict.reasons[:1]]
        counted = ", ".join(f"{codes.count(code)} x {code}" for code in dict.fromkeys(codes))
        yield f"{len(more)} more hosts", counted
