from pathlib import Path

from tests.cli.conftest import Run
from vconsole.files.samples import samples


def test_every_sample_is_listed_with_what_it_teaches(vconsole: Run) -> None:
    answer = vconsole("samples")
    assert answer.status == 0
    words = " ".join(answer.out.split())
    assert all(f"{sample.name}: {sample.title} {sample.description}" in words for sample in samples())


def test_the_default_comes_first_and_the_large_one_is_named(vconsole: Run) -> None:
    listed = vconsole("samples", "--json").json["samples"]
    assert (listed[0]["name"], listed[-1]["name"]) == ("default", "large")
    assert listed[-1]["path"] is None
    assert all(Path(sample["path"]).is_file() for sample in listed[:-1])
