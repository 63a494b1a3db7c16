"""Lines in a chain: each ends with a checksum over itself and the checksum before it."""

import json
import re
from collections.abc import Mapping
from hashlib import blake2b
from typing import Any

_DIGEST_BYTES = 8
_SEAL = re.compile(rb',"check":"([0-9a-f]{16})"\}\n\Z')


def seal(value: Mapping[str, Any], before: str) -> tuple[bytes, str]:
    """The line of a JSON object that follows the line with the checksum `before`, and its own checksum."""
    text = json.dumps(value, separators=(",", ":")).encode("ascii")
    check = _checksum(text, before)
    return text[:-1] + f',"check":"{check}"}}\n'.encode("ascii"), check


def unseal(line: bytes, before: str) -> tuple[dict[str, Any], str]:
    """The JSON object of a line, and its checksum. Raises ValueError if any byte of it or before it was changed."""
    found = _SEAL.search(line)
    if found is None:
        raise ValueError("it has no checksum")
    text, check = line[: found.start()] + b"}", found[1].decode("ascii")
    if check != _checksum(text, before):
        raise ValueError("its checksum does not fit")
    return json.loads(text), check


def check_of(line: bytes) -> str:
    """The checksum that a line ends with; it must be one that was unsealed before."""
    found = _SEAL.search(line)
    return found[1].decode("ascii") if found else ""


def _checksum(text: bytes, before: str) -> str:
    return blake2b(before.encode("ascii") + text, digest_size=_DIGEST_BYTES).hexdigest()
