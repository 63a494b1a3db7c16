"""The sample clusters that come with the console."""

import tomllib
from functools import cache
from pathlib import Path
from typing import NamedTuple

from vconsole.files import cluster
from vconsole.files.large import large_estate
from vconsole.files.problems import FileProblems, Problem, shown
from vconsole.files.shipped import shipped_folder
from vconsole.model import Inventory
from vconsole.model.names import nearest

DEFAULT = "default"
"""The sample that opens when nothing is asked for."""
LARGE = "large"
"""The sample that has no file: it is built in memory."""


class Sample(NamedTuple):
    """A sample cluster."""

    name: str
    """What opens it: the name of its file without the ending."""
    title: str
    description: str
    """What it teaches."""
    path: Path


@cache
def samples() -> tuple[Sample, ...]:
    """The samples that are files, the default one first, the others by name."""
    found = [_sample(path) for path in sorted(shipped_folder("sample_clusters").glob("*.toml"))]
    return tuple(sorted(found, key=lambda sample: (sample.name != DEFAULT, sample.name)))


def find(name_or_path: str | Path) -> Path:
    """The file of a sample, or the path itself. Raises FileProblems if it is neither a sample nor there.

    A sample's name goes before a file of the same name in the working directory; `./NAME` means the file.
    """
    by_name = {sample.name: sample.path for sample in samples()}
    text, path = str(name_or_path), Path(name_or_path)
    if text in by_name:
        return by_name[text]
    if not _may_exist(path):
        raise FileProblems(path, [Problem(text, _neither(text, [*by_name, LARGE]))])
    return path


def open_sample(name_or_path: str | Path = DEFAULT) -> Inventory:
    """Open a sample or a cluster file, or build the large estate. Raises FileProblems."""
    return large_estate() if str(name_or_path) == LARGE else cluster.load(find(name_or_path))


def _may_exist(path: Path) -> bool:
    """False if there is surely no such file; what cannot be looked at is explained when it is opened."""
    try:
        return path.exists()
    except OSError:
        return True


def _neither(text: str, names: list[str]) -> str:
    near = nearest(text, names)
    hint = f"did you mean the sample {shown(near)}?" if near else f"the samples are {', '.join(names)}"
    return f"there is no such file, and no sample of that name; {hint}"


def _sample(path: Path) -> Sample:
    """Read only what stands before the first table."""
    head = path.read_text(encoding="utf-8").partition("\n[")[0]
    values = tomllib.loads(head)
    return Sample(path.stem, values.get("name", path.stem), values.get("description", ""), path)
