"""A skeleton: the smallest whole lab on a sample, for an author who begins with an empty page."""

from collections.abc import Iterator
from typing import Any

from vconsole.files import FileProblems, Problem
from vconsole.lessons.building.differences import differences
from vconsole.lessons.building.drafting import Head, draft
from vconsole.lessons.building.recording import act_table, record
from vconsole.lessons.start import opened
from vconsole.model import Inventory
from vconsole.vcenter import Session, SetHardwareLabel

LABEL = "Workshop"
"""The hardware label that a device gets in a skeleton; no sample has one that is nearly the same."""


def skeleton(head: Head, sample: str) -> str:
    """A lab with one step, one check, one misconception with its trap, and a solution.

    Raises FileProblems if there is no such sample, or nothing in it that could be labelled.
    """
    act = next(_labelling(opened(sample)), None)
    if act is None:
        message = f"no device of {sample} takes a hardware label; take another sample, and build the lab in the console"
        raise FileProblems(None, [Problem("start: sample", message)])
    recording = record(sample, (), [act])
    asked = differences(recording.start, recording.goal)
    (line,) = recording.lines
    return draft(head, recording, asked, [_near_label(act, act_table(line))])


def _labelling(inventory: Inventory) -> Iterator[SetHardwareLabel]:
    """Every way to label a device, GPUs first."""
    devices = (
        (device.is_graphics, host.name, device.address) for host in inventory.hosts.values() for device in host.pci
    )
    for _, host, address in sorted(devices, key=lambda each: not each[0]):
        act = SetHardwareLabel(host=host, device=address, label=LABEL)
        if not Session(inventory).perform(act).faults:
            yield act


def _near_label(act: SetHardwareLabel, line: dict[str, Any]) -> dict[str, Any]:
    where = {"host": act.host, "address": str(act.device)}
    return {
        "id": "near-label",
        "idea": "M06",
        "when": {"any": "device", "where": where, "is": {"hardware_label": {"near": LABEL}}},
        "say": f"'{{found.hardware_label}}' is not '{LABEL}'. Labels are compared exactly, capitals and blanks too.",
        "traps": [[{**line, "label": LABEL.lower()}]],
    }
