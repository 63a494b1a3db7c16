"""Predicates as files write them, asked of small estates."""

from typing import Any

from pydantic import TypeAdapter, ValidationError

from tests.build import A100, T4, ask, device, estate, host, vm
from vconsole.lessons.predicates import Evidence, Finding, Form, Predicate, evidence_of
from vconsole.model import Inventory
from vconsole.vcenter import Session, read_action

Raw = dict[str, Any]
_READER: TypeAdapter[Form] = TypeAdapter(Predicate)


def two_hosts() -> Inventory:
    """Two GPUs labelled Training and one labelled for nobody; a VM that fits both hosts, and one that fits none."""
    one = host("esxi-01", device("0000:af:00.0", label="Training"), device("0000:d8:00.0", T4))
    two = host("esxi-02", device("0000:3b:00.0", label="Training"))
    fits = vm("train-01", "esxi-01", ask(label="Training"))
    return estate(one, two, vms=(fits, vm("typo-01", "esxi-01", ask(A100, label="training"))))


def session() -> Session:
    """A session on that estate."""
    return Session(two_hosts())


def do(session: Session, name: str, **fields: Any) -> None:
    """Perform an action and let time pass until nothing is due."""
    session.perform(read_action({"action": name, **fields}))
    session.settle()


def predicate(raw: Raw) -> Form:
    """The predicate that a file gives."""
    return _READER.validate_python(raw)


def asked(raw: Raw, of: Session | Evidence | None = None, *, live: bool = False) -> Finding:
    """What a predicate finds; on the estate as it begins unless told otherwise."""
    if not isinstance(of, Evidence):
        of = evidence_of(session() if of is None else of)
    return predicate(raw).test(of, live=live)


def refusal(raw: Raw) -> str:
    """Why a predicate cannot be read."""
    try:
        predicate(raw)
    except ValidationError as problem:
        return " ".join(error["msg"] for error in problem.errors())
    raise AssertionError("it can be read")
