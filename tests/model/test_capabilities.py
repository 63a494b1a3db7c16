"""The capability table."""

from typing import get_args

import pytest
from pydantic import ValidationError

from tests.build import ask, device, host, static, vm
from vconsole.model import NvidiaVgpu
from vconsole.model.catalogue import Capability, DeviceClass, OperationName, device_class, operations, refusals

PLAIN = host("esxi-01", device("3b:00.0"), device("af:00.0", migratable=True))
ARTICLE = {
    "migrate": ("no", "no"),
    "load-balance": ("no", "no"),
    "maintenance": ("how", "how"),
    "snapshot": ("no", "no"),
    "suspend": ("no", "no"),
}
"""What the functionality table of the article says of DirectPath IO and of Dynamic DirectPath IO."""


def test_every_operation_has_an_answer_for_every_kind_with_its_source() -> None:
    assert set(operations()) == set(get_args(OperationName))
    for operation in operations().values():
        assert tuple(operation.kinds) == get_args(DeviceClass)
        assert all(capability.source for capability in operation.kinds.values())


def test_the_table_says_what_the_article_says() -> None:
    for name, answers in ARTICLE.items():
        kinds = next(row.kinds for row in operations().values() if row.name == name)
        assert (kinds["directpath-io"].answer, kinds["dynamic-directpath-io"].answer) == answers


def test_a_dynamic_device_is_migratable_only_while_it_holds_a_migratable_device() -> None:
    on = vm("a", "esxi-01", ask(assigned="af:00.0"), ask(assigned="3b:00.0"), on=True)
    assert [device_class(on, request, PLAIN) for request in on.pci] == ["migratable-device", "dynamic-directpath-io"]
    off = vm("a", "esxi-01", ask())
    assert device_class(off, off.pci[0], PLAIN) == "dynamic-directpath-io"


def test_a_static_device_is_never_migratable() -> None:
    on = vm("a", "esxi-01", static("af:00.0", "esxi-01"), on=True)
    assert device_class(on, on.pci[0], PLAIN) == "directpath-io"


def test_each_device_in_the_way_is_named_the_most_binding_first() -> None:
    on = vm("a", "esxi-01", ask(assigned="3b:00.0"), static("af:00.0", "esxi-01"), on=True)
    faults = refusals("migrate", on, PLAIN)
    assert [(fault.code, fault.slot) for fault in faults] == [
        ("device-prevents-migration", 1),
        ("device-prevents-migration", 0),
    ]
    assert "'PCI device 1' is a DirectPath IO device" in faults[0].message
    assert "{" not in "".join(fault.message + fault.remedy for fault in faults)


def test_what_works_is_not_refused() -> None:
    assert refusals("snapshot", vm("a", "esxi-01"), PLAIN) == ()
    assert refusals("suspend", vm("a", "esxi-01", NvidiaVgpu(profile="grid_a100-10c")), PLAIN) == ()
    assert refusals("migrate", vm("a", "esxi-01", ask(assigned="af:00.0"), on=True), PLAIN) == ()


@pytest.mark.parametrize(
    "wrong",
    [
        {"answer": "no"},
        {"answer": "yes", "message": "M", "remedy": "R"},
        {"answer": "how", "message": "M", "remedy": "R"},
    ],
)
def test_an_answer_and_its_words_go_together(wrong: dict[str, str]) -> None:
    with pytest.raises(ValidationError, match="do not go together"):
        Capability.model_validate({**wrong, "source": "a test"})
