"""Lines of scripts in words."""

from collections.abc import Iterator, Mapping
from typing import Any

from vconsole.lessons.lab import Act, ScriptLine
from vconsole.plans.titles import device_words


def in_words(line: ScriptLine) -> str:
    """What a line does, for a person who does it: an act with the object it is about and all values."""
    if not isinstance(line, Act):
        return str(line)
    about = line.performed.about
    given = {key: value for key, value in (line.model_extra or {}).items() if value not in (about, [about])}
    devices = [device_words(device) for device in getattr(line.performed, "pci", ())] if given.pop("pci", None) else []
    values = ", ".join((*_values(given), *devices))
    return f"{line}: {values}" if values else str(line)


def counted(number: int, noun: str) -> str:
    """A number of things: `1 minute`, `2 minutes`."""
    return f"{number} {noun}{'' if number == 1 else 's'}"


def lasting(seconds: float) -> str:
    """A duration in words: `1 minute 5 seconds`."""
    minutes, rest = divmod(int(seconds), 60)
    parts = [counted(number, noun) for number, noun in ((minutes, "minute"), (rest, "second")) if number]
    return " ".join(parts) or "0 seconds"


def _values(table: Mapping[str, Any]) -> Iterator[str]:
    for key, value in table.items():
        if value not in (None, [], {}):
            yield _worded(key.replace("_", " "), value)


def _worded(name: str, value: Any) -> str:
    if isinstance(value, bool):
        return name if value else f"not {name}"
    return f"{name} {_value(value)}"


def _value(value: Any) -> str:
    if isinstance(value, list):
        return " and ".join(map(_value, value))
    return f"({', '.join(_values(value))})" if isinstance(value, dict) else str(value)
