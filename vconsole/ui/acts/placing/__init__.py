"""Power On with the placement shown."""

from vconsole.ui.acts.placing.power_on import PowerOnDialog, open_power_on

__all__ = ["PowerOnDialog", "open_power_on"]
