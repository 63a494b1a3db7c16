"""A placement in lines for people: the choice, then every host with its reasons, then what would help."""

from collections.abc import Iterator, Sequence

from vconsole.cli.answer import by_words, counted, device_words, for_slots, wrapped
from vconsole.drs import HostVerdict, Placement
from vconsole.vcenter.fixes import Fix


def placement_lines(placement: Placement, fixes: Sequence[Fix]) -> Iterator[str]:
    """The lines of the answer."""
    yield _choice(placement)
    for verdict in placement.hosts:
        yield ""
        yield from _verdict_lines(verdict)
    if fixes:
        yield ""
        yield "Any one of these changes would help:"
        for fix in fixes:
            yield wrapped(fix.message)


def _choice(placement: Placement) -> str:
    if placement.host is None:
        return f"Does not fit on any of {counted(len(placement.hosts), 'host')}."
    return f"Fits: {placement.host} with {device_words(placement.devices)}."


def _verdict_lines(verdict: HostVerdict) -> Iterator[str]:
    if verdict.fits:
        below = " (below 0: overcommitted)" if verdict.overcommitted else ""
        yield f"{verdict.host}: fits with {device_words(verdict.devices)}, score {verdict.score}{below}"
        return
    yield f"{verdict.host}: does not fit"
    for reason, slots in by_words(verdict.reasons):
        yield wrapped(f"{reason.code}: {reason.message}{for_slots(slots)}")
        if reason.remedy:
            yield wrapped(reason.remedy, level=2)
