"""The form of a cluster file: the shape of the model, with a header."""

from collections.abc import Iterator
from functools import cache
from typing import Annotated, Any, Literal, get_args

from pydantic import BeforeValidator

from vconsole.files.located import Loc
from vconsole.model import Cluster, Datacenter, Host, Model, VCenter, Vm, VmClass

FORMAT: Literal[1] = 1
"""The format that is written and read."""


def _whole_number(value: object) -> object:
    """The value; what only equals a number, as `true` and `1.0` do, is turned into its text, which is none."""
    return value if type(value) is int else str(value)


class ClusterFile(Model):
    """Everything a cluster file says, when all that it leaves out is filled in."""

    format: Annotated[Literal[1], BeforeValidator(_whole_number)]
    name: str = ""
    description: str = ""
    vcenter: VCenter = VCenter()
    datacenter: tuple[Datacenter, ...] = ()
    cluster: tuple[Cluster, ...] = ()
    host: tuple[Host, ...] = ()
    vm_class: tuple[VmClass, ...] = ()
    vm: tuple[Vm, ...] = ()


KINDS = ("datacenter", "cluster", "host", "vm_class", "vm")
"""The lists of named objects."""

TAG = "access"
"""The key that says which kind of PCI device of a VM a table is."""

_NAMES = frozenset(
    {*((kind, "name") for kind in KINDS), ("cluster", "datacenter"), ("host", "datacenter"), ("vm", "host")}
)


def is_name(loc: Loc) -> bool:
    """Whether a place is a name that an object cannot be without: its own, or that of what it stands in."""
    return len(loc) == 3 and (loc[0], loc[2]) in _NAMES


def keys_of(form: type[Model]) -> tuple[str, ...]:
    """The keys that a table of this form may have; what never leaves the memory is none of them."""
    keys = tuple(name for name, field in form.model_fields.items() if not field.exclude)
    return (*keys, "cluster") if form is Vm else keys


@cache
def transient_keys_of(form: type[Model]) -> frozenset[str]:
    """The fields of this form that are never written to a file."""
    return frozenset(name for name, field in form.model_fields.items() if field.exclude)


def form_at(loc: Loc, raw: Any, top: type[Model] = ClusterFile) -> type[Model] | None:
    """The form of the table at this place, or None if a table there is free (attributes, parameters)."""
    forms: list[type[Model]] = [top]
    for part in loc:
        raw = raw[part]
        if isinstance(part, str):
            field = forms[0].model_fields.get(part)
            forms = [] if field is None else list(_forms_in(field.annotation))
        if len(forms) > 1 and isinstance(raw, dict):
            forms = [form for form in forms if _tag_of(form) == raw.get(TAG)] or forms
        if not forms:
            return None
    return forms[0]


def access_words() -> tuple[str, ...]:
    """The words for the kinds of PCI devices of a VM."""
    return tuple(_tag_of(form) for form in _forms_in(Vm.model_fields["pci"].annotation))


def _tag_of(form: type[Model]) -> str:
    field = form.model_fields.get(TAG)
    return str(field.default) if field else ""


def _forms_in(annotation: Any) -> Iterator[type[Model]]:
    if isinstance(annotation, type) and issubclass(annotation, Model):
        yield annotation
    for argument in get_args(annotation):
        yield from _forms_in(argument)
