"""Gestures about hosts, clusters, vCenter and VM classes."""

from collections.abc import Callable
from typing import Any

import pytest

from tests.build import A40, ask, device, estate, host, vm
from tests.ui.hands.rig import Line, hands, played
from tests.ui.shell.rig import LARGE, SMALL, A, B
from vconsole.lessons.lab import Act
from vconsole.model import HostState, Inventory, PciAddress, Power
from vconsole.ui.app import Console
from vconsole.ui.hands import CannotPlay

SIZES = pytest.mark.parametrize("size", [SMALL, LARGE])
PLAIN: dict[str, Any] = {"reserve_all_memory": False, "advanced": {}}
ENTER: Line = {"action": "enter-maintenance", "host": B}
FAIL: Line = {"action": "fail-host", "host": B}


def plain(**cluster: Any) -> Inventory:
    return estate(
        host(A, device("3b:00.0", label="Training")),
        host(B, device("af:00.0", label="Training"), device("d8:00.0")),
        vms=(vm("train-01", A, ask(label="Training")), vm("web-01", A, **PLAIN)),
        **cluster,
    )


def state_of(app: Console) -> HostState:
    return app.inventory.hosts[B].state


ON_A_HOST: list[tuple[Line, list[Line], Callable[[Console], bool]]] = [
    (ENTER, [], lambda app: state_of(app) is HostState.MAINTENANCE),
    ({"action": "exit-maintenance", "host": B}, [ENTER], lambda app: state_of(app) is HostState.CONNECTED),
    (
        {"action": "reboot-host", "host": B},
        [],
        lambda app: any(e.event == "host-reboot-started" for e in app.session.events),
    ),
    (FAIL, [], lambda app: state_of(app) is HostState.NOT_RESPONDING),
    ({"action": "isolate-host", "host": B}, [], lambda app: not app.inventory.hosts[B].answers),
    ({"action": "recover-host", "host": B}, [FAIL], lambda app: state_of(app) is HostState.CONNECTED),
    ({"action": "remove-host", "host": B}, [ENTER], lambda app: B not in app.inventory.hosts),
    ({"action": "fail-vcenter"}, [], lambda app: not app.inventory.vcenter.up),
    ({"action": "recover-vcenter"}, [{"action": "fail-vcenter"}], lambda app: app.inventory.vcenter.up),
]


@pytest.mark.parametrize(("line", "before", "holds"), ON_A_HOST, ids=[line["action"] for line, *_ in ON_A_HOST])
async def test_an_act_is_chosen_from_the_menu_of_its_object(
    line: Line, before: list[Line], holds: Callable[[Console], bool]
) -> None:
    assert holds(await played(plain(), line, *before))


@SIZES
async def test_a_host_gets_other_hardware(size: tuple[int, int]) -> None:
    slots = [
        {"address": "0000:af:00.0", "new_address": "0000:b1:00.0"},
        {"address": "0000:d8:00.0", "model": "NVIDIA A40"},
    ]
    app = await played(plain(), {"action": "replace-host", "host": B, "devices": slots}, FAIL, size=size)
    found = {str(device.address): device.id for device in app.inventory.hosts[B].pci}
    assert found["0000:d8:00.0"] == A40
    assert "0000:b1:00.0" in found
    assert "0000:af:00.0" not in found


async def test_a_host_joins_with_the_devices_of_another() -> None:
    pci = [
        {"address": "0000:3b:00.0", "vendor_id": "10de", "device_id": "20f1"},
    ]
    line = {"action": "add-host", "name": "esxi-09", "cluster": "gpu", "cpu_cores": 48, "state": "maintenance"}
    app = await played(plain(), line)
    assert app.inventory.hosts["esxi-09"].cpu_cores == 48
    assert app.inventory.hosts["esxi-09"].state is HostState.MAINTENANCE
    async with hands(plain()) as (_, hand):
        with pytest.raises(CannotPlay, match="none has exactly these"):
            await hand.play(Act.model_validate({**line, "pci": pci}))


@SIZES
async def test_the_settings_of_a_cluster_are_chosen(size: tuple[int, int]) -> None:
    settings = {"enabled": True, "admission_control": "dedicated-failover-hosts", "failover_hosts": [B]}
    app = await played(plain(), {"action": "set-ha", "cluster": "gpu", **settings}, size=size)
    ha = app.inventory.clusters["gpu"].ha
    assert (ha.enabled, ha.admission_control, ha.failover_hosts) == (True, "dedicated-failover-hosts", (B,))


async def test_numbers_of_admission_control_are_typed() -> None:
    line = {"action": "set-ha", "cluster": "gpu", "cpu_percent": 40, "memory_percent": 30, "isolation_response": "none"}
    before = {"action": "set-ha", "cluster": "gpu", "isolation_response": "shutdown"}
    app = await played(plain(), line, before)
    ha = app.inventory.clusters["gpu"].ha
    assert (ha.cpu_percent, ha.memory_percent, ha.isolation_response) == (40, 30, "none")


async def test_the_level_of_drs_is_chosen() -> None:
    app = await played(plain(), {"action": "set-drs", "cluster": "gpu", "automation": "manual"})
    assert app.inventory.clusters["gpu"].drs.automation == "manual"


MANUAL: Line = {"action": "set-drs", "cluster": "gpu", "automation": "manual"}
POWER_ON: Line = {"action": "power-on", "vm": "train-01"}


async def test_a_recommendation_is_applied_on_the_host_that_is_named() -> None:
    line = {"action": "apply-recommendation", "vm": "train-01", "host": B}
    app = await played(plain(), line, MANUAL, POWER_ON)
    assert app.inventory.vms["train-01"].host == B
    assert app.inventory.vms["train-01"].power is Power.ON


async def test_a_recommendation_is_cancelled() -> None:
    app = await played(plain(), {"action": "cancel-recommendation", "vm": "train-01"}, MANUAL, POWER_ON)
    assert not app.session.state.recommendations
    assert not app.inventory.vms["train-01"].runs


@pytest.mark.parametrize("key", ["vgpu.hotmigrate.enabled", "config.log.level"])
async def test_a_setting_of_vcenter_is_set_and_taken_away(key: str) -> None:
    line = {"action": "set-vcenter-setting", "key": key, "value": "TRUE"}
    app = await played(plain(), line)
    assert app.inventory.vcenter.advanced[key] == "TRUE"
    app = await played(plain(), {**line, "value": None}, line)
    assert key not in app.inventory.vcenter.advanced


CLASS: Line = {"action": "create-vm-class", "name": "gpu-small", "description": "One GPU", "cpus": 8}
ITS_PCI = {"access": "dynamic-directpath-io", "allowed": ["10de:20f1"], "label": "Training"}


@SIZES
async def test_a_vm_class_is_described(size: tuple[int, int]) -> None:
    app = await played(plain(), {**CLASS, "pci": [ITS_PCI]}, size=size)
    made = app.inventory.vm_classes["gpu-small"]
    assert (made.description, made.cpus, made.reserve_all_memory) == ("One GPU", 8, True)
    assert made.pci == (ask(label="Training"),)


@pytest.mark.parametrize("place", [{"cluster": "gpu"}, {"host": B}], ids=["cluster", "host"])
async def test_a_vm_is_deployed_from_a_class(place: dict[str, str]) -> None:
    line = {"action": "deploy-vm-class", "vm_class": "gpu-small", "name": "from-class", **place}
    app = await played(plain(), line, CLASS)
    assert app.inventory.vms["from-class"].vm_class == "gpu-small"


async def test_a_vm_class_is_deleted_after_a_question() -> None:
    app = await played(plain(), {"action": "delete-vm-class", "vm_class": "gpu-small"}, CLASS)
    assert not app.inventory.vm_classes


async def test_every_kind_of_action_has_a_gesture() -> None:
    from typing import get_args

    from vconsole.ui.hands.gestures import GESTURES
    from vconsole.vcenter.actions import AnyAction

    assert set(GESTURES) == set(get_args(get_args(AnyAction)[0]))


async def test_an_act_past_vcenter_is_no_page() -> None:
    async with hands(plain()) as (app, hand):
        with pytest.raises(CannotPlay, match="ESXi shell"):
            await hand.play(Act.model_validate({**ENTER, "by_host": True}))
        assert app.inventory.hosts[B].device(PciAddress.parse("af:00.0"))
