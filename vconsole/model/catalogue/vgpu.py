"""The vGPU catalogue: the time-sliced vGPU profiles of NVIDIA's boards."""

from collections.abc import Mapping
from functools import cache
from typing import Annotated, Literal, Self

from pydantic import Field, model_validator

from vconsole.model.base import Model
from vconsole.model.catalogue.tables import FOLDER, read_table
from vconsole.model.ids import DeviceId
from vconsole.model.names import Name, nearest, show_text

Mebibytes = Annotated[int, Field(ge=1)]
Series = Literal["A", "B", "C", "Q"]
"""What a vGPU is made for: applications, business desktops, compute, or workstations."""


class VgpuSource(Model):
    """Where the facts about the profiles of a board come from."""

    types: str
    """Of sizes and instances."""
    names: str
    """Of the names that vSphere shows."""


class VgpuProfile(Model):
    """A vGPU profile: the share of a board that a VM gets."""

    name: Name
    series: Series
    frame_buffer_mb: Mebibytes
    instances: Annotated[int, Field(ge=1)]
    """How many vGPUs of it one GPU carries, if all on it have this size."""
    several: bool = False
    """Whether a VM may have more than one vGPU when this is one of them."""

    @property
    def size_gb(self) -> str:
        """The frame buffer in GB, as people say it."""
        return f"{self.frame_buffer_mb / 1024:g} GB"


class VgpuBoard(Model):
    """A board with the profiles that it offers."""

    name: Name
    devices: Annotated[tuple[DeviceId, ...], Field(min_length=1)]
    frame_buffer_mb: Mebibytes
    """Of one of its GPUs."""
    verified: bool
    """Whether sizes and names were all seen in a document."""
    profile: Annotated[tuple[VgpuProfile, ...], Field(min_length=1)]
    source: VgpuSource

    @model_validator(mode="after")
    def _has_room(self) -> Self:
        for profile in self.profile:
            if profile.frame_buffer_mb * profile.instances > self.frame_buffer_mb:
                raise ValueError(f"{profile.name}: {profile.instances} of them are more than {self.name} has")
        return self


class _BoardFile(Model):
    board: tuple[VgpuBoard, ...]


@cache
def vgpu_boards() -> tuple[VgpuBoard, ...]:
    """Every board by file and in the order of the file. Raises ValueError if a file is wrong."""
    folder = sorted((FOLDER / "vgpu").iterdir(), key=lambda file: file.name)
    boards = tuple(
        board for file in folder if file.name.endswith(".toml") for board in read_table(_BoardFile, file).board
    )
    names = [profile.name for board in boards for profile in board.profile]
    devices = [device for board in boards for device in board.devices]
    if len(set(names)) < len(names) or len(set(devices)) < len(devices):
        raise ValueError("the vGPU catalogue has two profiles of one name, or two boards of one device id")
    return boards


@cache
def vgpu_profiles() -> Mapping[str, VgpuProfile]:
    """Every profile by name, by board and in the order of the file."""
    return {profile.name: profile for board in vgpu_boards() for profile in board.profile}


def vgpu_profile(name: str) -> VgpuProfile:
    """The profile of this name. Raises ValueError that names the nearest one."""
    known = vgpu_profiles().get(name)
    if known is None:
        near = nearest(name, vgpu_profiles())
        hint = f"; did you mean {show_text(near)}?" if near else ", for example grid_a100d-10c"
        raise ValueError(f"{show_text(name)} is not a vGPU profile of the catalogue{hint}")
    return known


def vgpu_profiles_of(id: DeviceId) -> tuple[VgpuProfile, ...]:  # noqa: A002
    """The profiles that a device offers, the largest first; none if it is no board of the catalogue."""
    return _profiles_by_id().get(id, ())


@cache
def _profiles_by_id() -> Mapping[DeviceId, tuple[VgpuProfile, ...]]:
    return {device: board.profile for board in vgpu_boards() for device in board.devices}
