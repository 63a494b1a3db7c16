"""The device catalogue: kinds of PCI devices, as pci.ids and the vendors describe them."""

from collections.abc import Mapping
from functools import cache
from typing import Annotated, Self

from pydantic import Field, model_validator

from vconsole.model.base import Model
from vconsole.model.catalogue.tables import FOLDER, read_table
from vconsole.model.ids import DeviceId, PciId
from vconsole.model.names import Name


class DeviceSource(Model):
    """Where each fact about a device type comes from."""

    names: str
    """Of vendor name, device name and ids."""
    memory: str | None = None
    bars: str | None = None
    """Of the base address registers; says so if a size is inferred."""


class DeviceType(Model):
    """A kind of PCI device."""

    name: Name
    """What cluster files call it."""
    vendor_id: PciId
    device_id: PciId
    vendor_name: str
    device_name: str
    class_id: PciId
    memory_gb: Annotated[int, Field(ge=0)] = 0
    """Memory of one GPU, in GiB; of a board with several GPUs, the share of each."""
    bars_mb: tuple[Annotated[int, Field(gt=0)], ...] = ()
    """Sizes of the base address registers, in MiB; smaller ones are left out."""
    migratable: bool = False
    """Whether a running VM can move with it."""
    source: DeviceSource

    @property
    def id(self) -> DeviceId:
        """Vendor and device id; two boards with the same chip can share it (A2 and A16)."""
        return DeviceId(self.vendor_id, self.device_id)

    @model_validator(mode="after")
    def _has_sources(self) -> Self:
        if self.memory_gb and not self.source.memory:
            raise ValueError(f"{self.name}: the memory has no source")
        if self.bars_mb and not self.source.bars:
            raise ValueError(f"{self.name}: the base address registers have no source")
        return self


class _DeviceFile(Model):
    device: tuple[DeviceType, ...]


@cache
def device_types() -> Mapping[str, DeviceType]:
    """Every device type by name, by file and in the order of the file. Raises ValueError if a file is wrong."""
    folder = sorted((FOLDER / "devices").iterdir(), key=lambda file: file.name)
    types = [entry for file in folder if file.name.endswith(".toml") for entry in read_table(_DeviceFile, file).device]
    by_name = {entry.name: entry for entry in types}
    if len(by_name) < len(types):
        raise ValueError("the device catalogue has two types of one name")
    return by_name


def device_type_of(id: DeviceId) -> DeviceType | None:  # noqa: A002
    """The first device type with these ids, or None for ids that the catalogue does not know."""
    return _types_by_id().get(id)


def vendor_name_of(vendor_id: int) -> str | None:
    """The name of a vendor, or None if the catalogue has no device of it."""
    return _vendors().get(vendor_id)


@cache
def _types_by_id() -> Mapping[DeviceId, DeviceType]:
    return {entry.id: entry for entry in reversed(tuple(device_types().values()))}


@cache
def _vendors() -> Mapping[int, str]:
    return {entry.vendor_id: entry.vendor_name for entry in reversed(tuple(device_types().values()))}
