"""Hosts and vCenter: maintenance mode, reboot, failures, other hardware, joining and leaving."""

from collections.abc import Mapping
from typing import Any

from textual.screen import Screen

from vconsole.model import HostConfig, HostState, Ref
from vconsole.ui.acts.host_replacement import ReplaceHostDialog, field_id
from vconsole.ui.acts.inventory_hosts import NOBODYS, AddHostDialog
from vconsole.ui.acts.maintenance import MaintenanceDialog
from vconsole.ui.hands.moves import Moves
from vconsole.ui.hands.problems import CannotPlay, not_found
from vconsole.vcenter import (
    AddHost,
    EnterMaintenance,
    ExitMaintenance,
    FailHost,
    FailVcenter,
    IsolateHost,
    RebootHost,
    RecoverHost,
    RecoverVcenter,
    RemoveHost,
    ReplaceHost,
)
from vconsole.vcenter.queries import hosts_below

_QUESTIONS: Mapping[type, str] = {
    RebootHost: "host.reboot",
    FailHost: "host.fail",
    IsolateHost: "host.isolate",
    RecoverHost: "host.recover",
    RemoveHost: "host.remove",
    FailVcenter: "vcenter.fail",
    RecoverVcenter: "vcenter.recover",
}
"""The entries of the Actions menu that only ask whether to do it."""


async def ask(moves: Moves, act: Any) -> None:
    """Choose the entry of the Actions menu, and say yes to the question."""
    await _from_menu(moves, act.target, _QUESTIONS[type(act)])
    await moves.answer_question()


async def _from_menu(moves: Moves, ref: Ref, verb: str) -> None:
    if ref.kind == "vcenter":  # an action names it in general, the estate by its own name
        ref = Ref("vcenter", moves.console.inventory.vcenter.name)
    if ref.kind == "host" and ref.name not in moves.console.inventory.hosts:
        raise not_found(f"the host {ref.name}", moves.app)
    await moves.go_to(ref)
    await moves.choose_act(verb)


async def enter_maintenance(moves: Moves, act: EnterMaintenance) -> None:
    """Enter Maintenance Mode, and leave its plan aside."""
    await _from_menu(moves, act.target, "host.enter-maintenance")
    await moves.on_top(MaintenanceDialog)
    await moves.confirm()


async def exit_maintenance(moves: Moves, act: ExitMaintenance) -> None:
    """Exit Maintenance Mode, or give up entering it."""
    host = moves.console.inventory.hosts.get(act.host)
    entering = host is not None and host.entering_maintenance
    await _from_menu(moves, act.target, "host.cancel-maintenance" if entering else "host.exit-maintenance")


async def replace_host(moves: Moves, act: ReplaceHost) -> None:
    """Replace Host, with the addresses and models that are other ones."""
    await _from_menu(moves, act.target, "host.replace")
    if not await _dialog_or_refusal(moves, ReplaceHostDialog):
        return
    for slot in act.devices:
        if slot.new_address is not None:
            await moves.fill_in(field_id("address", slot.address), slot.new_address.client)
        if slot.model is not None:
            await moves.fill_in(field_id("model", slot.address), slot.model)
    await moves.confirm()


async def _dialog_or_refusal(moves: Moves, kind: type[Screen[Any]]) -> bool:
    """Whether the dialog comes; what cannot be done is refused before anything is asked."""
    await moves.until(
        lambda: moves.hearing.asked is not None or isinstance(moves.app.screen, kind), f"{kind.__name__} or a refusal"
    )
    return moves.hearing.asked is None


async def add_host(moves: Moves, act: AddHost) -> None:
    """Add Host, with devices like those of a host that is there."""
    offered = {"version", "cpu_cores", "memory_gb", "pci"}
    other = [
        name
        for name, field in HostConfig.model_fields.items()
        if name not in offered and getattr(act, name) != field.get_default(call_default_factory=True)
    ]
    if other:
        raise CannotPlay(f"Add Host does not ask for {', '.join(other)}.")
    place = Ref("cluster", act.cluster) if act.cluster is not None else Ref("datacenter", str(act.datacenter))
    devices_of = _devices_of(moves, act, place)
    await _from_menu(moves, place, "host.add")
    await moves.on_top(AddHostDialog)
    for id_, value in (
        ("host-name", act.name),
        ("version", act.version),
        ("cpu-cores", act.cpu_cores),
        ("memory-gb", f"{act.memory_gb:g}"),
        ("devices-of", devices_of),
        ("maintenance", act.state is HostState.MAINTENANCE),
    ):
        await moves.fill_in(id_, value)
    await moves.confirm()


def _devices_of(moves: Moves, act: AddHost, place: Ref) -> str:
    """The host that has the very devices of the new one; empty if that has none."""
    if not act.pci:
        return NOBODYS
    for host in hosts_below(moves.console.inventory, place):
        if AddHost(name=act.name, pci=host.pci).pci == act.pci:
            return host.name
    raise CannotPlay("Add Host copies the devices of a host that is there; none has exactly these.")


HOSTS: Mapping[type, Any] = {
    **dict.fromkeys(_QUESTIONS, ask),
    EnterMaintenance: enter_maintenance,
    ExitMaintenance: exit_maintenance,
    ReplaceHost: replace_host,
    AddHost: add_host,
}
