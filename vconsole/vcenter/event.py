"""Events: what happened, in the past tense, with the virtual time at which it did."""

import tomllib
from collections.abc import Mapping
from functools import cache
from importlib.resources import files

from pydantic import computed_field

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
    vm_class: str | None = None
    device: PciAddress | None = None
    slot: int | None = None
    """Which of the VM's PCI devices, counted from 0."""
    code: str | None = None
    """The code of the fault, for an event about a refusal."""

    @computed_field  # type: ignore[prop-decorator]
    @property
    def event_id(self) -> str | None:
        """The id that vCenter Server gives to events of the same meaning, where there is one."""
        return _ids().get(self.event)

    def concerns(self, kind: str, name: str) -> bool:
        """Whether the event is about this object."""
        return getattr(self, kind, None) == name


@cache
def _ids() -> Mapping[str, str]:
    table: Mapping[str, str] = tomllib.loads((files(__package__) / "event_ids.toml").read_text("utf-8"))["ids"]
    return table
