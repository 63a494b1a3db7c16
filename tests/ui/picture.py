"""Draw the README's picture: `python -m tests.ui.picture`.

The console plays a power-on with its default sample; the picture needs no remote font.
"""

import asyncio
import re
from pathlib import Path

from textual.pilot import Pilot

from vconsole.files.samples import open_sample
from vconsole.model import Ref
from vconsole.ui.app import Console
from vconsole.vcenter import Session

SIZE = (120, 36)
PICTURE = Path(__file__).parents[2] / ".github" / "images" / "console.svg"
_REMOTE_FONT = re.compile(r"@font-face \{.*?\}\s*", re.DOTALL)
_FONTS = "Menlo, Consolas, DejaVu Sans Mono"


async def draw() -> str:
    """The console as an SVG document: a refused power-on, with the reasons of one host and what would help."""
    app = Console(Session(open_sample()), "default")
    async with app.run_test(size=SIZE) as pilot:
        await _refuse(app, pilot)
        return _self_contained(app.export_screenshot(title="vconsole"))


async def _refuse(app: Console, pilot: Pilot[int]) -> None:
    app.open(Ref("vm", "train-02"))
    await pilot.pause(0.3)
    await pilot.press("p")
    await pilot.pause(0.5)
    await pilot.press("down", "down")
    await pilot.pause(0.2)


def _self_contained(svg: str) -> str:
    return _REMOTE_FONT.sub("", svg).replace("Fira Code", _FONTS)


def main() -> None:
    """Write the picture."""
    PICTURE.parent.mkdir(parents=True, exist_ok=True)
    PICTURE.write_text(asyncio.run(draw()), "utf-8")


if __name__ == "__main__":
    main()
