"""One event in full."""

from collections.abc import Iterable
from typing import ClassVar

from textual.binding import Binding, BindingType
from textual.content import Content
from textual.widget import Widget
from textual.widgets import Static

from vconsole.ui.dialogs import Dialog
from vconsole.ui.widgets import Property, PropertyGrid, visible
from vconsole.vcenter import Event

COPIED_SECONDS = 2.0


class EventDialog(Dialog[None]):
    """Everything that an event tells. `y` copies its message."""

    DEFAULT_CSS = "EventDialog #message { margin: 0 0 1 0; }"

    BINDINGS: ClassVar[list[BindingType]] = [Binding("y", "copy", "Copy", show=False, id="event.copy")]

    def __init__(self, event: Event) -> None:
        super().__init__("Event", target(event), confirm="CLOSE", cancel=None, note="y Copy")
        self._event = event

    def body(self) -> Iterable[Widget]:
        """The message, then what it is about."""
        yield Static(Content(visible(self._event.message)), id="message")
        yield PropertyGrid(list(_properties(self._event)))

    def answer(self) -> None:
        """Nothing to answer."""
        return

    def action_copy(self) -> None:
        """Copy the message."""
        self.app.copy_to_clipboard(self._event.message)
        self.notify("Copied the message", timeout=COPIED_SECONDS, markup=False)


def moment(event: Event) -> str:
    """When it happened, in virtual time."""
    return f"{event.at:.1f} s"


def target(event: Event) -> str:
    """What it is about most closely."""
    return event.vm or event.host or event.cluster or "vCenter"


def _properties(event: Event) -> Iterable[Property]:
    yield Property("Virtual time", moment(event))
    yield Property("Event", event.event)
    yield Property("Event Type ID", event.event_id or "none: vCenter Server knows no event like this")
    told = {
        "Virtual machine": event.vm,
        "Host": event.host,
        "Cluster": event.cluster,
        "Device": event.device and event.device.client,
        "PCI device": None if event.slot is None else f"PCI device {event.slot}",
        "Reason": event.code,
    }
    for label, value in told.items():
        if value is not None:
            yield Property(label, value)
