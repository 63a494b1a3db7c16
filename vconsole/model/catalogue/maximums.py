"""Configuration maximums: how much of something the product takes, with how sure that is."""

from collections.abc import Mapping
from functools import cache
from typing import Annotated

from pydantic import Field

from vconsole.model.base import Model
from vconsole.model.catalogue.tables import FOLDER, read_table
from vconsole.model.catalogue.versions import release

Count = Annotated[int, Field(ge=1)]


class Maximum(Model):
    """A configuration maximum. It is warned about, never enforced."""

    name: str
    """Stable name, lower case with hyphens."""
    title: str
    """What is counted, as in "hosts in a cluster"."""
    value: Count
    version: str
    """The release that it is about."""
    verified: bool
    """Whether it was seen in a document; if not, show it as unverified."""
    source: str


class _PerVm(Model):
    source: str
    by_release: Annotated[dict[str, Count], Field(min_length=1)]


class _MaximumFile(Model):
    passthrough_devices_per_vm: _PerVm
    maximum: tuple[Maximum, ...]


@cache
def _file() -> _MaximumFile:
    return read_table(_MaximumFile, FOLDER / "maximums.toml")


def maximums() -> Mapping[str, Maximum]:
    """Every configuration maximum by name. Raises ValueError if the file is wrong."""
    return {maximum.name: maximum for maximum in _file().maximum}


def max_passthrough_devices(esxi_version: str) -> int:
    """How many passthrough devices a VM may have on this release of ESXi (KB 309986); this one is enforced."""
    wanted = release(esxi_version)
    steps = sorted((release(since), count) for since, count in _file().passthrough_devices_per_vm.by_release.items())
    reached = [count for since, count in steps if since <= wanted]
    return reached[-1] if reached else steps[0][1]
