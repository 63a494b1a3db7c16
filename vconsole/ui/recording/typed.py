"""Keys as the characters that a terminal sends for them."""

from collections.abc import Collection, Mapping
from functools import cache

from textual._ansi_sequences import ANSI_SEQUENCES_KEYS


@cache
def _sequences() -> Mapping[str, str]:
    """The first sequence of each key that Textual reads from a terminal; it has no public table of them."""
    found: dict[str, str] = {}
    for sequence, keys in ANSI_SEQUENCES_KEYS.items():
        if isinstance(keys, tuple) and len(keys) == 1:
            found.setdefault(keys[0].value, sequence)
    return found


def key_names() -> Collection[str]:
    """The names of the keys that are more than a character."""
    return _sequences().keys()


def typed(key: str) -> str:
    """What a terminal sends for a key, by its name as in a binding; a key that no terminal knows is its name."""
    return key if len(key) == 1 else _sequences().get(key, key)
