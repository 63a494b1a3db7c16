"""Virtual hardware versions, and which release of ESXi brought each."""

import re
from functools import cache
from typing import Annotated, Any

from pydantic import BeforeValidator, Field

from vconsole.model.base import Model
from vconsole.model.catalogue.tables import FOLDER, read_table

Release = tuple[int, int, int]
"""A release of ESXi as numbers that can be compared: major, minor, update."""

_RELEASE = re.compile(r"(\d+)\.(\d+)(?:\.(\d+))?", re.ASCII)


def release(version: str) -> Release:
    """Read a release of ESXi: `8.0.2` is 8.0 Update 2, `8.0` the same as `8.0.0`. Raises ValueError."""
    match = _RELEASE.fullmatch(version)
    if match is None:
        raise ValueError(f'"{version}" is not a release of ESXi (an example: 8.0.1)')
    major, minor, update = (int(part or 0) for part in match.groups())
    return major, minor, update


def _read_release(value: Any) -> Any:
    return release(value) if isinstance(value, str) else value


DYNAMIC_HARDWARE_VERSION = 17
"""The first hardware version with Dynamic DirectPath IO (ESXi 7.0), as VMware documents it."""


class HardwareVersion(Model):
    """A virtual hardware version: what a VM can have, and from which release of ESXi on it runs."""

    number: Annotated[int, Field(ge=4)]
    esxi: Annotated[Release, BeforeValidator(_read_release)]
    """The first release of ESXi that runs it."""

    @property
    def title(self) -> str:
        """How the client names it: `ESXi 8.0 and later (VM version 20)`."""
        major, minor, update = self.esxi
        words = f"ESXi {major}.{minor} U{update}" if update else f"ESXi {major}.{minor}"
        return f"{words} and later (VM version {self.number})"


class _VersionFile(Model):
    source: str
    hardware_version: Annotated[tuple[HardwareVersion, ...], Field(min_length=1)]


@cache
def hardware_versions() -> tuple[HardwareVersion, ...]:
    """Every hardware version of ESXi that the catalogue knows, oldest first. Raises ValueError if the file is wrong."""
    versions = read_table(_VersionFile, FOLDER / "hardware_versions.toml").hardware_version
    return tuple(sorted(versions, key=lambda version: version.number))


@cache
def hardware_version_exists(number: int) -> bool:
    """Whether ESXi knows this hardware version; of those before the oldest of the catalogue any is believed."""
    known = [version.number for version in hardware_versions()]
    return number in known or number < known[0]


def nearest_hardware_versions(number: int) -> tuple[int, ...]:
    """The known hardware versions just below and above one that does not exist."""
    known = [version.number for version in hardware_versions()]
    below = [other for other in known if other < number]
    above = [other for other in known if other > number]
    return (*below[-1:], *above[:1])


def newest_hardware_version(esxi_version: str) -> int:
    """The newest hardware version that a release of ESXi runs; the oldest known if the release is older than all."""
    wanted = release(esxi_version)
    return max(
        (version.number for version in hardware_versions() if version.esxi <= wanted),
        default=hardware_versions()[0].number,
    )
