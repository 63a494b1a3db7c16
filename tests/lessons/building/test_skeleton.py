"""Skeletons: a whole small lab on any sample."""

import pytest

from tests.lessons.building.rig import HEAD, proven
from vconsole.files import FileProblems
from vconsole.files.samples import samples
from vconsole.lessons.building import skeleton
from vconsole.lessons.lab import parse_lab


@pytest.mark.parametrize("sample", [sample.name for sample in samples()])
def test_the_skeleton_on_a_shipped_sample_is_proven(sample: str) -> None:
    lab = proven(skeleton(HEAD, sample))
    assert (lab.start.sample, len(lab.steps), len(lab.misconceptions), lab.par) == (sample, 1, 1, 1)


def test_its_texts_need_no_escapes() -> None:
    assert "\\" not in skeleton(HEAD, "fresh-host")


def test_what_else_there_may_be_can_be_written_as_it_stands_there() -> None:
    text = skeleton(HEAD, "two-hosts")
    others = text[text.index("# What else there may be") :].splitlines()
    examples = [line.removeprefix("#   ") for line in others if line.startswith("#   ")]
    (lab,) = parse_lab("\n".join([text, *examples]))
    assert (len(lab.rules), list(lab.questions), len(lab.alternatives), len(lab.variants)) == (1, ["who"], 1, 1)


def test_a_misspelt_sample_is_told_with_the_nearest() -> None:
    with pytest.raises(FileProblems, match=r'"fresh-hots" is no sample; did you mean "fresh-host"\?'):
        skeleton(HEAD, "fresh-hots")
