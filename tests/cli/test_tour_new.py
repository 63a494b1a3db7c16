"""`vconsole tour new`: a walkthrough to begin with, and what it refuses."""

from pathlib import Path

import pytest

from tests.cli.conftest import Run
from vconsole.files.samples import samples
from vconsole.lessons.tour import read_tour
from vconsole.lessons.tour.proofs import done_in


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """An empty working directory."""
    monkeypatch.chdir(tmp_path)
    return tmp_path


def test_the_new_walkthrough_is_proven_as_it_is(vconsole: Run, folder: Path) -> None:
    answer = vconsole("tour", "new", "my-tour")
    assert (answer.status, answer.out) == (0, "")
    assert (
        answer.err
        == "Saved the walkthrough as my-tour.toml. Edit it, then prove it: vconsole tour check my-tour.toml\n"
    )
    assert vconsole("tour", "check", folder / "my-tour.toml").out == "my-tour: proven (4 scenes)\n"


@pytest.mark.parametrize("sample", [sample.name for sample in samples()])
def test_on_every_sample_there_is_something_to_label_or_it_says_so(vconsole: Run, folder: Path, sample: str) -> None:
    answer = vconsole("tour", "new", "my-tour", "--from", sample, "-o", "-")
    if answer.status:
        assert f"no device of {sample} takes a hardware label" in answer.err
        return
    (folder / "my-tour.toml").write_text(answer.out)
    assert done_in(read_tour(folder / "my-tour.toml").tour) == ()


@pytest.mark.parametrize(
    ("name", "message"),
    [
        ("check", '"check" is a word of vconsole tour; take another, such as "check-walkthrough"'),
        (
            "host-dies",
            '"host-dies" is the walkthrough W7 that ships with vconsole; take another, such as "own-host-dies"',
        ),
        ("My Tour", 'for example "my-tour"'),
    ],
)
def test_a_name_that_cannot_be_used_is_refused(vconsole: Run, folder: Path, name: str, message: str) -> None:
    answer = vconsole("tour", "new", name)
    assert (answer.status, message in answer.err) == (2, True), answer.err
    assert list(folder.iterdir()) == []


def test_a_file_of_another_name_is_refused(vconsole: Run) -> None:
    answer = vconsole("tour", "new", "my-tour", "-o", "other.toml")
    assert (answer.status, "name it my-tour.toml" in answer.err) == (2, True)
