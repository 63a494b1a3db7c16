"""A learner's own pack: the folder whose labs are listed beside the shipped ones."""

from pathlib import Path
from typing import Any

from vconsole.files import FileProblems, Problem, spelling
from vconsole.files.problems import shown
from vconsole.files.replace import replace_file
from vconsole.files.toml import read_toml
from vconsole.lessons.library.shipped import PACK_FILE

_NEW: dict[str, Any] = {
    "format": 1,
    "kind": "pack",
    "title": "My labs",
    "description": "Labs that were built in this console.",
    "labs": [],
}
_COMMENT = "# The labs of this folder, in the order in which they are listed. What is built in the console is added.\n"


def save_lab(path: Path, id_: str, text: str, pack: Path) -> None:
    """Write a lab; one that comes into the folder of the pack is listed there. Raises FileProblems."""
    path = path.absolute()
    if path.parent != pack.absolute():
        replace_file(path, text)
        return
    if path.name != f"{id_}.toml":
        message = f"in this folder a lab stands in the file of its id: {shown(f'{id_}.toml')}"
        raise FileProblems(path, [Problem(str(path), message)])
    listed = _listing(pack, id_)
    _make(pack)
    replace_file(path, text)
    replace_file(pack / PACK_FILE, listed)


def _listing(pack: Path, id_: str) -> str:
    """The file of the pack with one more lab."""
    there = pack / PACK_FILE
    values = read_toml(there) if there.is_file() else _NEW
    labs = values.get("labs")
    listed = [*(labs if isinstance(labs, list) else []), id_]
    return _COMMENT + spelling.table("", {**values, "labs": list(dict.fromkeys(listed))})


def _make(folder: Path) -> None:
    try:
        folder.mkdir(parents=True, exist_ok=True)
    except OSError as problem:
        message = f"the folder cannot be made: {problem.strerror or problem}"
        raise FileProblems(folder, [Problem(str(folder), message)]) from None
