"""Power, suspension, snapshots, migration and deletion of VMs."""

from collections.abc import Mapping, Sequence
from typing import Any

from vconsole.model import Ref
from vconsole.ui.acts.migration import MigrateDialog
from vconsole.ui.acts.snapshots import SnapshotDialog
from vconsole.ui.hands.gestures.passthrough import offered
from vconsole.ui.hands.moves import Moves
from vconsole.ui.hands.problems import CannotPlay, not_found
from vconsole.ui.pages.container.vms import VmsPage
from vconsole.ui.pages.vm_table import VmTable
from vconsole.ui.widgets import InventoryTable
from vconsole.vcenter import (
    CreateSnapshot,
    DeleteVm,
    MigrateVm,
    PowerOff,
    PowerOn,
    Reset,
    RestartGuest,
    Resume,
    Suspend,
)


async def power_on(moves: Moves, act: PowerOn) -> None:
    """Power On from the Actions menu; several VMs are ticked in a list of VMs."""
    if act.host is not None or act.devices:
        raise CannotPlay("No page powers a VM that exists on at a host that is named: DRS places it.")
    if len(act.vms) == 1:
        await _from_menu(moves, act.vms[0], "vm.power-on")
    else:
        await _ticked(moves, act.vms, "p", "power_on")


async def power_off(moves: Moves, act: PowerOff) -> None:
    """Power Off from the Actions menu or for ticked VMs, and say yes to the question."""
    if len(act.vms) == 1:
        await _from_menu(moves, act.vms[0], "vm.power-off")
    else:
        await _ticked(moves, act.vms, "x", "power_off")
    await moves.answer_question()


async def _ticked(moves: Moves, names: Sequence[str], key: str, action: str) -> None:
    page = await moves.open_page(_above(moves, names), "vms", VmsPage)
    await moves.tick_rows(page.query_one(VmTable), tuple(names))
    offered(page, action)
    await moves.press(key)


def _above(moves: Moves, names: Sequence[str]) -> Ref:
    """The least object that lists all of these VMs: their host, their cluster, or vCenter."""
    inventory = moves.console.inventory
    hosts = {inventory.vms[name].host for name in names if name in inventory.vms}
    clusters = {inventory.hosts[host].cluster for host in hosts}
    cluster = next(iter(clusters)) if len(clusters) == 1 else None
    if len(hosts) == 1:
        return Ref("host", next(iter(hosts)))
    return Ref("cluster", cluster) if cluster is not None else Ref("vcenter", inventory.vcenter.name)


async def _from_menu(moves: Moves, name: str, verb: str) -> None:
    if name not in moves.console.inventory.vms:
        raise not_found(f"the VM {name}", moves.app)
    await moves.go_to(Ref("vm", name))
    await moves.choose_act(verb)


def _single(act: Reset | RestartGuest | Suspend | Resume) -> str:
    if len(act.vms) > 1:
        raise CannotPlay(f"{act.title} is offered for one VM at a time.")
    return act.vms[0]


async def reset(moves: Moves, act: Reset) -> None:
    """Reset, and say yes to the question."""
    await _from_menu(moves, _single(act), "vm.reset")
    await moves.answer_question()


async def restart_guest(moves: Moves, act: RestartGuest) -> None:
    """Restart Guest OS."""
    await _from_menu(moves, _single(act), "vm.restart-guest")


async def suspend(moves: Moves, act: Suspend) -> None:
    """Suspend."""
    await _from_menu(moves, _single(act), "vm.suspend")


async def resume(moves: Moves, act: Resume) -> None:
    """Resume."""
    await _from_menu(moves, _single(act), "vm.resume")


async def delete_vm(moves: Moves, act: DeleteVm) -> None:
    """Delete from Disk, and say yes to the question."""
    await _from_menu(moves, act.vm, "vm.delete")
    await moves.answer_question()


async def create_snapshot(moves: Moves, act: CreateSnapshot) -> None:
    """Take Snapshot with a name; a VM that can have none is refused before one is asked for."""
    await _from_menu(moves, act.vm, "vm.snapshot")
    await moves.until(
        lambda: moves.hearing.asked is not None or isinstance(moves.app.screen, SnapshotDialog), "Take Snapshot"
    )
    if moves.hearing.asked is None:
        await moves.fill_in("snapshot-name", act.name)
        await moves.confirm()


async def migrate(moves: Moves, act: MigrateVm) -> None:
    """Migrate to the host of a row, also where that is refused."""
    await _from_menu(moves, act.vm, "vm.migrate")
    dialog = await moves.on_top(MigrateDialog)
    await moves.move_to(dialog.query_one(InventoryTable), act.host, act.host)
    await moves.press("enter")


POWER: Mapping[type, Any] = {
    PowerOn: power_on,
    PowerOff: power_off,
    Reset: reset,
    RestartGuest: restart_guest,
    Suspend: suspend,
    Resume: resume,
    DeleteVm: delete_vm,
    CreateSnapshot: create_snapshot,
    MigrateVm: migrate,
}
