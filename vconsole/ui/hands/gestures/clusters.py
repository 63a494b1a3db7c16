"""Clusters, vCenter's settings and VM classes."""

from collections.abc import Mapping
from typing import Any

from vconsole.model import Cluster, Ref, VmClass, VmConfig
from vconsole.ui.acts.cluster_settings import DrsDialog, HaDialog
from vconsole.ui.acts.vm_classes.deployment import DeploymentDialog
from vconsole.ui.acts.vm_classes.new_class import NewClassDialog
from vconsole.ui.dialogs import TextField
from vconsole.ui.hands.gestures.hardware import fill_in_hardware
from vconsole.ui.hands.gestures.passthrough import offered
from vconsole.ui.hands.moves import Moves
from vconsole.ui.hands.problems import not_found
from vconsole.ui.pages.container.advanced_settings import AdvancedSettingsPage
from vconsole.ui.pages.container.setting_dialog import UNSET, VALUE_ID, SettingDialog
from vconsole.ui.pages.container.vm_classes import VmClassesPage
from vconsole.ui.pages.monitor.recommendations import RecommendationsPage
from vconsole.ui.pages.recommendation_table import Choice, RecommendationTable
from vconsole.ui.widgets import InventoryTable
from vconsole.vcenter import (
    ApplyRecommendation,
    CancelRecommendation,
    CreateVmClass,
    DeleteVmClass,
    DeployVmClass,
    SetDrs,
    SetHa,
    SetVcenterSetting,
)

_HA_FIELDS = {
    "enabled": "ha-enabled",
    "admission_control": "admission-control",
    "cpu_percent": "cpu-percent",
    "memory_percent": "memory-percent",
    "host_failures_tolerated": "host-failures-tolerated",
    "failover_hosts": "failover-hosts",
    "isolation_response": "isolation-response",
}
"""The field of each setting; the policy comes before its numbers, which are there only with it."""


async def set_drs(moves: Moves, act: SetDrs) -> None:
    """Edit vSphere DRS."""
    await _of_cluster(moves, act.cluster, "cluster.edit-drs")
    await moves.on_top(DrsDialog)
    if act.enabled is not None:
        await moves.fill_in("drs-enabled", act.enabled)
    if act.automation is not None:
        await moves.fill_in("drs-automation", act.automation)
    await moves.confirm()


async def set_ha(moves: Moves, act: SetHa) -> None:
    """Edit vSphere HA."""
    before = (await _of_cluster(moves, act.cluster, "cluster.edit-ha")).ha
    await moves.on_top(HaDialog)
    for setting, id_ in _HA_FIELDS.items():
        value = getattr(act, setting)
        if value is not None and value != getattr(before, setting):
            await moves.fill_in(id_, ", ".join(value) if setting == "failover_hosts" else value)
    await moves.confirm()


async def _of_cluster(moves: Moves, name: str, verb: str) -> Cluster:
    cluster = moves.console.inventory.clusters.get(name)
    if cluster is None:
        raise not_found(f"the cluster {name}", moves.app)
    await moves.go_to(Ref("cluster", name))
    await moves.choose_act(verb)
    return cluster


async def apply_recommendation(moves: Moves, act: ApplyRecommendation) -> None:
    """Apply the line of the VM on the host that is named, else on the best."""
    await _on_recommendation(moves, act.vm, act.host)
    await moves.press("enter")


async def cancel_recommendation(moves: Moves, act: CancelRecommendation) -> None:
    """Cancel the line of the VM."""
    await _on_recommendation(moves, act.vm, None)
    await moves.press("delete")


async def _on_recommendation(moves: Moves, name: str, host: str | None) -> None:
    inventory = moves.console.inventory
    vm = inventory.vms.get(name)
    cluster = inventory.cluster_of(vm.host) if vm is not None else None
    if cluster is None:
        raise not_found(f"the cluster of {name}", moves.app)
    page = await moves.open_page(Ref("cluster", cluster.name), "drs-recommendations", RecommendationsPage)
    table = page.query_one(RecommendationTable)
    row = next((row for row in table.rows if _is_it(row, name, host)), None)
    if row is None:
        raise not_found(f"a recommendation for {name}{f' on {host}' if host else ''}", moves.app)
    await moves.move_to(table, (name, row.host.host), name)


def _is_it(row: Choice, vm: str, host: str | None) -> bool:
    return row.made.vm == vm and host in (None, row.host.host)


async def set_vcenter_setting(moves: Moves, act: SetVcenterSetting) -> None:
    """Edit the setting in its row, take it away, or add it."""
    vcenter = Ref("vcenter", moves.console.inventory.vcenter.name)
    page = await moves.open_page(vcenter, "advanced-settings", AdvancedSettingsPage)
    table = page.query_one(InventoryTable)
    listed = next((row for row in table.rows if row.key == act.key), None)
    if listed is not None:
        await moves.move_to(table, act.key, act.key)
    if act.value is None:
        offered(page, "remove")
        await moves.press("x")
        return
    await moves.press("e" if listed is not None else "c")
    await moves.on_top(SettingDialog)
    if listed is None:
        await moves.fill_in("setting-key", act.key)
    await moves.fill_in(VALUE_ID, act.value or UNSET)
    await moves.confirm()


async def _on_classes(moves: Moves) -> VmClassesPage:
    vcenter = Ref("vcenter", moves.console.inventory.vcenter.name)
    return await moves.open_page(vcenter, "vm-classes", VmClassesPage)


async def create_vm_class(moves: Moves, act: CreateVmClass) -> None:
    """New VM Class."""
    page = await _on_classes(moves)
    offered(page, "new_class")
    await moves.press("c")
    await moves.on_top(NewClassDialog)
    wanted = act.described()
    await moves.fill_in("class-name", wanted.name)
    await moves.fill_in("description", wanted.description)
    await moves.fill_in("compatibility", wanted.hardware_version)
    await fill_in_hardware(moves, VmConfig(), _sizes(wanted))
    await moves.focus(moves.named("class-name", TextField).control)
    await moves.confirm()


def _sizes(wanted: VmClass) -> VmConfig:
    fields = ("cpus", "memory_gb", "reserve_all_memory", "pci")
    return VmConfig(**{field: getattr(wanted, field) for field in fields})


async def deploy_vm_class(moves: Moves, act: DeployVmClass) -> None:
    """Deploy VM from Class, from the menu of the cluster or host that is to run it."""
    place = Ref("cluster", act.cluster) if act.cluster is not None else Ref("host", str(act.host))
    await moves.go_to(place)
    await moves.choose_act("vm-class.deploy")
    await moves.on_top(DeploymentDialog)
    await moves.fill_in("vm-name", act.name)
    await moves.fill_in("compute-resource", place)
    await moves.fill_in("vm-class", act.vm_class)
    await moves.confirm()


async def delete_vm_class(moves: Moves, act: DeleteVmClass) -> None:
    """Delete the class of the row, and say yes to the question."""
    page = await _on_classes(moves)
    await moves.move_to(page.query_one(InventoryTable), act.vm_class, act.vm_class)
    offered(page, "delete")
    await moves.press("x")
    await moves.answer_question()


CLUSTERS: Mapping[type, Any] = {
    SetDrs: set_drs,
    SetHa: set_ha,
    ApplyRecommendation: apply_recommendation,
    CancelRecommendation: cancel_recommendation,
    SetVcenterSetting: set_vcenter_setting,
    CreateVmClass: create_vm_class,
    DeployVmClass: deploy_vm_class,
    DeleteVmClass: delete_vm_class,
}
