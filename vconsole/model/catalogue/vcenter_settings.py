"""The advanced settings of vCenter that are known: what values they have and what they do."""

from collections.abc import Mapping
from functools import cache
from typing import Annotated, Self

from pydantic import Field, model_validator

from vconsole.model.base import Model
from vconsole.model.catalogue.tables import FOLDER, read_table
from vconsole.model.names import Name, near_miss


class VcenterSetting(Model):
    """An advanced setting of vCenter."""

    key: Name
    values: Annotated[tuple[str, ...], Field(min_length=2)]
    """The values that have a meaning, as they are written."""
    default: str
    """What holds while it is not set."""
    meaning: str
    """What it does, in a sentence or two."""
    source: str

    @model_validator(mode="after")
    def _default_is_a_value(self) -> Self:
        if self.default not in self.values:
            raise ValueError(f"{self.key}: the default {self.default} is none of its values")
        return self

    def means(self, value: str) -> bool:
        """Whether a text is one of its values; upper and lower case are alike."""
        return value.strip().casefold() in (known.casefold() for known in self.values)


class _SettingsFile(Model):
    setting: tuple[VcenterSetting, ...]


@cache
def vcenter_settings() -> Mapping[str, VcenterSetting]:
    """The known settings by key, in the order of the file. Raises ValueError if the file is wrong."""
    rows = read_table(_SettingsFile, FOLDER / "vcenter_settings.toml").setting
    return {row.key: row for row in rows}


def nearly_known(key: str) -> tuple[str, str] | None:
    """The known key that one with a typo was meant for, and how they differ; None for a key that is like none."""
    near = ((known, near_miss(known, key)) for known in vcenter_settings())
    return next(((known, how) for known, how in near if how), None)
