"""How a cluster file spells tables: one line for each key, nested tables in braces, lists in one line."""

from collections.abc import Mapping
from functools import lru_cache

import tomli_w


def table(heading: str, values: Mapping[str, object]) -> str:
    """A table with its heading, which is empty at the top of the file."""
    lines = [heading] if heading else []
    lines += [f"{_key(key)} = {_value(value)}" for key, value in values.items()]
    return "\n".join(lines) + "\n"


def _value(value: object) -> str:
    if isinstance(value, Mapping):
        inside = ", ".join(f"{_key(str(key))} = {_value(item)}" for key, item in value.items())
        return f"{{ {inside} }}" if inside else "{}"
    if isinstance(value, list | tuple):
        return f"[{', '.join(map(_value, value))}]"
    return _scalar(value)


@lru_cache(maxsize=4096, typed=True)
def _scalar(value: object) -> str:
    return tomli_w.dumps({"x": value}).removeprefix("x = ").removesuffix("\n")


@lru_cache(maxsize=4096)
def _key(key: str) -> str:
    return tomli_w.dumps({key: 0}).removesuffix(" = 0\n")
