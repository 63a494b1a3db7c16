"""References to objects of the inventory, by kind and name."""

from typing import Literal, NamedTuple

Kind = Literal["vcenter", "datacenter", "cluster", "host", "vm", "vm-class"]


class Ref(NamedTuple):
    """Which object something is about."""

    kind: Kind
    name: str

    def __str__(self) -> str:
        return f"{self.kind} {self.name}"
