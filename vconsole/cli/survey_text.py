"""A survey in lines for people: every host's failure, the headroom, then what admission control says to it."""

from collections.abc import Iterator

from vconsole.cli.answer import device_words, wrapped
from vconsole.ha import Admission, Failure, Headroom, LeftOff, Survey, request_text
from vconsole.model import DynamicDirectPathIo, VmPci
from vconsole.model.catalogue import device_type_of


def survey_lines(survey: Survey) -> Iterator[str]:
    """The lines of the answer about one cluster."""
    lost = [failure.host for failure in survey.failures if failure.left_off]
    if survey.survives:
        yield f"{survey.cluster}: every VM restarts, whichever of {len(survey.failures)} hosts fails."
    else:
        yield f"{survey.cluster}: VMs stay off when one of these hosts fails: {', '.join(lost)}."
    for failure in survey.failures:
        yield ""
        yield from _failure(failure)
    yield ""
    yield from _headroom(survey)
    yield from _admission(survey)


def _failure(failure: Failure) -> Iterator[str]:
    if not failure.restarts and not failure.left_off:
        yield f"If {failure.host} fails: no VM runs there."
        return
    yield f"If {failure.host} fails:"
    for restart in failure.restarts:
        yield wrapped(f"{restart.vm.name} restarts on {restart.host} with {device_words(restart.devices)}.")
    for left in failure.left_off:
        yield from _left_off(left)


def _left_off(left: LeftOff) -> Iterator[str]:
    reason = left.reason
    yield wrapped(f"{left.vm.name} stays off. {reason.code}: {reason.message}")
    for cause in reason.causes:
        yield wrapped(f"{cause.about.name if cause.about else 'host'}: {cause.code}: {cause.message}", level=2)
    yield wrapped(reason.remedy, level=2)


def _headroom(survey: Survey) -> Iterator[str]:
    if survey.headroom:
        yield "More VMs that could run and would still all restart:"
    for room in survey.headroom:
        limit = f" (limited by a failure of {room.tightest})" if room.tightest else ""
        yield wrapped(f"{room.more} with {_asked(room)}{limit}; {room.running} run now.")


def _asked(room: Headroom) -> str:
    """The requests of a VM in words, equal ones counted."""
    words = [_request(request) for request in room.requests]
    return " and ".join(f"{words.count(word)} x {word}" for word in dict.fromkeys(words))


def _request(request: VmPci) -> str:
    if not isinstance(request, DynamicDirectPathIo):
        return request_text(request)
    known = [device_type_of(model) for model in request.allowed]
    names = [kind.name if kind else str(model) for kind, model in zip(known, request.allowed, strict=True)]
    label = f' labelled "{request.label}"' if request.label else ""
    return f"{' or '.join(names)}{label}"


def _admission(survey: Survey) -> Iterator[str]:
    found = survey.admission
    yield f"Admission control: {found.policy.replace('-', ' ')}{_numbers(found)}."
    devices = "suffice for any one failure" if survey.devices_survive else "do not suffice for every failure"
    yield wrapped(f"It counts processors and memory only; the devices {devices}.")


def _numbers(found: Admission) -> str:
    """How much is free against how much is to be, where the policy has numbers."""
    parts = [f"{share.name} {share.free_percent:.0f} % free, {share.keep_percent} % kept" for share in found.shares]
    if found.slots is not None:
        slots = found.slots
        parts.append(f"{slots.used} of {slots.total} slots used, {slots.failover_capacity} hosts may fail")
    parts += found.failover_hosts
    enough = "" if found.enough else "; that is not enough"
    return f" ({', '.join(parts)}{enough})" if parts else ""
