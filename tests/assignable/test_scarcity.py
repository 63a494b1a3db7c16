from tests.build import A100, T4, ask, device, estate, host, vm
from vconsole.assignable import DeviceKind, Scarcity
from vconsole.assignable.scarcity import LABEL_COST, SCARCITY_UNIT
from vconsole.model import Inventory, Passthrough

TRAINING = DeviceKind(A100, "Training")
PLAIN = DeviceKind(A100, None)


def _estate() -> Inventory:
    return estate(
        host(
            "esxi-01",
            device("01:00.0"),
            device("02:00.0"),
            device("03:00.0", passthrough=Passthrough.DISABLED),
            device("04:00.0", label="Training"),
        ),
        vms=(
            vm("any", "esxi-01", ask(A100, T4)),
            vm("labelled", "esxi-01", ask(A100, label="Training")),
            vm("new", "esxi-01", ask(A100), ask(A100, label="Training")),
        ),
    )


def _cost(kind: DeviceKind, **options: str) -> int:
    inventory = _estate()
    return Scarcity.among(inventory, inventory.hosts.values(), **options).cost(kind)


def test_the_cost_is_how_often_a_kind_is_wanted_over_how_many_can_be_passed_through():
    assert _cost(PLAIN) == 2 * SCARCITY_UNIT // 2


def test_a_labelled_device_costs_its_label_and_what_both_kinds_of_request_want():
    assert _cost(TRAINING) == LABEL_COST + 4 * SCARCITY_UNIT


def test_the_vm_to_be_placed_does_not_compete_with_itself():
    assert _cost(PLAIN, without="new") == 1 * SCARCITY_UNIT // 2
    assert _cost(TRAINING, without="new") == LABEL_COST + 2 * SCARCITY_UNIT


def test_a_kind_that_nobody_wants_costs_nothing():
    assert _cost(DeviceKind(T4, None), without="any") == 0
