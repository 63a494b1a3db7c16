"""What is on the screen as plain text, and goldens of it."""

from pathlib import Path
from typing import Any

from textual.app import App

GOLDENS = Path(__file__).parent / "goldens"


def text_plane(app: App[Any]) -> str:
    """The text of the screen on top, line by line, without blanks at the ends of lines.

    The compositor's strips are the one private part of Textual that the tests lean on.
    """
    strips = app.screen._compositor.render_strips()
    return "\n".join("".join(segment.text for segment in strip).rstrip() for strip in strips).rstrip() + "\n"


def check_golden(app: App[Any], name: str, *, update: bool) -> None:
    """Compare the screen with the file `NAME.COLUMNSxLINES.txt`, or write the file."""
    path = GOLDENS / f"{name}.{app.size.width}x{app.size.height}.txt"
    shown = text_plane(app)
    if update:
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(shown, "utf-8")
        return
    assert path.exists(), f"there is no golden {path.name}; `pytest tests/ui --update-goldens` writes it"
    assert shown == path.read_text("utf-8")
