"""Reading the catalogue's TOML files."""

import tomllib
from importlib.resources import files
from importlib.resources.abc import Traversable
from typing import TypeVar

from pydantic import ValidationError

from vconsole.model.base import Model

FOLDER = files("vconsole.model.catalogue")
"""Where the catalogue's files lie, in a checkout and in a wheel."""

_Table = TypeVar("_Table", bound=Model)


def read_table(form: type[_Table], file: Traversable) -> _Table:
    """Read a TOML file of this form. Raises ValueError that names the file and the place in it."""
    try:
        return form.model_validate(tomllib.loads(file.read_text(encoding="utf-8")))
    except tomllib.TOMLDecodeError as problem:
        raise ValueError(f"{file.name}: {problem}") from None
    except ValidationError as problem:
        lines = [f"{file.name}: {'.'.join(map(str, e['loc']))}: {e['msg']}" for e in problem.errors()]
        raise ValueError("\n".join(lines)) from None
