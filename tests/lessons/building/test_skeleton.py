"""Skeletons: a whole small lab on any sample."""

import pytest

from tests.lessons.building.rig import HEAD, proven
from vconsole.files import FileProblems
from vconsole.files.samples import samples
from vconsole.lessons.building import skeleton


@pytest.mark.parametrize("sample", [sample.name for sample in samples()])
def test_the_skeleton_on_a_shipped_sample_is_proven(sample: str) -> None:
    lab = proven(skeleton(HEAD, sample))
    assert (lab.start.sample, len(lab.steps), len(lab.misconceptions), lab.par) == (sample, 1, 1, 1)


def test_a_misspelt_sample_is_told_with_the_nearest() -> None:
    with pytest.raises(FileProblems, match=r'"fresh-hots" is no sample; did you mean "fresh-host"\?'):
        skeleton(HEAD, "fresh-hots")
