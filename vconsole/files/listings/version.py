"""`esxcli system version get`: the release of a host."""

import re
from collections.abc import Mapping

from vconsole.files.listings.blocks import Block
from vconsole.files.listings.listing import Listing, fields_of, render
from vconsole.model import Host

_NUMBERS = re.compile(r"\d+\.\d+(\.\d+)?", re.ASCII)
_BUILDS = {
    "6.7.0": "8169922",
    "7.0.3": "18644231",
    "8.0.0": "20513097",
    "8.0.1": "21495797",
    "8.0.2": "22380479",
    "8.0.3": "24022510",
}


def listing(host: Host) -> Listing:
    """Product, version, build, update and patch: as the host reported them, else the first build of its release."""
    return fields_of(host.reported if host.reported.get("Version", "").strip() == host.version else _derived(host))


def write(host: Host) -> str:
    """The text of the answer."""
    return render(listing(host))


def is_version(block: Block) -> bool:
    """Whether a block is this answer."""
    return block.heading is None and {"Product", "Version"} <= block.texts.keys()


def read(block: Block) -> str | None:
    """The release in numbers; None if it is not told in numbers."""
    version = block.texts["Version"].strip()
    return version if _NUMBERS.fullmatch(version) else None


def full_version(host: Host) -> str:
    """The release in three numbers."""
    return ".".join((*host.version.split("."), "0")[:3])


def _derived(host: Host) -> Mapping[str, str]:
    version = full_version(host)
    fields = {
        "Product": "VMware ESXi",
        "Version": version,
        "Build": f"Releasebuild-{_BUILDS.get(version, '0')}",
        "Update": version.rpartition(".")[2],
    }
    return fields if version < "6" else {**fields, "Patch": "0"}
