"""An entry of the library: a lesson by the name under which it is found and its progress is kept."""

from dataclasses import dataclass
from pathlib import Path

from vconsole.files import Problem
from vconsole.files.problems import located
from vconsole.lessons.library.head import Head


@dataclass(frozen=True, slots=True)
class Entry:
    """A lab or walkthrough of the library, or a file of a pack that cannot be read as one."""

    name: str
    """A shipped lesson's id; for others the pack and the id, as in `my-class/first-day`."""
    path: Path
    pack: str = ""
    """The title of the pack; empty for shipped lessons."""
    number: str = ""
    """The place in the shipped pack, as in `L04` or `W7`; empty for others."""
    head: Head | None = None
    """None if the file cannot be read."""
    problem: Problem | None = None
    """The first problem of a file that cannot be read."""

    @property
    def trouble(self) -> str:
        """What is wrong with a file that cannot be read, and which file it is; empty for others."""
        return "" if self.problem is None else located(self.problem, self.path)

    def needed(self, id_: str) -> tuple[str, ...]:
        """The names that an id among the prerequisites may mean: one of the same pack, or a shipped one."""
        pack, slash, _ = self.name.rpartition("/")
        return (f"{pack}/{id_}", id_) if slash else (id_,)
