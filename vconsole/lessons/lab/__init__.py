"""The lab file: data only, read strictly."""

from vconsole.lessons.lab.lab import (
    Alternative,
    Check,
    Exam,
    Lab,
    Misconception,
    Question,
    Rule,
    Start,
    Step,
    lab_json,
)
from vconsole.lessons.lab.lines import Act, Answer, Look, ScriptLine, Wait
from vconsole.lessons.lab.reading import LabFile, parse_lab, read_lab
from vconsole.lessons.support import Support

__all__ = [
    "Act",
    "Alternative",
    "Answer",
    "Check",
    "Exam",
    "Lab",
    "LabFile",
    "Look",
    "Misconception",
    "Question",
    "Rule",
    "ScriptLine",
    "Start",
    "Step",
    "Support",
    "Wait",
    "lab_json",
    "parse_lab",
    "read_lab",
]
