"""Reading a text that scrolls from its top to its bottom, as it is drawn."""

from collections.abc import Iterator, Sequence
from typing import NamedTuple, Self

from rich.segment import Segment
from textual.strip import Strip
from textual.widget import Widget

from vconsole.files import Problem
from vconsole.lessons.proofs import Passage
from vconsole.ui.hands.moves import Moves
from vconsole.ui.recording.frame import lines_of


class Reading(NamedTuple):
    """What was read, line by line."""

    lines: tuple[Strip, ...]

    def columns(self, begin: int, end: int) -> Self:
        """What stands in some columns, counted in cells from 0; `end` is outside."""
        return self._replace(lines=tuple(line.crop(begin, end) for line in self.lines))

    def left_out(self, texts: Sequence[str]) -> Sequence[int]:
        """Which of several texts, by their places, do not stand here whole, one after the other."""
        there, at, missing = _squeezed("".join(line.text for line in self.lines)), 0, []
        for place, text in enumerate(texts):
            found = there.find(_squeezed(text), at)
            if found < 0:
                missing.append(place)
            else:
                at = found + len(_squeezed(text))
        return missing


async def read(moves: Moves, body: Widget) -> Reading:
    """Read what scrolls in a widget: what is not seen at first, by the key that turns a page."""
    body.scroll_home(animate=False)
    await moves.rest()
    lines = list(_seen(body))
    while not body.is_vertical_scroll_end:
        before = body.scroll_offset.y
        await moves.press("pagedown")
        await moves.until(lambda: body.scroll_offset.y == round(body.scroll_target_y), "the next page")
        await moves.rest()
        turned = body.scroll_offset.y - before
        if not turned:
            break
        lines += _seen(body)[-turned:]
    return Reading(tuple(lines))


def unread(reading: Reading, wanted: Sequence[Passage]) -> Iterator[Problem]:
    """Those texts that were not to be read whole."""
    for at in reading.left_out([passage.text for passage in wanted]):
        yield Problem(wanted[at].place, f'it is not shown whole; say it in fewer words: "{wanted[at].text}"')


def _seen(body: Widget) -> list[Strip]:
    """The lines of a widget that are on the screen."""
    part = body.scrollable_content_region
    drawn = lines_of(body.app)[part.y : part.bottom]
    strips = (Strip([Segment(run.text) for run in line]) for line in drawn)
    return [strip.crop(part.x, part.right) for strip in strips]


def _squeezed(text: str) -> str:
    """A text without blanks: where its lines are broken makes no difference."""
    return "".join(text.split())
