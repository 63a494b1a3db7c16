"""A small lab as text, for tests that change one thing of it."""

from vconsole.lessons.lab import Lab, parse_lab

LAB = """\
format = 1
id = "label-it"
title = "Label it"
form = "guided"
level = "beginner"
minutes = 5
summary = "Give a GPU the label that VMs ask for."
concepts = ["hardware-label"]
introduces = ["hardware-label"]
story = "Give the GPU the label {label}."

[[variants]]
label = "Training"
wrong = "training"

[start]
sample = "fresh-host"
do = [{ action = "set-passthrough", host = "esxi-01.lab.local", devices = ["0000:af:00.0"], enabled = true }]

[[steps]]
id = "label"
goal = "The GPU has the label"
hints = ["The label belongs to the device."]

[[steps.checks]]
id = "exact"
when = { all = "gpu", is = { hardware_label = "{label}" } }
pass = "VMs can ask for {label} now."
fail = "The label of {found.address} is '{found.hardware_label}'; VMs ask for '{label}'."

[[rules]]
id = "passed-through"
never = { any = "gpu", is = { enabled = false } }
fail = "The GPU at {found.address} is not in passthrough any more."

[[misconceptions]]
id = "near"
idea = "M06"
when = { any = "gpu", is = { hardware_label = { near = "{label}" } } }
say = "'{found.hardware_label}' is not '{label}'."
traps = [[{ action = "set-hardware-label", host = "esxi-01.lab.local", device = "0000:af:00.0", label = "{wrong}" }]]

[solution]
label = [{ action = "set-hardware-label", host = "esxi-01.lab.local", device = "0000:af:00.0", label = "{label}" }]
"""

SET_LABEL = '{ action = "set-hardware-label", host = "esxi-01.lab.local", device = "0000:af:00.0", label = "Training" }'
TOGGLE_OFF = '{ action = "set-passthrough", host = "esxi-01.lab.local", devices = ["0000:af:00.0"], enabled = false }'


def changed(old: str, new: str, text: str = LAB) -> str:
    """The text with one thing in the place of another, which has to be there."""
    assert old in text
    return text.replace(old, new, 1)


def lab(*changes: tuple[str, str]) -> Lab:
    """The first variant of the small lab with these changes."""
    text = LAB
    for old, new in changes:
        text = changed(old, new, text)
    return parse_lab(text)[0]
