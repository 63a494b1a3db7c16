"""Events: what happened, in the past tense, with the virtual time at which it did."""

from vconsole.model import Model, PciAddress


class Event(Model):
    """One thing that happened to the estate."""

    at: float
    """Seconds of virtual time since the session began."""
    event: str
    """Stable name, lower case with hyphens, past tense."""
    message: str
    vm: str | None = None
    host: str | None = None
    cluster: str | None = None
    device: PciAddress | None = None
    slot: int | None = None
    """Which of the VM's PCI devices, counted from 0."""
    code: str | None = None
    """The code of the fault, for an event about a refusal."""

    def concerns(self, kind: str, name: str) -> bool:
        """Whether the event is about this object."""
        return getattr(self, kind, None) == name
