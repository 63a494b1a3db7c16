"""How the console spells TOML tables: one line for each key, nested tables in braces, lists in one line."""

from collections.abc import Iterable, Mapping
from functools import lru_cache

import tomli_w


def table(heading: str, values: Mapping[str, object]) -> str:
    """A table with its heading, which is empty at the top of the file."""
    lines = [heading] if heading else []
    lines += [assignment(name, each) for name, each in values.items()]
    return "\n".join(lines) + "\n"


def assignment(name: str, content: object) -> str:
    """A key with its value, in one line."""
    return f"{_key(name)} = {value(content)}"


def long_list(name: str, items: Iterable[object]) -> str:
    """A key with a list that has a line for each item."""
    rows = [f"  {value(item)}," for item in items]
    return "\n".join([f"{_key(name)} = [", *rows, "]"])


def value(content: object) -> str:
    """A value, in one line."""
    if isinstance(content, Mapping):
        inside = ", ".join(f"{_key(str(name))} = {value(item)}" for name, item in content.items())
        return f"{{ {inside} }}" if inside else "{}"
    if isinstance(content, list | tuple):
        return f"[{', '.join(map(value, content))}]"
    return _scalar(content)


@lru_cache(maxsize=4096, typed=True)
def _scalar(content: object) -> str:
    return tomli_w.dumps({"x": content}).removeprefix("x = ").removesuffix("\n")


@lru_cache(maxsize=4096)
def _key(name: str) -> str:
    return tomli_w.dumps({name: 0}).removesuffix(" = 0\n")
