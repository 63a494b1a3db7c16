"""What can be used of a cluster file that may be partly wrong."""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence, Set
from dataclasses import dataclass, field
from typing import Any, NamedTuple

from pydantic import ValidationError

from vconsole.files.cluster.form import FORMAT, ClusterFile, is_name
from vconsole.files.cluster.places import name_of, tables_in
from vconsole.files.located import Loc


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
    unsure: Set[Loc] = frozenset()
    """The keys whose values could not be used: what stands there instead is not what the file says."""

    def loc(self, *position: str | int) -> Loc:
        """The place in the file of something at this position of the valid part."""
        if not self.kept:
            return position
        loc: Loc = ()
        for part in position:
            indexes = self.kept.get(loc)
            loc = (*loc, indexes[part] if indexes is not None and isinstance(part, int) else part)
        return loc

    def knows(self, *position: str | int) -> bool:
        """Whether the key at this position of the valid part has the value that the file gives it, or leaves out."""
        return self.loc(*position) not in self.unsure


class _Cut(NamedTuple):
    """What a copy of a file does without."""

    gone: Set[Loc]
    instead: Mapping[Loc, Mapping[str, str]]
    """For each object: what stands in for keys that it cannot be without."""
    kept: dict[Loc, list[int]]
    """Takes a note of which items remain of each list that lost some."""


def draft_without(raw: dict[str, Any], gone: Set[Loc]) -> Draft | None:
    """The draft of a file without the places that are gone; None if the rest is not valid either.

    An object without its name, or without the name of the one above it, is kept with a stand-in.
    """
    cut = _Cut(gone, _stand_ins(gone), {})
    rest = _without(raw, (), cut)
    try:
        file = ClusterFile.model_validate({**rest, "format": FORMAT})
    except ValidationError:
        return None
    return Draft(raw, file, cut.kept, _lost_devices(raw, gone), gone)


def _stand_ins(gone: Iterable[Loc]) -> Mapping[Loc, Mapping[str, str]]:
    """Names that nothing else has, for the keys that are gone of objects that cannot be without."""
    instead: defaultdict[Loc, dict[str, str]] = defaultdict(dict)
    for loc in gone:
        if is_name(loc):
            instead[loc[:2]][str(loc[2])] = f"stand-in-{loc[1]}"
    return instead


def _without(node: Any, loc: Loc, cut: _Cut) -> Any:
    if isinstance(node, dict):
        rest = {key: _without(item, (*loc, key), cut) for key, item in node.items() if (*loc, key) not in cut.gone}
        return {**rest, **cut.instead.get(loc, {})}
    if isinstance(node, list) and len(loc) < 4:
        indexes = [index for index in range(len(node)) if (*loc, index) not in cut.gone]
        if len(indexes) < len(node):
            cut.kept[loc] = indexes
        return [_without(node[index], (*loc, index), cut) for index in indexes]
    return node


def _lost_devices(raw: dict[str, Any], gone: Set[Loc]) -> dict[str, list[str]]:
    lost: defaultdict[str, list[str]] = defaultdict(list)
    for index, host in tables_in(raw, "host"):
        for slot, device in tables_in(host, "pci"):
            if ("host", index, "pci", slot) in gone:
                lost[name_of(host) or ""].append(str(device.get("address")))
    return lost
