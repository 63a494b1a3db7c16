"""How states look: each one a glyph, a word and a tone, so that none is told by colour alone."""

from enum import StrEnum
from typing import NamedTuple

from vconsole.model import Host, HostState, Kind, Passthrough, Power


class Tone(StrEnum):
    """What a state means to the reader; the theme gives it a colour."""

    PLAIN = "plain"
    GOOD = "good"
    ATTENTION = "attention"
    PROBLEM = "problem"
    MUTED = "muted"
    ACCENT = "accent"

    @property
    def variable(self) -> str:
        """The theme variable that colours it in content and stylesheets."""
        return _VARIABLES[self]


_VARIABLES = {
    Tone.PLAIN: "$foreground",
    Tone.GOOD: "$text-success",
    Tone.ATTENTION: "$text-warning",
    Tone.PROBLEM: "$text-error",
    Tone.MUTED: "$foreground-muted",
    Tone.ACCENT: "$text-accent",
}


class State(NamedTuple):
    """A state as it is shown."""

    glyph: str
    """One cell wide."""
    word: str
    tone: Tone = Tone.PLAIN

    def __str__(self) -> str:
        return f"{self.glyph} {self.word}"


QUEUED = State("·", "Queued", Tone.MUTED)
RUNNING = State("◐", "In progress", Tone.ACCENT)
SUCCEEDED = State("✓", "Completed", Tone.GOOD)
CANCELLED = State("⊘", "Cancelled", Tone.MUTED)
REFUSED = State("✗", "Not done", Tone.PROBLEM)

AVAILABLE = State("○", "Available", Tone.GOOD)
PENDING = State("◔", "Pending", Tone.ATTENTION)
ASSIGNED = State("●", "Assigned", Tone.ACCENT)

MET = State("✓", "Met", Tone.GOOD)
UNMET = State("✗", "Not met", Tone.PROBLEM)
SUCCESS = State("✓", "Success", Tone.GOOD)
INFORMATION = State("i", "Note", Tone.ACCENT)
WARNING = State("!", "Warning", Tone.ATTENTION)
PROBLEM = State("✗", "Problem", Tone.PROBLEM)

POWERING_ON = State("◐", "Powering on", Tone.ATTENTION)
AWAITS_HA = State("◷", "Awaits HA", Tone.ATTENTION)

RUNS = State("●", "Running", Tone.GOOD)
TURNED_OFF = State("○", "Turned off", Tone.MUTED)
NOT_ANSWERING = State("✗", "Does not answer", Tone.PROBLEM)

_POWER = {
    Power.ON: State("▶", "Powered On", Tone.GOOD),
    Power.OFF: State("■", "Powered Off", Tone.MUTED),
    Power.SUSPENDED: State("‖", "Suspended", Tone.ATTENTION),
}

_ENTERING = State("◐", "Entering Maintenance Mode", Tone.ATTENTION)
_HOST = {
    HostState.CONNECTED: State("●", HostState.CONNECTED.wording, Tone.GOOD),
    HostState.NOT_RESPONDING: State("✗", HostState.NOT_RESPONDING.wording, Tone.PROBLEM),
    HostState.DISCONNECTED: State("○", HostState.DISCONNECTED.wording, Tone.MUTED),
    HostState.MAINTENANCE: State("◒", HostState.MAINTENANCE.wording, Tone.ATTENTION),
}

_PASSTHROUGH = {
    Passthrough.NOT_CAPABLE: State("-", "Not capable", Tone.MUTED),
    Passthrough.DISABLED: State("○", "Disabled", Tone.MUTED),
    Passthrough.ENABLED: State("●", "Enabled", Tone.GOOD),
    Passthrough.ENABLED_NEEDS_REBOOT: State("◐", "Enabled / Needs reboot", Tone.ATTENTION),
    Passthrough.DISABLED_NEEDS_REBOOT: State("◑", "Disabled / Needs reboot", Tone.ATTENTION),
}

KIND_GLYPHS: dict[Kind, str] = {
    "vcenter": "◇",
    "datacenter": "▣",
    "cluster": "▦",
    "host": "▮",
    "vm": "▢",
    "vm-class": "◫",
}
"""The sign of each kind of object in the inventory and in the crumbs."""


def state_of(value: Power | Host | HostState | Passthrough) -> State:
    """How a state of the model is shown; a host shows as well where it is on the way to."""
    match value:
        case Host():
            return _ENTERING if value.entering_maintenance and value.answers else _HOST[value.state]
        case Power():
            return _POWER[value]
        case HostState():
            return _HOST[value]
        case Passthrough():
            return _PASSTHROUGH[value]
