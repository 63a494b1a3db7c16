"""The names that predicates may use: pages, events and actions."""

import tomllib
from collections.abc import Mapping
from functools import cache
from importlib.resources import files
from typing import Any, get_args

from vconsole.vcenter.actions import AnyAction


@cache
def screens() -> Mapping[str, str]:
    """The pages of the console with their titles, by kind of object and page: `host/pci-devices`."""
    screens: Mapping[str, str] = _read("screens.toml")["screens"]
    return screens


@cache
def event_names() -> tuple[str, ...]:
    """The names of all events."""
    return tuple(_read("events.toml")["events"])


@cache
def action_titles() -> Mapping[str, str]:
    """The actions with the titles of their tasks, by name."""
    kinds = get_args(get_args(AnyAction)[0])
    return {kind.model_fields["action"].default: kind.title for kind in kinds}


def _read(file: str) -> dict[str, Any]:
    return tomllib.loads((files(__package__) / file).read_text("utf-8"))
