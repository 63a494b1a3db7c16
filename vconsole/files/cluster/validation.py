"""Validating the tables of a cluster file."""

from collections.abc import Iterator, Sequence
from typing import Any

from pydantic import ValidationError
from pydantic_core import ErrorDetails

from vconsole.files.cluster.draft import Draft, draft_without
from vconsole.files.cluster.form import (
    KINDS,
    TAG,
    ClusterFile,
    access_words,
    form_at,
    is_name,
    keys_of,
    transient_keys_of,
)
from vconsole.files.cluster.places import Finding, tables_in
from vconsole.files.located import Loc, errors_by_place
from vconsole.files.wording import explain, unknown_key
from vconsole.model import Host, Model, PlacedDevice, VCenter, Vm

_NEEDED_TO_JUDGE = frozenset({"assigned"})
"""Fields of a PCI device that have a default, but without which nothing more can be said about it."""


def validate(raw: dict[str, Any], doubted: set[Loc]) -> tuple[Draft | None, list[Finding]]:
    """Validate a completed file; gives what is valid without the doubted objects, and everything that is wrong."""
    findings = list(_transient_keys(raw))
    try:
        file, errors = ClusterFile.model_validate(raw), {}
    except ValidationError as problem:
        file, errors = None, errors_by_place(raw, problem.errors(include_url=False))
    if file is not None and not doubted:
        return Draft(raw, file), findings
    findings += [_finding(raw, loc, group) for loc, group in errors.items()]
    gone = doubted | {_to_leave_out(raw, loc, group[0]["type"]) for loc, group in errors.items()}
    return draft_without(raw, gone), findings


def _transient_keys(raw: dict[str, Any]) -> Iterator[Finding]:
    """Take out the keys that only the memory has; they are unknown to files."""
    vcenter = raw.get("vcenter")
    if isinstance(vcenter, dict):
        yield from _take_out(vcenter, VCenter, ("vcenter",))
    for index, host in tables_in(raw, "host"):
        yield from _take_out(host, Host, ("host", index))
    for index, vm in tables_in(raw, "vm"):
        yield from _take_out(vm, Vm, ("vm", index))
    for kind in ("vm_class", "vm"):
        for index, owner in tables_in(raw, kind):
            for slot, device in tables_in(owner, "pci") if "pci" in owner else ():
                yield from _take_out(device, PlacedDevice, (kind, index, "pci", slot))


def _take_out(table: dict[str, Any], form: type[Model], loc: Loc) -> Iterator[Finding]:
    for key in sorted(transient_keys_of(form) & table.keys()):
        del table[key]
        yield loc, unknown_key(key, keys_of(form))


def _finding(raw: dict[str, Any], loc: Loc, errors: Sequence[ErrorDetails]) -> Finding:
    kind = errors[0]["type"]
    if kind == "missing":
        return loc[:-1], f'the key "{loc[-1]}" is needed'
    if kind == "extra_forbidden":
        form = form_at(loc[:-1], raw)
        return loc[:-1], unknown_key(str(loc[-1]), keys_of(form) if form else ())
    if kind == "union_tag_not_found":
        return loc, f'the key "{TAG}" is needed, one of {", ".join(access_words())}'
    if kind == "union_tag_invalid":
        loc = (*loc, TAG)
    return loc, explain(errors)


def _to_leave_out(raw: dict[str, Any], loc: Loc, kind: str) -> Loc:
    """What to leave out so that the rest is valid: the key, or the object that is nothing without it."""
    if kind == "extra_forbidden" or is_name(loc):
        return loc
    depth = 4 if loc[2:3] == ("pci",) and len(loc) >= 4 else 2 if loc[0] in KINDS and len(loc) >= 2 else 0
    if len(loc) == depth:
        return loc
    form, key = form_at(loc[:depth], raw), loc[depth]
    known = form.model_fields.get(str(key)) if form else None
    needed = known is None or known.is_required() or key in _NEEDED_TO_JUDGE
    return loc[:depth] if depth and needed else loc[: depth + 1]
