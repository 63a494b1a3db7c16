"""What a stranger's lab file may be at most, and that its texts stay texts."""

from collections.abc import Callable
from pathlib import Path

import pytest

from tests.lessons.labs import LAB, changed, lab
from vconsole.files import FileProblems
from vconsole.lessons.assessment import assess
from vconsole.lessons.filed.form import SIZE_MAX
from vconsole.lessons.lab import parse_lab, read_lab
from vconsole.lessons.rehearsal import Rehearsal

GOAL = 'goal = "The GPU has the label"'
FAIL = "The label of {found.address} is '{found.hardware_label}'; VMs ask for '{label}'."
WHEN = '{ all = "gpu", is = { hardware_label = "{label}" } }'


def problem(text: str) -> str:
    with pytest.raises(FileProblems) as stopped:
        parse_lab(text)
    return str(stopped.value)


@pytest.mark.parametrize(("more", "is_read"), [(0, True), (1, False)])
def test_a_file_has_256_kb_at_most(tmp_path: Path, more: int, is_read: bool) -> None:
    path = tmp_path / "label-it.toml"
    path.write_text(LAB + "#" * (SIZE_MAX + more - len(LAB.encode())))
    if is_read:
        assert read_lab(path).id == "label-it"
        return
    with pytest.raises(FileProblems, match="is larger than 256 KB, more than a lab needs") as stopped:
        read_lab(path)
    assert stopped.value.path == path


def checks(count: int) -> str:
    more = "".join(f'[[steps.checks]]\nid = "c{number}"\nwhen = {WHEN}\nfail = "x"\n' for number in range(1, count))
    return changed("[[rules]]", f"{more}[[rules]]")


def nested(levels: int) -> str:
    return changed(f"when = {WHEN}", f"when = {'{ not = ' * (levels - 1)}{WHEN}{' }' * (levels - 1)}").replace(
        "'{found.hardware_label}'", "x"
    )


def variants(count: int) -> str:
    more = '[[variants]]\nlabel = "Training"\nwrong = "training"\n' * (count - 1)
    return changed("[start]", f"{more}[start]")


def title(length: int) -> str:
    return changed('title = "Label it"', f'title = "{"x" * length}"')


def goal(length: int) -> str:
    return changed(GOAL, f'goal = "{"x" * length}"')


def message(length: int) -> str:
    return changed(FAIL, "x" * length)


def story(length: int) -> str:
    return changed("Give the GPU the label {label}.", "x" * length)


@pytest.mark.parametrize(
    ("write", "most", "said"),
    [
        (checks, 64, "steps: there are 65 checks, at most 64 are evaluated"),
        (nested, 4, "predicates are nested 5 deep, at most 4 levels are read"),
        (variants, 8, "variants: there are 9, at most 8 are proven"),
        (title, 60, "title: the text has 61 characters, at most 60 are shown"),
        (goal, 90, "goal: the text has 91 characters, at most 90 are shown"),
        (message, 200, "fail: the text has 201 characters, at most 200 are shown"),
        (story, 1200, "story: the text has 1201 characters, at most 1200 are shown"),
    ],
    ids=lambda value: getattr(value, "__name__", ""),
)
def test_so_much_is_read_and_no_more(write: Callable[[int], str], most: int, said: str) -> None:
    assert parse_lab(write(most))
    assert said in problem(write(most + 1))


@pytest.mark.parametrize("sign", ["\\u001b", "\\u0007", "\\u202e", "\\n", "\\t"])
def test_what_cannot_be_shown_is_no_text(sign: str) -> None:
    assert "which cannot be shown" in problem(changed(GOAL, f'goal = "a{sign}b"'))


def test_only_a_story_has_several_lines() -> None:
    assert parse_lab(changed("Give the GPU the label {label}.", "One.\\nTwo."))[0].story == "One.\nTwo."
    assert "which cannot be shown" in problem(changed("Give the GPU the label {label}.", "a\\u001bb"))


def test_an_empty_text_says_nothing() -> None:
    assert "goal: an empty text says nothing" in problem(changed(GOAL, 'goal = "  "'))


@pytest.mark.parametrize("text", ["[@click=app.bell]x[/]", "[bold]x[/bold]", "{0} %s ${HOME}", "\\\\x1b[31m"])
def test_markup_stays_what_was_written(text: str) -> None:
    begun = lab((FAIL, f"{text} {{found.address}}"))
    message = assess(begun, Rehearsal(begun).evidence).steps[0].message
    assert message == f"{text} 0000:af:00.0".replace("\\\\", "\\")


def test_what_is_found_is_not_filled_in_again() -> None:
    begun = lab()
    rehearsal = Rehearsal(begun)
    act = begun.solution["label"][0].model_copy(update={"label": "{found.address}"})
    rehearsal.do(type(act).model_validate({**act.model_dump(), "label": "{found.address}"}))
    assert "is '{found.address}'" in assess(begun, rehearsal.evidence).steps[0].message


def test_a_variant_that_lacks_a_word_is_told() -> None:
    text = changed("[start]", '[[variants]]\nlabel = "X"\n[start]')
    assert problem(text) == "variants[1]: lacks what other variants have: wrong"
