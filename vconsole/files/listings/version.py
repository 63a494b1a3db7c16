"""`esxcli system version get`: the release of a host."""

import re
from collections.abc import Mapping
from functools import cache
from importlib.resources import files

from vconsole.files.listings.blocks import Block
from vconsole.files.listings.listing import Listing, fields_of, render
from vconsole.model import Host, Model
from vconsole.model.catalogue.tables import read_table

_RELEASE = re.compile(r"\d{1,4}\.\d{1,4}(\.\d{1,4})?", re.ASCII)
_FIRST_PATCHED = (6, 0)
"""The first release that tells its patch."""


class _BuildFile(Model):
    source: str
    builds: Mapping[str, int]


def listing(host: Host) -> Listing:
    """Product, version, build, update and patch: as the host reported them, else as its release has them."""
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
    return version if _RELEASE.fullmatch(version) else None


def _derived(host: Host) -> Mapping[str, str]:
    """The fields of a host that was never asked: its release, with the build of that or the last one before it."""
    release = _numbers(host.version)
    build = max((known for known in _builds().items() if known[0] <= release), default=(release, 0))[1]
    fields = {
        "Product": "VMware ESXi",
        "Version": ".".join(map(str, release)),
        "Build": f"Releasebuild-{build}",
        "Update": str(release[2]),
    }
    return {**fields, "Patch": "0"} if release[:2] >= _FIRST_PATCHED else fields


def _numbers(version: str) -> tuple[int, int, int]:
    major, minor, update = (*map(int, version.split(".")), 0)[:3]
    return major, minor, update


@cache
def _builds() -> Mapping[tuple[int, int, int], int]:
    table = read_table(_BuildFile, files("vconsole.files.listings") / "builds.toml")
    return {_numbers(version): build for version, build in table.builds.items()}
