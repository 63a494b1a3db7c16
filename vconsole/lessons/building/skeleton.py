"""A skeleton: the smallest whole lab on a sample, for an author who begins with an empty page."""

from collections.abc import Iterator
from typing import Any

from vconsole.files import FileProblems, Problem
from vconsole.lessons.building.differences import differences
from vconsole.lessons.building.drafting import Head, draft
from vconsole.lessons.building.recording import act_table, record
from vconsole.lessons.start import opened
from vconsole.model import Inventory
from vconsole.vcenter import Action, Session, SetHardwareLabel, SetPassthrough

LABEL = "Workshop"
"""The hardware label that a device gets in a skeleton; no sample has one that is nearly the same."""


def skeleton(head: Head, sample: str) -> str:
    """A lab with one step, one check, one misconception with its trap, and a solution.

    Raises FileProblems if there is no such sample, or nothing in it that could be labelled.
    """
    before, act = labelling(sample)
    recording = record(sample, before, [act])
    asked = differences(recording.start, recording.goal)
    (line,) = recording.lines
    return draft(head, recording, asked, [_near_label(act, act_table(line))])


def labelling(sample: str) -> tuple[tuple[Action, ...], SetHardwareLabel]:
    """A device of a sample that can be labelled: what its start needs for that, and the action. Raises FileProblems."""
    way = next(_ways(opened(sample)), None)
    if way is None:
        message = f"no device of {sample} takes a hardware label; take another sample"
        raise FileProblems(None, [Problem("start: sample", message)])
    return way


def _ways(inventory: Inventory) -> Iterator[tuple[tuple[Action, ...], SetHardwareLabel]]:
    """Every way to label a device, with what the start needs for it.

    Devices that need nothing come first, GPUs before others: the page gives labels only to devices that are enabled
    for passthrough.
    """
    devices = ((device, host.name) for host in inventory.hosts.values() for device in host.pci)
    for device, host in sorted(devices, key=lambda each: (not each[0].passthrough.enabled, not each[0].is_graphics)):
        address = device.address
        toggle = SetPassthrough(host=host, devices=(address,), enabled=True)
        before = () if device.passthrough.enabled else (toggle,)
        act = SetHardwareLabel(host=host, device=address, label=LABEL)
        session = Session(inventory)
        if not any(session.perform(each).faults for each in (*before, act)):
            yield before, act


def _near_label(act: SetHardwareLabel, line: dict[str, Any]) -> dict[str, Any]:
    where = {"host": act.host, "address": str(act.device)}
    return {
        "id": "near-label",
        "idea": "M06",
        "when": {"any": "device", "where": where, "is": {"hardware_label": {"near": LABEL}}},
        "say": f"'{{found.hardware_label}}' is not '{LABEL}'. Labels are compared exactly, capitals and blanks too.",
        "traps": [[{**line, "label": LABEL.lower()}]],
    }
