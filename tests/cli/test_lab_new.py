"""`vconsole lab new`: a lab to begin with, and the names, samples and files that it refuses."""

from pathlib import Path

import pytest

from tests.cli.conftest import Run


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """An empty working directory."""
    monkeypatch.chdir(tmp_path)
    return tmp_path


def test_the_new_lab_is_proven_once_its_author_wrote_what_is_theirs(vconsole: Run, folder: Path) -> None:
    answer = vconsole("lab", "new", "my-lab", "--from", "fresh-host")
    assert (answer.status, answer.out) == (0, "")
    assert answer.err == "Saved the lab as my-lab.toml. Edit it, then prove it: vconsole lab check my-lab.toml\n"
    path = folder / "my-lab.toml"
    unwritten = vconsole("lab", "check", path)
    assert unwritten.status == 1
    assert [line for line in unwritten.out.splitlines() if line.startswith(("my-lab", "  problem"))] == [
        "my-lab: 2 problems",
        '  problem T1 summary: "WHAT ONE CAN DO AFTERWARDS" stands there for words of yours; write them',
        '  problem T1 story: "WHO WANTS WHAT, AND WHY" stands there for words of yours; write them',
    ]
    path.write_text(path.read_text().replace("WHAT ONE CAN DO AFTERWARDS", "Label.").replace("WHO WANTS WHAT", "We do"))
    assert vconsole("lab", "check", path).status == 0


def test_it_is_printed_for_a_dash(vconsole: Run, folder: Path) -> None:
    answer = vconsole("lab", "new", "my-lab", "--from", "two-hosts", "-o", "-")
    assert 'id = "my-lab"' in answer.out
    assert answer.err == ""
    assert list(folder.iterdir()) == []


@pytest.mark.parametrize(
    ("name", "said"),
    [
        ("My Lab", '"My Lab" is no id: small letters and digits with single hyphens'),
        ("a/b", 'for example "a-b"'),
        ("x" * 41, "at most 40 characters"),
        (
            "first-label",
            '"first-label" is the lab L04 that ships with vconsole; take another, such as "own-first-label"',
        ),
        ("new", '"new" is a word of vconsole lab'),
    ],
)
def test_what_is_no_name_is_refused_with_one_that_is(vconsole: Run, folder: Path, name: str, said: str) -> None:
    answer = vconsole("lab", "new", name, "--from", "fresh-host")
    assert answer.status == 2
    assert said in answer.err
    assert list(folder.iterdir()) == []


def test_a_file_of_another_name_than_the_lab_is_refused(vconsole: Run, folder: Path) -> None:
    (folder / "labs").mkdir()
    answer = vconsole("lab", "new", "my-lab", "--from", "fresh-host", "-o", "labs/other.toml")
    assert answer.status == 2
    assert "a lab stands in the file of its id: name it labs/my-lab.toml" in answer.err
    assert vconsole("lab", "new", "my-lab", "--from", "fresh-host", "-o", "labs/my-lab.toml").status == 0


def test_a_file_that_is_there_is_written_over_only_when_forced(vconsole: Run, folder: Path) -> None:
    there = folder / "my-lab.toml"
    there.write_text("mine")
    refused = vconsole("lab", "new", "my-lab", "--from", "fresh-host")
    assert (refused.status, there.read_text()) == (2, "mine")
    assert "--force" in refused.err
    assert vconsole("lab", "new", "my-lab", "--from", "fresh-host", "--force").status == 0
    assert 'id = "my-lab"' in there.read_text()


def test_a_misspelt_sample_is_told_with_the_nearest(vconsole: Run, folder: Path) -> None:
    answer = vconsole("lab", "new", "my-lab", "--from", "fresh-hots")
    assert answer.status == 2
    assert 'did you mean "fresh-host"?' in answer.err
    assert list(folder.iterdir()) == []
