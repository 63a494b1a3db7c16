"""The kinds of lessons that the library keeps, and what is different about them."""

from importlib.resources import files
from pathlib import Path
from typing import NamedTuple


class Shelf(NamedTuple):
    """One kind of lessons."""

    noun: str
    """What one of them is called."""
    key: str
    """The key of a pack that lists their ids; the folder of the shipped ones is called alike."""
    letter: str
    """What begins their numbers."""
    reserved: tuple[str, ...]
    """What the command that opens one takes for its own words; a lesson of such an id could not be opened."""

    @property
    def command(self) -> str:
        """The command that opens one."""
        return f"vconsole {self.key.removesuffix('s')}"

    @property
    def folder(self) -> Path:
        """Where the shipped ones lie."""
        return Path(str(files("vconsole.lessons") / self.key))

    def number(self, place: int) -> str:
        """The number of a shipped one, by its place counted from 1: `L04`, `W7`."""
        return f"{self.letter}{place:0{2 if self is LABS else 1}}"


LABS = Shelf("lab", "labs", "L", ("check", "export", "import", "language", "new", "report", "schema"))
TOURS = Shelf("walkthrough", "tours", "W", ("check", "new", "notes", "render"))
