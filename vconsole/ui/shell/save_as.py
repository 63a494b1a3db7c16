"""Write a file: the estate as it is now, or what was done in the session."""

from collections.abc import Callable, Iterable
from pathlib import Path

from textual.widget import Widget

from vconsole.files.problems import FileProblems
from vconsole.model import Fault
from vconsole.ui.dialogs import Dialog, TextField


class SaveAs(Dialog[Path]):
    """Ask for a path and write there; a file that stands there already is replaced only when asked twice."""

    def __init__(
        self, topic: str, about: str, proposal: str, write: Callable[[Path], None], *, label: str, hint: str
    ) -> None:
        """Offer a path; `write` raises FileProblems if it cannot be used, `label` and `hint` say what is written."""
        super().__init__(topic, about, confirm="SAVE")
        self._proposal = proposal
        self._write = write
        self._label, self._hint = label, hint
        self._warned: Path | None = None

    def body(self) -> Iterable[Widget]:
        """The path."""
        yield TextField(self._label, self._proposal, hint=self._hint, id="path")

    def answer(self) -> Path | Fault:
        """Write, or say why that is not possible."""
        path = Path(self.query_one("#path", TextField).value).expanduser()
        if path.exists() and path != self._warned:
            self._warned = path
            return Fault(
                code="file-exists",
                message=f"{path} is there already.",
                remedy="Confirm once more to replace it, or choose another name.",
            )
        try:
            self._write(path)
        except (FileProblems, OSError) as problem:
            return Fault(code="not-saved", message=str(problem), remedy="Choose another place.")
        return path
