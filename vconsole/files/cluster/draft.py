"""What can be used of a cluster file that may be partly wrong."""

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from pydantic import ValidationError

from vconsole.files.cluster.form import FORMAT, ClusterFile, Loc
from vconsole.files.cluster.places import name_of, tables_in


@dataclass(frozen=True, slots=True)
class Draft:
    """The part of a file that is valid for itself, to be searched for contradictions."""

    raw: dict[str, Any]
    """The whole file, completed."""
    file: ClusterFile
    """What is valid of it."""
    kept: Mapping[Loc, Sequence[int]] = field(default_factory=dict)
    """For each list that lost items: the indexes in the file of those that remain."""
    lost_devices: Mapping[str, Sequence[str]] = field(default_factory=dict)
    """For each host: the addresses, as typed, of devices that are not valid."""

    def loc(self, *position: str | int) -> Loc:
        """The place in the file of something at this position of the valid part."""
        if not self.kept:
            return position
        loc: Loc = ()
        for part in position:
            indexes = self.kept.get(loc)
            loc = (*loc, indexes[part] if indexes is not None and isinstance(part, int) else part)
        return loc


def draft_without(raw: dict[str, Any], gone: set[Loc]) -> Draft | None:
    """The draft of a file without the places that are gone; None if the rest is not valid either."""
    kept: dict[Loc, list[int]] = {}
    rest = _without(raw, (), gone, kept)
    try:
        return Draft(raw, ClusterFile.model_validate({**rest, "format": FORMAT}), kept, _lost_devices(raw, gone))
    except ValidationError:
        return None


def _without(node: Any, loc: Loc, gone: set[Loc], kept: dict[Loc, list[int]]) -> Any:
    """A copy without the places that are gone, with a note of which items of each list remain."""
    if isinstance(node, dict):
        return {key: _without(item, (*loc, key), gone, kept) for key, item in node.items() if (*loc, key) not in gone}
    if isinstance(node, list) and len(loc) < 4:
        indexes = [index for index in range(len(node)) if (*loc, index) not in gone]
        if len(indexes) < len(node):
            kept[loc] = indexes
        return [_without(node[index], (*loc, index), gone, kept) for index in indexes]
    return node


def _lost_devices(raw: dict[str, Any], gone: set[Loc]) -> dict[str, list[str]]:
    lost: defaultdict[str, list[str]] = defaultdict(list)
    for index, host in tables_in(raw, "host"):
        for slot, device in tables_in(host, "pci"):
            if ("host", index, "pci", slot) in gone:
                lost[name_of(host) or ""].append(str(device.get("address")))
    return lost
