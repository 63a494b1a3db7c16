"""vCenter > Configure > Settings > Advanced Settings."""

from typing import ClassVar

from textual import on
from textual.app import ComposeResult
from textual.binding import BindingType
from textual.content import Content
from textual.widgets import Static

from vconsole.model import Inventory, Ref
from vconsole.ui.look import Tone
from vconsole.ui.pages.action_row import Act, ActsPage
from vconsole.ui.pages.container.setting_dialog import SettingDialog
from vconsole.ui.widgets import Cell, Column, InventoryTable, visible
from vconsole.vcenter import SetVcenterSetting
from vconsole.vcenter.queries import SettingRow, setting_rows

DOES_NOTHING = "It is kept, and does nothing here."


class AdvancedSettingsPage(ActsPage):
    """The advanced settings that are set, and the known ones that are not."""

    DEFAULT_CSS = """
    AdvancedSettingsPage {
        & InventoryTable { height: 1fr; }
        &.-low > .page-title { display: block; }
        & #setting-about { height: 3; color: $text-muted; }
    }
    """

    HELP: ClassVar[str] = """\
# Advanced Settings

Settings of vCenter by name and value. **e** or **Enter** edits the one under the cursor, **c** adds another,
**x** takes it away; **u** undoes each of it.

`vgpu.hotmigrate.enabled` is offered although it is not set: with TRUE a VM with an NVIDIA vGPU can move while it runs.
People expect that to work as vCenter is installed; then *Migrate* refuses it, and names this setting.
"""

    ACTS = (
        Act("e", "Edit Settings…", "edit", does=SetVcenterSetting),
        Act("c", "Add…", "add", does=SetVcenterSetting),
        Act("x", "Remove", "remove", does=SetVcenterSetting),
    )
    BINDINGS: ClassVar[list[BindingType]] = [act.binding for act in ACTS]

    def __init__(self, ref: Ref) -> None:
        """Make the page of vCenter."""
        super().__init__(ref)
        self._shown: tuple[SettingRow, ...] | None = None
        self._table: InventoryTable[SettingRow] = InventoryTable(_COLUMNS, row_key=lambda row: row.key)

    def compose(self) -> ComposeResult:
        """Title, acts, table, and what the setting under the cursor does."""
        yield Static(Content("Advanced vCenter Server Settings"), classes="page-title")
        yield self.action_row()
        yield self._table
        yield Static(id="setting-about")

    def show(self, inventory: Inventory) -> None:
        """Show the settings as they are now."""
        rows = setting_rows(inventory)
        if rows != self._shown:
            self._shown = rows
            self._table.replace_rows(rows)
            self.choose()

    @on(InventoryTable.Highlighted)
    def choose(self) -> None:
        """Say what the setting under the cursor does, and which acts apply to it."""
        row = self._table.cursor_row
        about = "" if row is None else row.known.meaning if row.known else DOES_NOTHING
        self.query_one("#setting-about", Static).update(Content(visible(about)))
        self.acts_changed()

    def why_not(self, action: str) -> str | None:
        """Why there is nothing to do it with."""
        row = self._table.cursor_row
        if action == "add":
            return None
        if row is None:
            return "There is no setting under the cursor."
        return "It is not set." if action == "remove" and row.value is None else None

    @on(InventoryTable.Opened)
    def open_row(self, event: InventoryTable.Opened) -> None:
        """Edit the setting."""
        event.stop()
        self.action_edit()

    def action_edit(self) -> None:
        """Ask for another value."""
        row = self._table.cursor_row
        if row is not None:
            self.desk.push_screen(SettingDialog(self.desk, self.ref.name, row))

    def action_add(self) -> None:
        """Ask for a name and a value."""
        self.desk.push_screen(SettingDialog(self.desk, self.ref.name, None))

    def action_remove(self) -> None:
        """Take the setting away; a known one is listed on as not set."""
        row = self._table.cursor_row
        if row is not None:
            self.desk.perform(SetVcenterSetting(key=row.key, value=None))


def _value(row: SettingRow) -> Cell:
    if row.value is not None:
        return Cell(row.value)
    return Cell(f"not set ({row.known.default})" if row.known else "not set", tone=Tone.MUTED)


_COLUMNS: list[Column[SettingRow]] = [
    Column("name", "Name", lambda row: row.key, min_width=26, max_width=60),
    Column("value", "Value", _value, min_width=16),
]
