"""Go on: a session on this estate was left, and everything that was done is still there."""

from collections.abc import Iterable
from datetime import datetime
from typing import ClassVar

from textual.binding import Binding, BindingType
from textual.content import Content
from textual.widget import Widget
from textual.widgets import Static

from vconsole import __version__
from vconsole.ui.dialogs import Dialog
from vconsole.ui.widgets import visible
from vconsole.vcenter.journal import Previous
from vconsole.vcenter.session import Replay


class GoOn(Dialog[bool]):
    """Offer the session that was left. True to go on, None to start anew; Esc goes on, since that loses nothing."""

    BINDINGS: ClassVar[list[BindingType]] = [Binding("escape", "confirm", show=False, id="dialog.escape")]

    def __init__(self, source: str, previous: Previous, replay: Replay) -> None:
        """Tell of a session on the file or sample, and how far it can be done again."""
        super().__init__("Go on", source, confirm="GO ON", cancel="START ANEW")
        self._previous = previous
        self._replay = replay

    def body(self) -> Iterable[Widget]:
        """What was done, when, and what comes of either answer."""
        yield Static(Content("\n\n".join(visible(text) for text in _texts(self._previous, self._replay))))

    def answer(self) -> bool:
        """Go on."""
        return True


def _texts(previous: Previous, replay: Replay) -> Iterable[str]:
    when = datetime.fromtimestamp(previous.changed).astimezone().strftime("%Y-%m-%d %H:%M")
    count = replay.session.acts
    acts = "1 act" if count == 1 else f"{count or 'no'} acts"
    last = f". The last of them: {replay.session.undoes}" if count else ""
    yield f"There is a session on this estate, left on {when} with {acts} that undo can take back{last}."
    yield "Go on where it was? Undo reaches back to its beginning."
    yield "Start anew keeps it aside, beside the journal of the new session."
    header = previous.reading.header
    if header is not None and header.vconsole != __version__:
        same = "" if replay.stray else ", and every act leads where it did"
        yield f"vconsole {header.vconsole} wrote it; this is {__version__}{same}."
    if replay.stray is not None:
        yield (
            f"Line {replay.stray_line} of the journal leads elsewhere now than when it was written: {replay.stray} "
            "Go on leads to the moment before it; the whole journal is kept aside as well."
        )
