"""What ESXi has and this rehearsal has not: said so, instead of as if ESXi lacked it."""

import tomllib
from functools import cache
from importlib.resources import files

from pydantic import Field

from vconsole.model import Model

NOT_MODELLED = "not modelled in this rehearsal"


class _Known(Model):
    """The names that ESXi knows."""

    source: str
    programs: frozenset[str]
    esxcli: frozenset[str]
    vim_cmd: tuple[str, ...] = Field(alias="vim-cmd")
    instead: dict[str, str]


def unmodelled_program(name: str) -> str | None:
    """What to say about a program of ESXi; None if ESXi has none of that name."""
    bare = name.removeprefix("/bin/").removeprefix("/sbin/")
    return _said(bare) if bare in _known().programs else None


def unmodelled_esxcli(words: tuple[str, ...]) -> str | None:
    """What to say about a command of esxcli, in its words; None if esxcli has nothing there."""
    ways = {" ".join(words[:length]) for length in range(1, len(words) + 1)}
    return _said(f"esxcli {' '.join(words)}") if ways & _known().esxcli else None


def unmodelled_vim_cmd(name: str) -> str | None:
    """What to say about a command of vim-cmd; None if vim-cmd has none of that name."""
    return _said(f"vim-cmd {name}") if name.startswith(_known().vim_cmd) else None


def _said(name: str) -> str:
    instead = _known().instead.get(name)
    return f"{name}: {NOT_MODELLED}" + (f"; {instead}" if instead else "")


@cache
def _known() -> _Known:
    text = (files("vconsole.esxcli") / "unmodelled.toml").read_text(encoding="utf-8")
    return _Known.model_validate(tomllib.loads(text))
