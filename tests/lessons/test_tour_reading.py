from importlib.resources import files
from pathlib import Path

import pytest

from vconsole.files import FileProblems
from vconsole.lessons.tour import parse_tour, read_tour

SHIPPED = Path(str(files("vconsole.lessons") / "tours")) / "host-dies.toml"

SMALL = """
kind = "tour"
id = "small"
title = "A small one"
minutes = 1
summary = "A label was given to a GPU."
labs = ["first-label"]

[start]
sample = "two-hosts"

[[scenes]]
id = "page"
title = "The page"
spot = "page"
say = "This is where a host's devices stand."
do = [{ visit = "host/pci-devices", name = "esxi-02.lab.local" }]

[[scenes]]
id = "asks"
title = "A question"
say = "Does it match?"
question = { text = "Does it match?", options = ["Yes", "No"], is = "No", replies = { Yes = "No.", No = "Right." } }

[[scenes]]
id = "label"
title = "A label"
spot = "row 0000:AF:00.0"
say = "The GPU is called Inference now."
do = [{ action = "set-hardware-label", host = "esxi-02.lab.local", device = "0000:af:00.0", label = "Inference" }]
until = { any = "gpu", is = { hardware_label = "Inference" } }
"""


def problem_of(text: str) -> str:
    with pytest.raises(FileProblems) as problems:
        parse_tour(text)
    return str(problems.value)


def changed(old: str, new: str) -> str:
    assert old in SMALL
    return SMALL.replace(old, new, 1)


def test_a_shipped_walkthrough_can_be_read() -> None:
    assert read_tour(SHIPPED).id == SHIPPED.stem


def test_a_whole_walkthrough_is_read() -> None:
    assert [scene.id for scene in parse_tour(SMALL).scenes] == ["page", "asks", "label"]


@pytest.mark.parametrize(
    ("old", "new", "said"),
    [
        ('kind = "tour"', 'kind = "lab"', 'kind: "lab" is no walkthrough'),
        ('kind = "tour"', 'kind = "tour"\nformat = 2', "format: 2 is newer than this vconsole knows (1)"),
        ('kind = "tour"\n', "", 'top of the file: the key "kind" is needed'),
        ("minutes = 1", "minuts = 1", 'unknown key "minuts"; did you mean "minutes"?'),
        ('spot = "page"', 'spott = "page"', 'scenes[0] page: unknown key "spott"; did you mean "spot"?'),
        ('is = "No"', 'iss = "No"', 'scenes[1] asks: question: unknown key "iss"'),
        ('spot = "page"', 'spot = "pagee"', 'scenes[0] page: spot: "pagee" is no part of the screen; did you mean'),
        ('spot = "row 0000:AF:00.0"', 'spot = "row "', 'scenes[2] label: spot: "row " is no part of the screen'),
        ('id = "asks"', 'id = "page"', 'scenes[1] page: the id "page" stands twice; scenes[0] page has it already'),
        ('["first-label"]', '["first-labl"]', 'labs: there is no lab "first-labl"; did you mean "first-label"?'),
        ('is = "No"', 'is = "Never"', '"Never" is no option'),
        (', No = "Right." }', " }", 'the option "No" has no reply'),
        ('No = "Right." }', 'No = "Right." }, ideas = { Yes = "M99" }', '"M99" is no misconception of the catalogue'),
        ('until = { any = "gpu", is = { hardware_label = "Inference" } }', "", "scenes[2] label: does something, so"),
        ('{ any = "gpu", is', '{ any = "gpuu", is', "scenes[2] label: until"),
        ('visit = "host/pci-devices"', 'visit = "host/pci"', 'scenes[0] page: do[0]: "host/pci" is no page'),
        ('say = "Does it match?"', 'say = ""', "scenes[1] asks: say: an empty text says nothing"),
        ('say = "Does it match?"', f'say = "{"a" * 133}"', "the text has 133 characters, at most 132 are shown"),
        ('say = "Does it match?"', f'say = "a"\nnote = "{"n" * 1300}"', "asks: note: the text has 1300 characters"),
        ('say = "Does it match?"', 'say = "a"\nsource = "\\u0007"', "asks: source: the text has the character"),
        (
            '{ any = "gpu", is = { hardware_label = "Inference" } }',
            '{ answer = "page", is = "No" }',
            'scenes[2] label: until: there is no scene with a question "page"',
        ),
        (
            '{ any = "gpu", is = { hardware_label = "Inference" } }',
            '{ not = { not = { not = { not = { any = "gpu" } } } } }',
            "predicates are nested 5 deep, at most 4 levels are read",
        ),
        (
            '[{ visit = "host/pci-devices", name = "esxi-02.lab.local" }]',
            '[{ answer = "asks", is = "No" }]',
            "scenes[0] page: do: a walkthrough asks its viewer",
        ),
    ],
)
def test_what_is_wrong_is_said_with_its_place(old: str, new: str, said: str) -> None:
    assert said in problem_of(changed(old, new))


def test_every_problem_is_told_at_once() -> None:
    text = SMALL.replace('spot = "page"', 'spot = "nowhere"').replace("first-label", "no-such-lab")
    assert len(problem_of(text).splitlines()) == 2


def test_a_scene_may_wait_for_the_answer_of_an_earlier_question() -> None:
    asked = changed('{ any = "gpu", is = { hardware_label = "Inference" } }', '{ answer = "asks", is = "No" }')
    assert parse_tour(asked).scene("label").until is not None


def test_a_walkthrough_of_a_pack_may_name_a_lab_beside_it(tmp_path: Path) -> None:
    path = tmp_path / "small.toml"
    path.write_text(changed("first-label", "own"))
    with pytest.raises(FileProblems):
        read_tour(path)
    (tmp_path / "own.toml").touch()
    assert read_tour(path).tour.labs == ("own",)


def test_a_file_larger_than_any_walkthrough_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "large.toml"
    path.write_text(f"{SMALL}# {'x' * 300_000}\n")
    with pytest.raises(FileProblems, match="larger than 256 KB, more than a walkthrough needs"):
        read_tour(path)
