"""Monitor > Tasks and Events > Events, of any object."""

from typing import ClassVar

from textual import on

from vconsole.model import Inventory, Ref
from vconsole.ui.look import INFORMATION, WARNING
from vconsole.ui.pages.monitor.event_dialog import EventDialog, moment, target
from vconsole.ui.pages.monitor.told_page import ToldPage
from vconsole.ui.widgets import Cell, Column, InventoryTable
from vconsole.vcenter import Event
from vconsole.vcenter.queries import events_about

Numbered = tuple[int, Event]
"""An event with its number in the session, which names its row for good."""


class EventsPage(ToldPage):
    """The events of the session about an object and all below it, newest first."""

    TITLE = "Events"

    HELP: ClassVar[str] = """\
# Events

What happened in this session to the object and to all below it, the newest first. **Enter** shows an event in full,
with its devices and its reason; **/** filters (`target:train-01`, `type:warning`, `event:refused`, `id:HA`), **>** and
**<** sort, **→** shows more columns.

*Type* is a warning where something was refused, otherwise information; *Event* is the console's own name, by which
`vconsole run --json` calls it.

The time is virtual: seconds since the session began. *Event Type ID* is the id under which vCenter Server knows an
event of the same meaning. Events about single devices have none: the product does not report them at all.

An undone act takes its events with it.
"""

    def __init__(self, ref: Ref) -> None:
        """Make the page of an object."""
        super().__init__(ref)
        self._last: tuple[int, Event | None] | None = None

    def made_table(self) -> InventoryTable[Numbered]:
        """The columns of the client, and the console's own name of the event."""
        return InventoryTable(
            _COLUMNS, row_key=lambda row: row[0], empty="Nothing has happened here in this session yet."
        )

    def sentence(self, row: Numbered) -> str:
        """What happened."""
        return row[1].message

    def show(self, inventory: Inventory) -> None:
        """Show the events that there are now."""
        events = self.desk.session.events
        last = (len(events), events[-1] if events else None)
        if last == self._last:
            return
        self._last = last
        self.replace_rows(events_about(inventory, self.ref, events))

    @on(InventoryTable.Opened)
    def open_event(self, event: InventoryTable.Opened) -> None:
        """Show the event in full."""
        event.stop()
        _, chosen = event.row
        self.desk.push_screen(EventDialog(chosen))


def _message(row: Numbered) -> Cell:
    """What happened; a refusal stands out."""
    return Cell(row[1].message, WARNING.glyph, WARNING.tone) if row[1].code else Cell(row[1].message, INFORMATION.glyph)


def _severity(event: Event) -> Cell:
    """The Type column: a refusal warns."""
    return Cell.of(WARNING) if event.code else Cell("Information", INFORMATION.glyph)


_COLUMNS: list[Column[Numbered]] = [
    Column("time", "Time", lambda row: moment(row[1]), width=8, align="right", sort=lambda row: row[0]),
    Column("description", "Description", _message, min_width=50, max_width=100),
    Column("target", "Target", lambda row: target(row[1]), min_width=10, max_width=20),
    Column("type", "Type", lambda row: _severity(row[1]), width=13),
    Column("event", "Event", lambda row: row[1].event, min_width=12, max_width=32),
    Column("id", "Event Type ID", lambda row: row[1].event_id or "--", min_width=13, max_width=52),
]
