"""Which lab files are meant by what stands on the command line."""

from collections.abc import Iterable
from importlib.resources import files
from pathlib import Path

from vconsole.files import FileProblems, Problem
from vconsole.files.problems import shown
from vconsole.files.wording import suggestion

PACK = "pack.toml"


def lab_files(sources: Iterable[str]) -> list[Path]:
    """The lab files of what is named, or all that are shipped if nothing is. Raises FileProblems."""
    shipped = _in(Path(str(files("vconsole.lessons") / "labs")))
    named = [path for source in sources for path in _named(source, shipped)]
    return list(dict.fromkeys(named)) or shipped


def _named(source: str, shipped: list[Path]) -> list[Path]:
    path = Path(source)
    if path.is_dir():
        found = _in(path)
        if not found:
            raise FileProblems(path, [Problem(source, "is a folder without a lab file (*.toml)")])
        return found
    by_id = {each.stem: each for each in shipped}
    if source in by_id:
        return [by_id[source]]
    if not path.exists():
        hint = suggestion(source, by_id, "the labs are")
        raise FileProblems(path, [Problem(source, f"there is no lab file or folder {shown(source)}, and no lab{hint}")])
    return [path]


def _in(folder: Path) -> list[Path]:
    return [path for path in sorted(folder.glob("*.toml")) if path.name != PACK]
