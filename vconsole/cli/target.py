"""Which files a command may write over."""

from collections.abc import Iterable
from pathlib import Path

from vconsole.cli.command import WrongUsage
from vconsole.files import FileProblems
from vconsole.files.replace import replace_file
from vconsole.files.samples import find

STANDARD_OUTPUT = "-"


def check_target(out: str | None, reads: Iterable[str | Path], *, force: bool, own: str | None = None) -> None:
    """Refuse to write over what the command reads, and over any other file that is there unless forced.

    `own` is the cluster file that may be saved onto itself. Raises WrongUsage.
    """
    if out is None or out == STANDARD_OUTPUT or not _is_file(out) or (own is not None and _same(own, out)):
        return
    if any(_same(source, out) for source in reads):
        raise WrongUsage(f"{out} is what this command reads, and would be lost; name another file")
    if not force:
        raise WrongUsage(f"{out} is there already; name another file, or write over it with --force")


def write_text(out: str | None, text: str) -> None:
    """Put a text into a file, or on standard output for none or `-`. Raises FileProblems."""
    if out is None or out == STANDARD_OUTPUT:
        print(text, end="")
    else:
        replace_file(Path(out), text)


def _is_file(out: str) -> bool:
    """Whether a file is there; what cannot be one is explained when it is written."""
    try:
        return Path(out).is_file()
    except OSError:
        return False


def _same(source: str | Path, out: str) -> bool:
    """Whether a source, which may be a sample's name, is this file."""
    try:
        return find(source).samefile(out)
    except (FileProblems, OSError, ValueError):
        return False
