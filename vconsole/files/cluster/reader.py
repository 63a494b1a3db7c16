"""Reading cluster files."""

import gc
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from vconsole.files.cluster.contradictions import contradictions
from vconsole.files.cluster.fill import Filler
from vconsole.files.cluster.form import ClusterFile
from vconsole.files.cluster.places import Finding, in_order, place_of
from vconsole.files.cluster.static_devices import with_static_devices
from vconsole.files.cluster.validation import validate
from vconsole.files.problems import FileProblems, Problem
from vconsole.files.toml import parse_toml, read_toml
from vconsole.model import Inventory


def load(path: Path | str) -> Inventory:
    """Read a cluster file. Raises FileProblems with every problem of it."""
    path = Path(path)
    try:
        with _without_garbage_collection():
            return _inventory(read_toml(path))
    except FileProblems as problems:
        raise FileProblems(path, problems.problems) from None


def loads(text: str) -> Inventory:
    """Read the text of a cluster file. Raises FileProblems with every problem of it."""
    with _without_garbage_collection():
        return _inventory(parse_toml(text))


@contextmanager
def _without_garbage_collection() -> Iterator[None]:
    """Pause the collector: reading makes many objects and no garbage, and searching for some doubles its time."""
    was_on = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if was_on:
            gc.enable()


def _inventory(raw: dict[str, Any]) -> Inventory:
    filler = Filler(raw)
    filler.fill()
    draft, findings = validate(raw, filler.doubted)
    findings += filler.findings
    if draft is not None:
        findings += contradictions(draft, filler.clusters_of_vms)
    if findings or draft is None:
        raise FileProblems(None, _problems(raw, findings))
    return _of(draft.file)


def _problems(raw: dict[str, Any], findings: Sequence[Finding]) -> list[Problem]:
    ordered = dict.fromkeys(sorted(findings, key=in_order))
    return [Problem(place_of(raw, loc), message) for loc, message in ordered]


def _of(file: ClusterFile) -> Inventory:
    return Inventory.of(
        name=file.name,
        description=file.description,
        vcenter=file.vcenter,
        datacenters=file.datacenter,
        clusters=file.cluster,
        hosts=file.host,
        vms=with_static_devices(file.vm, file.host),
        vm_classes=file.vm_class,
    )
