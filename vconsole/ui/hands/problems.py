"""Why a line of a script was not played in the console."""

from textual.app import App
from textual.widget import Widget


class CannotPlay(Exception):  # noqa: N818
    """The screens have no way to do what a line says, or not now: what was looked for, and what was there."""

    def __init__(self, wanted: str, there: str = "") -> None:
        super().__init__(f"{wanted} {there}".strip())


class PlayedOtherwise(Exception):  # noqa: N818
    """What was done by the keys is not what the line says."""


class Stopped(Exception):  # noqa: N818
    """Who looks on wants the console: the hands let go of it before their next key, whatever is open by then."""


def not_found(wanted: str, app: App[object]) -> CannotPlay:
    """The problem of something that is not on the screen, with what is there."""
    return CannotPlay(f"Looked for {wanted};", f"there was {seen(app)}.")


def seen(app: App[object]) -> str:
    """What is on the screen in a few words: the dialog or page, and the controls that have a name."""
    screen = app.screen
    ids = [named for widget in screen.focus_chain if (named := name_of(widget))]
    controls = f" with {', '.join(dict.fromkeys(ids))}" if ids else " without controls"
    return f"{type(screen).__name__}{controls}"


def name_of(widget: Widget) -> str:
    """The nearest id of a control or of what it stands in."""
    ids = (node.id for node in widget.ancestors_with_self if node.id and not node.id.startswith("dialog-b"))
    return next((f"#{found}" for found in ids), "")
