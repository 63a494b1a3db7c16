"""What a stranger's lab file says wrong is told with its place, what was found and what to do."""

import pytest

from tests.lessons.labs import LAB, changed
from vconsole.files import FileProblems
from vconsole.lessons.lab import parse_lab

STEP = "steps[0] label: checks[0] exact"
PROBLEMS = [
    ('all = "gpu"', 'al = "gpu"', f'{STEP}: when: no predicate has the key "al"; did you mean "all"?'),
    ('all = "gpu"', 'all = "gpuu"', f'{STEP}: when: "gpuu" is no kind of object; did you mean "gpu"?'),
    ('fail = "The label', 'fial = "The label', f'{STEP}: unknown key "fial"; did you mean "fail"?'),
    (
        'level = "beginner"',
        'level = "begginer"',
        'level: "begginer" is not one of beginner, intermediate, advanced, expert; did you mean "beginner"?',
    ),
    ("minutes = 5", 'minutes = "5 minutes"', 'minutes: "5 minutes" is not a whole number'),
    ("minutes = 5", 'minutes = 5\nneeds = ["label-it"]', 'needs: it names "label-it", the lab itself; leave it out'),
    ("minutes = 5", 'minutes = "10"', 'minutes: "10" is not a whole number'),
    (
        'device = "0000:af:00.0", label = "{wrong}"',
        'device = "0000:af:00.0", lable = "{wrong}"',
        'misconceptions[0] near: traps[0][0]: set-hardware-label: the key "label" is needed '
        '(and: unknown key "lable"; did you mean "label"?)',
    ),
    (
        'devices = ["0000:af:00.0"], enabled = true',
        'devices = ["0000:af:00.0"], enabled = "yes"',
        'start.do[0]: set-passthrough: enabled: "yes" is not true or false',
    ),
    (
        'is = { hardware_label = "{label}" }',
        'is = { label = "{label}" }',
        f'{STEP}: when: unknown key "label"; did you mean "hardware_label"?',
    ),
    ("format = 1", "format = 9", "format: 9 is newer than this vconsole knows (1); a newer vconsole opens it"),
    (
        'idea = "M06"',
        'idea = "M60"',
        'misconceptions[0] near: idea: "M60" is no misconception of the catalogue; '
        "`vconsole lab language misconceptions` lists those that are",
    ),
    (
        'idea = "M06"\n',
        "",
        'misconceptions[0] near: the key "idea" is needed; `vconsole lab language misconceptions` lists those that are',
    ),
    (
        'hints = ["The label belongs to the device."]',
        "",
        "steps[0] label: a step needs a hint; if it needs none, say why in no_hint",
    ),
    ("the label {label}.", "the label {lable}.", 'story: the variants have no word {lable}; did you mean "label"?'),
    (
        "{found.address} is '",
        "{found.adress} is '",
        f'{STEP}: fail: nothing is found that {{found.adress}} could name; did you mean "found.address"?',
    ),
    (
        'id = "passed-through"',
        'id = "Passed"',
        'rules[0] Passed: id: "Passed" is no id: small letters and digits with single hyphens, at most 40 characters',
    ),
    (
        '{ all = "gpu", is',
        '{ all = "gpu",\n is',
        "line 27, column 22: is not TOML: a table in braces has to end in the line in "
        "which it begins; put it on one line, or give it a [heading]",
    ),
    (
        '"{label}" } }\npass',
        '"{label}" }, }\npass',
        "line 27, column 60: is not TOML: a comma stands before the closing brace; leave it out",
    ),
    (
        'level = "beginner"',
        "level = beginner",
        'line 5, column 9: is not TOML: no value begins like this; a text needs "quotes", a truth is true or false',
    ),
    (
        'title = "Label it"',
        'title = "Label it"\ntitle = "Twice"',
        'line 4: the key "title" stands twice in one table; leave one of them out',
    ),
    ("[solution]\nlabel", "[solution]\nlable", 'solution.lable: there is no step "lable"; did you mean "label"?'),
]


@pytest.mark.parametrize(("old", "new", "message"), PROBLEMS, ids=[new[:30] for _, new, _ in PROBLEMS])
def test_one_wrong_thing_is_told_with_its_place(old: str, new: str, message: str) -> None:
    with pytest.raises(FileProblems) as stopped:
        parse_lab(changed(old, new))
    assert message in str(stopped.value).splitlines()
    assert len(stopped.value.problems) <= 2


def test_a_list_is_not_called_short_for_what_is_wrong_in_it() -> None:
    with pytest.raises(FileProblems) as stopped:
        parse_lab(changed('all = "gpu"', 'al = "gpu"'))
    assert "entries" not in str(stopped.value)


def test_an_empty_list_is_called_short() -> None:
    with pytest.raises(FileProblems, match=r"traps: has 0 entries, at least 1 is needed"):
        parse_lab(LAB.split("traps = ")[0] + "traps = []\n\n[solution]" + LAB.split("[solution]")[1])


def test_the_second_of_two_ids_is_named_with_the_first() -> None:
    check = LAB[LAB.index("[[steps.checks]]") : LAB.index("[[rules]]")]
    with pytest.raises(FileProblems) as stopped:
        parse_lab(changed("[[rules]]", f"{check}[[rules]]"))
    assert str(stopped.value) == (
        'steps[0] label: checks[1] exact: the id "exact" stands twice; steps[0] label: checks[0] exact has it already'
    )
