"""Write a file: the estate as it is now, or what was done in the session."""

from collections.abc import Callable, Iterable
from pathlib import Path

from textual.widget import Widget

from vconsole.files.problems import FileProblems
from vconsole.model import Fault
from vconsole.ui.dialogs import Dialog, TextField
from vconsole.ui.shell.known_files import KnownFiles


class SaveAs(Dialog[Path]):
    """Ask for a path and write there; a file that stands there already is replaced only when asked twice."""

    def __init__(
        self,
        topic: str,
        about: str,
        proposal: str,
        write: Callable[[Path], None],
        *,
        label: str,
        hint: str,
        known: KnownFiles | None = None,
    ) -> None:
        """Offer a path.

        `write` raises FileProblems if it cannot be used, `label` and `hint` say what is written; `known` tells whether
        somebody else changed the file meanwhile.
        """
        super().__init__(topic, about, confirm="SAVE")
        self._proposal = proposal
        self._write = write
        self._label, self._hint = label, hint
        self._known = known or KnownFiles()
        self._warned: Path | None = None

    def body(self) -> Iterable[Widget]:
        """The path."""
        yield TextField(self._label, self._proposal, hint=self._hint, id="path")

    def answer(self) -> Path | Fault:
        """Write, or say why that is not possible."""
        field = self.query_one("#path", TextField)
        typed = field.value.strip()
        if not typed:
            return field.refuses(Fault("name-missing", "The file has no name yet.", "Type a name."))
        path = Path(typed).expanduser()
        if path.exists() and path != self._warned:
            self._warned = path
            return field.refuses(self._in_the_way(path))
        try:
            self._write(path)
        except (FileProblems, OSError) as problem:
            return field.refuses(Fault(code="not-saved", message=str(problem), remedy="Choose another place."))
        self._known.note(path)
        return path

    def _in_the_way(self, path: Path) -> Fault:
        remedy = "Confirm once more to replace it, or choose another name."
        if self._known.changed_elsewhere(path):
            message = f"{path} was changed by someone else since it was opened or saved here."
            return Fault(code="file-changed", message=message, remedy=f"{remedy} Those changes would be lost.")
        return Fault(code="file-exists", message=f"{path} is there already.", remedy=remedy)
