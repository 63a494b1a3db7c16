"""How commands write their answers."""

import json
import re
import textwrap
from collections.abc import Iterable, Iterator, Sequence
from typing import Any

from vconsole.model import Fault, PciAddress

_INDENT = "    "
_WIDTH = 100
_QUOTED = re.compile(r'"[^"]*"')
_KEPT_BLANK = "\ue000"
"""Stands for a blank that must not be broken; no name or label can hold it."""


def print_json(document: object) -> None:
    """Print a JSON document in ASCII, so that it is valid whatever the encoding of the output."""
    print(json.dumps(document, indent=2))


def wrapped(text: str, *, level: int = 1) -> str:
    """The text in indented lines of a readable width; words and what stands in quotation marks stay whole."""
    indent = _INDENT * level
    kept = _QUOTED.sub(lambda quoted: quoted.group().replace(" ", _KEPT_BLANK), text)
    filled = textwrap.fill(
        kept,
        _WIDTH,
        initial_indent=indent,
        subsequent_indent=indent,
        break_long_words=False,
        break_on_hyphens=False,
    )
    return filled.replace(_KEPT_BLANK, " ")


def counted(number: int, noun: str) -> str:
    """A number of things: `1 host`, `2 hosts`."""
    return f"{number} {noun}" if number == 1 else f"{number} {noun}{'es' if noun.endswith('s') else 's'}"


def fault_json(fault: Fault) -> dict[str, Any]:
    """The fault with the fields that are set; its causes alike."""
    about = {"kind": fault.about.kind, "name": fault.about.name} if fault.about else None
    fields = {"about": about, "slot": fault.slot, "device": fault.device and str(fault.device)}
    return {
        "code": fault.code,
        "message": fault.message,
        "remedy": fault.remedy,
        **{key: value for key, value in fields.items() if value is not None},
        "causes": [fault_json(cause) for cause in fault.causes],
    }


def by_words(reasons: Iterable[Fault]) -> Iterator[tuple[Fault, Sequence[int]]]:
    """Each reason once, with all the slots that it was given for."""
    slots: dict[Fault, list[int]] = {}
    for reason in reasons:
        given = slots.setdefault(reason._replace(slot=None), [])
        if reason.slot is not None:
            given.append(reason.slot)
    yield from slots.items()


def for_slots(slots: Sequence[int]) -> str:
    """Which PCI devices a reason is about, if it is more than one."""
    return f" (PCI devices {', '.join(map(str, slots))})" if len(slots) > 1 else ""


def device_words(devices: tuple[PciAddress | None, ...]) -> str:
    """The devices of a placement as a list in a sentence."""
    return ", ".join(str(device) for device in devices if device is not None) or "no passthrough device"
