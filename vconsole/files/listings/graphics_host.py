"""`esxcli graphics host get`: the graphics settings of a host."""

from collections.abc import Mapping
from typing import Any

from vconsole.files.listings.blocks import Block
from vconsole.files.listings.graphics_devices import TYPE_WORDS
from vconsole.files.listings.listing import Listing, fields_of, render
from vconsole.model import Host

_DEFAULT, _POLICY = "Default Graphics Type", "Shared Passthru Assignment Policy"
_POLICIES = ("performance", "consolidation")


def listing(host: Host) -> Listing:
    """The settings as they are configured."""
    graphics = host.graphics
    return fields_of({_DEFAULT: TYPE_WORDS[graphics.default_type], _POLICY: graphics.assignment_policy.capitalize()})


def write(host: Host) -> str:
    """The text of the answer."""
    return render(listing(host))


def is_graphics_host(block: Block) -> bool:
    """Whether a block is this answer."""
    return _DEFAULT in block.texts


def read(block: Block) -> Mapping[str, Any]:
    """The settings that the block tells, by their names in the model; what has no word there is left out."""
    texts = {name: text.strip().casefold() for name, text in block.texts.items()}
    kinds = [kind for kind, word in TYPE_WORDS.items() if word.casefold() == texts[_DEFAULT]]
    settings: dict[str, Any] = {"default_type": kinds[0], "active_default_type": kinds[0]} if kinds else {}
    if texts.get(_POLICY) in _POLICIES:
        settings["assignment_policy"] = texts[_POLICY]
    return settings
