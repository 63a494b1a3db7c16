"""Writing a file whole or not at all."""

import os
import stat
from pathlib import Path

from vconsole.files.problems import FileProblems, Problem


def replace_file(path: Path, text: str) -> None:
    """Put this text in UTF-8 in the place of the file; a symbolic link is followed.

    The old file stays as it was until all of the new one is on disk. Raises FileProblems.
    """
    try:
        target = Path(os.path.realpath(path))
        if target.exists() and not target.is_file():
            _write_through(target, text)
        else:
            _replace(target, text)
    except (OSError, ValueError) as problem:
        reason = (problem.strerror if isinstance(problem, OSError) else None) or str(problem)
        raise FileProblems(path, [Problem(str(path), f"cannot be written: {reason}")]) from None


def _write_through(target: Path, text: str) -> None:
    """Write to what is no regular file, such as /dev/stdout, since replacing that would destroy it."""
    with target.open("w", encoding="utf-8") as file:
        file.write(text)


def _replace(target: Path, text: str) -> None:
    mode = _mode_of(target)
    beside = target.with_name(f".{target.name}.{os.getpid()}.new")
    try:
        with os.fdopen(os.open(beside, os.O_WRONLY | os.O_CREAT | os.O_TRUNC | os.O_NOFOLLOW, 0o666), "wb") as file:
            file.write(text.encode("utf-8"))
            file.flush()
            os.fsync(file.fileno())
        if mode is not None:
            beside.chmod(mode)
        beside.replace(target)
    except BaseException:
        beside.unlink(missing_ok=True)
        raise


def _mode_of(target: Path) -> int | None:
    """The permissions to keep. Raises PermissionError if they forbid to write: a rename alone would not notice."""
    if not target.exists():
        return None
    with target.open("ab"):
        return stat.S_IMODE(target.stat().st_mode)
