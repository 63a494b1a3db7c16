"""Configure > Settings > Advanced Settings of vCenter."""

from dataclasses import dataclass

from vconsole.model import Inventory
from vconsole.model.catalogue import VcenterSetting, vcenter_settings


@dataclass(frozen=True, slots=True)
class SettingRow:
    """An advanced setting of vCenter: one that is set, or a known one that is not."""

    key: str
    value: str | None
    """As it was typed; None while it is not set."""
    known: VcenterSetting | None
    """What it does; None for a setting that does nothing here."""


def setting_rows(inventory: Inventory) -> tuple[SettingRow, ...]:
    """Every setting that is set or known, by key."""
    advanced, known = inventory.vcenter.advanced, vcenter_settings()
    return tuple(SettingRow(key, advanced.get(key), known.get(key)) for key in sorted({*advanced, *known}))
