"""`esxcli system`: names, version, maintenance mode."""

from vconsole.esxcli.acting import act
from vconsole.esxcli.commands.handler import Handlers
from vconsole.esxcli.commands.options import Options
from vconsole.esxcli.outcome import REFUSED, Outcome, Piece
from vconsole.esxcli.program import Machine
from vconsole.files.listings import Listing, system, version
from vconsole.vcenter import EnterMaintenance, ExitMaintenance, blockers


def _hostname(machine: Machine, _options: Options) -> Listing:
    return system.hostname(machine.host)


def _uuid(machine: Machine, _options: Options) -> Listing:
    return system.uuid(machine.host)


def _version(machine: Machine, _options: Options) -> Listing:
    return version.listing(machine.host)


def _maintenance(machine: Machine, _options: Options) -> Listing:
    return system.maintenance_mode(machine.host)


def _set_maintenance(machine: Machine, options: Options) -> Outcome:
    """Enter or leave maintenance mode.

    A real host answers only when its last VM is gone, or after the timeout. Here the task goes on without the shell,
    which says at once what it waits for.
    """
    if not options.flag("enable"):
        return act(machine, ExitMaintenance(host=machine.name, by_host=True))
    outcome = act(machine, EnterMaintenance(host=machine.name, by_host=True))
    waiting = blockers(machine.inventory, machine.name) if machine.host.entering_maintenance else ()
    if not waiting:
        return outcome
    lines = [
        f"{machine.name} waits for its last VM to be gone; Recent Tasks shows how that goes on.",
        *map(str, waiting),
    ]
    notes = tuple(Piece(f"{line}\n", problem=True) for line in lines)
    return Outcome((*outcome.pieces, *notes), REFUSED, outcome.actions)


SYSTEM: Handlers = {
    "system hostname get": _hostname,
    "system maintenanceMode get": _maintenance,
    "system maintenanceMode set": _set_maintenance,
    "system uuid get": _uuid,
    "system version get": _version,
}
