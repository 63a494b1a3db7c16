"""What a plan says beside its steps."""

from vconsole.model import Fault, Ref
from vconsole.ui.acts.plan_list import Progress, StepLine
from vconsole.vcenter import PlanStep

A, B = Ref("host", "esxi-01"), Ref("host", "esxi-02")


def reason(about: Ref, slot: int) -> Fault:
    return Fault("label-differs", 'The label is "Inference".', "Edit the label.", about, slot)


def test_a_reason_against_several_devices_stands_once_for_each_host_and_names_them() -> None:
    note = PlanStep("infer-03 stays off.", vm="infer-03", reasons=(reason(A, 0), reason(A, 1), reason(B, 1)))
    lines = [line.plain.strip() for line in StepLine(Progress((note,)), 0).lines(100)]
    assert lines[1:] == [
        'esxi-01: PCI devices 0-1: The label is "Inference".',
        'esxi-02: PCI device 1: The label is "Inference".',
    ]
