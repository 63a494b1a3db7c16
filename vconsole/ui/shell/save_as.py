"""Save the estate as it is now as a cluster file."""

from collections.abc import Iterable
from pathlib import Path

from textual.widget import Widget

from vconsole.files.cluster import save
from vconsole.files.problems import FileProblems
from vconsole.model import Fault, Inventory
from vconsole.ui.dialogs import Dialog, TextField


class SaveAs(Dialog[Path]):
    """Ask for a path and save there; a file that stands there already is replaced only when asked twice."""

    def __init__(self, inventory: Inventory, proposal: str) -> None:
        """Offer a path."""
        super().__init__("Save the estate as", inventory.name, confirm="SAVE")
        self._inventory = inventory
        self._proposal = proposal
        self._warned: Path | None = None

    def body(self) -> Iterable[Widget]:
        """The path."""
        yield TextField("Cluster file", self._proposal, hint="A TOML file; vconsole FILE opens it again.", id="path")

    def answer(self) -> Path | Fault:
        """Save, or say why that is not possible."""
        path = Path(self.query_one("#path", TextField).value).expanduser()
        if path.exists() and path != self._warned:
            self._warned = path
            return Fault(
                code="file-exists",
                message=f"{path} is there already.",
                remedy="Confirm once more to replace it, or choose another name.",
            )
        try:
            save(self._inventory, path)
        except (FileProblems, OSError) as problem:
            return Fault(code="not-saved", message=str(problem), remedy="Choose another place.")
        return path
