"""The README's pictures are what the code draws; `python -m tests.ui.pictures` draws them anew."""

import re

from tests.ui.pictures import FOLDER, draw

SIZE_MAX = 400_000
"""Bytes of a picture."""


async def test_the_pictures_are_what_the_code_draws() -> None:
    drawn = await draw()
    assert [name for name, text in drawn.items() if (FOLDER / name).read_text("utf-8") != text] == []
    assert sorted(path.name for path in FOLDER.iterdir()) == sorted(drawn)


def test_the_pictures_are_small_and_need_nothing_from_elsewhere() -> None:
    for path in FOLDER.iterdir():
        text = path.read_text("utf-8")
        assert len(text.encode()) < SIZE_MAX
        assert set(re.findall(r"https?://[^\"' )]+", text)) <= {"http://www.w3.org/2000/svg"}
        assert "<script" not in text
        assert "@font-face" not in text
