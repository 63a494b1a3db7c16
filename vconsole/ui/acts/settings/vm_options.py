"""The tab VM Options: firmware, and for a VM that exists its compatibility."""

from collections.abc import Sequence
from typing import Any

from textual.app import ComposeResult
from textual.containers import VerticalScroll

from vconsole.model import Firmware, VmConfig
from vconsole.ui.acts.settings.wording import compatibility_title
from vconsole.ui.dialogs import RadioField, SelectField

FIRMWARE_HINT = "Choose it before a guest is installed: an installed guest does not start with the other one."
UPGRADE_HINT = "It can be raised while the VM is powered off, and not lowered again."


class VmOptions(VerticalScroll, can_focus=False):
    """The fields, with what they hold as values of a `VmConfig`."""

    DEFAULT_CSS = "VmOptions { height: 1fr; scrollbar-size-vertical: 1; }"

    def __init__(self, config: VmConfig, versions: Sequence[int] = ()) -> None:
        """Make the fields; `versions` are the hardware versions that it can have, its own first."""
        super().__init__()
        self._firmware = RadioField(
            "Firmware",
            [("EFI", Firmware.EFI), ("BIOS", Firmware.BIOS)],
            config.firmware,
            hint=FIRMWARE_HINT,
            id="firmware",
        )
        self._version: SelectField[int] | None = None
        if versions:
            choices = [(compatibility_title(number), number) for number in versions]
            self._version = SelectField(
                "Compatibility", choices, config.hardware_version, hint=UPGRADE_HINT, id="compatibility"
            )

    def compose(self) -> ComposeResult:
        """The fields from above."""
        yield self._firmware
        if self._version is not None:
            yield self._version

    def values(self) -> dict[str, Any]:
        """What the fields say."""
        chosen: dict[str, Any] = {"firmware": self._firmware.value}
        if self._version is not None:
            chosen["hardware_version"] = self._version.value
        return chosen
