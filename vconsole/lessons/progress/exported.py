"""Progress as one file that can be handed in, or taken along to another machine."""

import json
from collections.abc import Sequence
from datetime import date
from pathlib import Path
from typing import Annotated, Any, Literal

from pydantic import ConfigDict, Field, ValidationError
from pydantic_core import ErrorDetails

from vconsole.files import FileProblems, Problem
from vconsole.files.located import Loc, errors_by_place, path_of
from vconsole.files.toml import read_text
from vconsole.files.wording import explain
from vconsole.lessons.progress.record import Record
from vconsole.model import Model
from vconsole.model.names import Name

FORMAT = 1
RECORDS_MAX = 20_000
_STRANGE = "is no exported progress; vconsole lab export writes such a file"
_AGAIN = "ask for it again, or write it again with vconsole lab export"


class Exported(Model):
    """The attempts of a learner. It holds no path and no name of a machine, only what the learner is called here."""

    format: Literal[1] = 1
    kind: Literal["progress"] = "progress"
    learner: Name | None = None
    exported: date
    attempts: Annotated[tuple[Record, ...], Field(max_length=RECORDS_MAX)] = ()

    @property
    def text(self) -> str:
        """The content of the file."""
        return f"{self.model_dump_json(exclude_none=True, indent=1)}\n"


class _Kind(Model):
    """What is read of a file before anything else."""

    model_config = ConfigDict(extra="ignore")

    format: int
    kind: Literal["progress"]


def read_exported(path: Path) -> Exported:
    """Read a file of exported progress. Raises FileProblems."""
    text = read_text(path)
    raw = _json(text, path)
    try:
        kind = _Kind.model_validate(raw)
    except ValidationError:
        raise _unreadable(path, _STRANGE) from None
    if kind.format > FORMAT:
        message = f"{kind.format} is newer than this vconsole knows ({FORMAT}); a newer vconsole reads it"
        raise FileProblems(path, [Problem("format", message)])
    try:
        return Exported.model_validate_json(text)
    except ValidationError as problem:
        found = errors_by_place(raw, problem.errors(include_url=False))
        raise FileProblems(path, [_problem(loc, errors) for loc, errors in found.items()]) from None


def _json(text: str, path: Path) -> Any:
    """The document in a text. Raises FileProblems that tell a file that was cut off from another kind of file."""
    try:
        return json.loads(text)
    except RecursionError:
        raise _unreadable(path, _STRANGE) from None
    except json.JSONDecodeError as problem:
        whole = text.rstrip()
        if not whole:
            raise _unreadable(path, f"is empty; {_AGAIN}") from None
        cut_off = problem.pos >= len(whole) or problem.msg.startswith("Unterminated string")
        if whole.startswith("{") and cut_off:
            raise _unreadable(path, f"is cut off: it ends in line {whole.count(chr(10)) + 1}; {_AGAIN}") from None
        raise _unreadable(path, _STRANGE) from None


def _unreadable(path: Path, message: str) -> FileProblems:
    return FileProblems(path, [Problem(str(path), message)])


def _problem(loc: Loc, errors: Sequence[ErrorDetails]) -> Problem:
    if errors[0]["type"] == "missing":
        return Problem(_place(loc[:-1]), f'the key "{loc[-1]}" is needed')
    return Problem(_place(loc), explain(errors))


def _place(loc: Loc) -> str:
    return path_of(loc) or "top of the file"
