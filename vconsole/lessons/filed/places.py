"""The places of a lesson's parts, as messages name them: `steps[1] dynamic: checks[0] access: when`."""

from collections.abc import Iterable, Iterator, Mapping
from typing import Any, Protocol, TypeVar

from vconsole.files.located import Loc, path_of


class _HasId(Protocol):
    @property
    def id(self) -> str:
        """Its id."""


_Part = TypeVar("_Part", bound=_HasId)


def placed(key: str, parts: Iterable[_Part]) -> Iterator[tuple[str, _Part]]:
    """Each entry of a list with its place."""
    return ((f"{key}[{index}] {part.id}", part) for index, part in enumerate(parts))


def place_of(raw: Mapping[str, Any], loc: Loc) -> str:
    """The place in a file, with the ids or names on the way."""
    parts: list[str] = []
    path: Loc = ()
    node: Any = raw
    for part in loc:
        path, node = (*path, part), _below(node, part)
        name = node.get("name" if path[0] == "alternatives" else "id") if _in_list(part, node) else None
        if isinstance(name, str):
            parts.append(f"{path_of(path)} {name}")
            path = ()
    if path:
        parts.append(path_of(path))
    return ": ".join(parts) or "top of the file"


def _in_list(part: str | int, node: Any) -> bool:
    return isinstance(part, int) and isinstance(node, dict)


def _below(node: Any, part: str | int) -> Any:
    try:
        return node[part]
    except (KeyError, IndexError, TypeError):
        return None
