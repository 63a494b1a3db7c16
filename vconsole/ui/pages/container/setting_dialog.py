"""Edit or add an advanced setting of vCenter."""

from collections.abc import Iterable

from textual.content import Content
from textual.widget import Widget
from textual.widgets import Static

from vconsole.model import Fault
from vconsole.model.names import check_text, show_text
from vconsole.ui.desk import Desk
from vconsole.ui.dialogs import Dialog, RadioField, TextField
from vconsole.ui.widgets import visible
from vconsole.vcenter import SetVcenterSetting
from vconsole.vcenter.queries import SettingRow

VALUE_ID = "setting-value"
UNSET = ""
"""What stands for a known setting that is not set."""


class SettingDialog(Dialog[bool]):
    """The value of a setting; a known one is chosen, any other typed. True when it was set."""

    DEFAULT_CSS = """
    SettingDialog {
        & .setting-key { text-style: bold; margin: 0 0 1 0; }
        & Field .field-label { width: 8; }
        & Field .field-hint { padding: 0 0 0 8; }
    }
    """

    HELP = """\
# Advanced Settings

A name and a value. vCenter takes any: one that is not known is kept and does nothing, so a name with a typo goes
unnoticed in the product. Here a name that is nearly a known one is pointed out.
"""

    def __init__(self, desk: Desk, vcenter: str, row: SettingRow | None) -> None:
        """Edit the setting of a row, or add one."""
        super().__init__("Edit Advanced vCenter Server Settings", vcenter)
        self._desk = desk
        self._row = row
        self._key = TextField("Name", placeholder="config.log.level", id="setting-key")
        self._value = _value_field(row)

    def body(self) -> Iterable[Widget]:
        """The name, unless it is settled, and the value."""
        yield self._key if self._row is None else Static(Content(visible(self._row.key)), classes="setting-key")
        yield self._value

    def answer(self) -> bool | Fault:
        """Set it."""
        key = self._row.key if self._row else self._key.value.strip()
        fault = None if self._row else self._why_not(key)
        if fault is not None:
            return self._key.refuses(fault)
        value = self._chosen
        if self._row is not None and value == self._row.value:
            return False
        return next(iter(self._desk.attempt(SetVcenterSetting(key=key, value=value))), True)

    @property
    def _chosen(self) -> str | None:
        """The value; None if a known setting is to be set no more."""
        if isinstance(self._value, TextField):
            return self._value.value.strip()
        return None if self._value.value == UNSET else self._value.value

    def _why_not(self, key: str) -> Fault | None:
        """Why a new name is not taken."""
        if not key:
            return _refused("The setting has no name.", "Type its name.")
        try:
            check_text(key)
        except ValueError as problem:
            return _refused(f"The name cannot be read: {problem}.", "Type the name anew.")
        if key in self._desk.inventory.vcenter.advanced:
            return _refused(f"{show_text(key)} is set already.", "Edit it in the list instead.")
        return None


def _value_field(row: SettingRow | None) -> TextField | RadioField[str]:
    if row is None or row.known is None:
        return TextField("Value", (row.value or "") if row else "", id=VALUE_ID)
    known = row.known
    values = [(value, value) for value in known.values]
    if row.value and row.value not in known.values:
        values.append((f"{row.value} (means nothing)", row.value))
    choices = [*values, (f"Not set: {known.default}", UNSET)]
    return RadioField("Value", choices, row.value or UNSET, hint=known.meaning, id=VALUE_ID)


def _refused(message: str, remedy: str) -> Fault:
    return Fault(code="setting-unreadable", message=message, remedy=remedy)
