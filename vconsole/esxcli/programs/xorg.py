"""`/etc/init.d/xorg`: the X.Org service, whose restart makes graphics settings active."""

from vconsole.esxcli.acting import act
from vconsole.esxcli.outcome import Outcome, refused
from vconsole.esxcli.program import Machine
from vconsole.vcenter import SetHostGraphics

RESTARTED = "Getting Exclusive access, please wait…\nExclusive access granted.\n"
"""What the service prints when it restarts."""


def xorg(machine: Machine, words: tuple[str, ...], _given: str | None) -> Outcome:
    """Restart the service."""
    if words != ("restart",):
        return refused("Usage: /etc/init.d/xorg restart")
    return act(machine, SetHostGraphics(host=machine.name, restart_xorg=True, by_host=True), before=RESTARTED)
