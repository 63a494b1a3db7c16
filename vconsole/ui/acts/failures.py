"""What only a rehearsal can do: hosts and vCenter fail, are cut off and come back. Each asks, and says what follows."""

from collections.abc import Iterable, Sequence

from textual.content import Content
from textual.widget import Widget
from textual.widgets import Static

from vconsole.model import Cluster, Host, Inventory, Power, Ref, Vm
from vconsole.ui.acts.trial import carried_through
from vconsole.ui.desk import Desk
from vconsole.ui.dialogs import ConfirmDialog
from vconsole.ui.widgets import visible
from vconsole.vcenter import Action, FailHost, FailVcenter, IsolateHost, RecoverHost, RecoverVcenter
from vconsole.vcenter.queries import awaiting_ha

TOLD_MAX = 8
"""How many VMs are told one by one."""
NO_HA = "vSphere HA does not protect it, so nothing restarts them elsewhere."
ISOLATION_WORDS = {
    "none": "The isolation response is to leave VMs running: they go on there, out of vCenter's reach.",
    "power-off": "The isolation response is to power VMs off; vSphere HA then restarts them elsewhere:",
    "shutdown": "The isolation response is to shut guests down; vSphere HA then restarts them elsewhere:",
}


class RehearsalDialog(ConfirmDialog):
    """A question, and below it line by line what follows."""

    def __init__(self, topic: str, about: str, question: str, lines: Iterable[str], confirm: str) -> None:
        super().__init__(topic, about, question, confirm=confirm)
        self._lines = tuple(lines)

    def body(self) -> Iterable[Widget]:
        """The question and the lines."""
        yield from super().body()
        yield Static()
        for line in self._lines:
            yield Static(Content(visible(line)))


def fail_host(desk: Desk, ref: Ref) -> None:
    """Cut the power of a host, after a question that tells who restarts where."""
    host, action = desk.inventory.hosts[ref.name], FailHost(host=ref.name)
    begin = _loses("The host loses its power, and every VM on it stops.", _protecting(desk, host))
    _ask(desk, action, host.name, "Fail", "FAIL", [begin, *_what_becomes(desk, action, host)])


def isolate_host(desk: Desk, ref: Ref) -> None:
    """Cut a host off the network, after a question that tells what it does with its VMs."""
    host, action = desk.inventory.hosts[ref.name], IsolateHost(host=ref.name)
    cluster = _protecting(desk, host)
    lines = ["The host runs on, but vCenter and the other hosts do not hear it any more."]
    lines.append(ISOLATION_WORDS[cluster.ha.isolation_response] if cluster else "Its VMs go on running there.")
    if cluster is not None and cluster.ha.isolation_response != "none":
        lines += _what_becomes(desk, action, host)
    _ask(desk, action, host.name, "Isolate", "ISOLATE", lines)


def recover_host(desk: Desk, ref: Ref) -> None:
    """Bring a host back, after a question."""
    action = RecoverHost(host=ref.name)
    lines = ["The host is connected again. VMs that were restarted elsewhere stay there."]
    waiting = sorted(_waiting_for(desk, desk.inventory.hosts[ref.name]))
    if waiting:
        lines += ["vSphere HA restarts by itself what waits for a host that can take it:"]
        lines += _fates(carried_through(desk.session, action).inventory, waiting, ref.name)
    _ask(desk, action, ref.name, "Recover", "RECOVER", lines)


def fail_vcenter(desk: Desk, ref: Ref) -> None:
    """Stop vCenter, after a question."""
    lines = [
        "Hosts and VMs go on, and vSphere HA restarts VMs without it: hosts are tried in turn, and each accepts or "
        "refuses. No client can do anything, and DRS does nothing, until vCenter is recovered."
    ]
    _ask(desk, FailVcenter(), ref.name, "Fail", "FAIL", lines)


def recover_vcenter(desk: Desk, ref: Ref) -> None:
    """Start vCenter again, after a question."""
    lines = ["Clients and DRS can act again. What the hosts did meanwhile stays as it is."]
    _ask(desk, RecoverVcenter(), ref.name, "Recover", "RECOVER", lines)


def _ask(desk: Desk, action: Action, name: str, act: str, confirm: str, lines: Iterable[str]) -> None:
    def go_on(yes: bool | None) -> None:  # noqa: FBT001
        if yes:
            desk.perform(action)

    desk.push_screen(RehearsalDialog(action.title, name, f"{act} {name}?", lines, confirm), go_on)


def _protecting(desk: Desk, host: Host) -> Cluster | None:
    """The cluster of the host, if vSphere HA is turned on there."""
    cluster = desk.inventory.cluster_of(host.name)
    return cluster if cluster is not None and cluster.ha.enabled else None


def _loses(begin: str, cluster: Cluster | None) -> str:
    return f"{begin} {'vSphere HA notices it a little later:' if cluster else NO_HA}"


def _what_becomes(desk: Desk, action: Action, host: Host) -> list[str]:
    """What becomes of each VM that runs on the host, found on a copy."""
    running = [vm for vm in desk.inventory.vms_on(host.name) if vm.power is Power.ON]
    if not running:
        return ["No VM runs there."]
    after = carried_through(desk.session, action).inventory
    return _fates(after, sorted(vm.name for vm in running), host.name)


def _waiting_for(desk: Desk, host: Host) -> set[str]:
    """The VMs of the host's cluster that vSphere HA has to restart, or will have to once it looks at this host."""
    cluster = _protecting(desk, host)
    if cluster is None:
        return set()
    session, vms = desk.session, desk.inventory.vms
    failed = any((lost.host, lost.kind) == (host.name, "failed") for lost in session.state.lost_hosts)
    stopped = {vm.name for vm in desk.inventory.vms_on(host.name) if failed and vm.power is Power.ON}
    waiting = awaiting_ha(session.state)
    return stopped | {name for name in waiting if desk.inventory.cluster_of(vms[name].host) == cluster}


def _fates(after: Inventory, names: Sequence[str], host: str) -> list[str]:
    """A line for each VM; the last one counts those that are too many to tell."""
    told = [_fate(after.vms[name], host) for name in names]
    more = len(told) - TOLD_MAX
    return told[:TOLD_MAX] + ([f"and {more} more"] if more > 0 else [])


def _fate(vm: Vm, host: str) -> str:
    if vm.power is not Power.ON:
        return f"  ■ {vm.name} stays powered off."
    return f"  ▶ {vm.name} runs on {vm.host}{' as before' if vm.host == host else ' then'}."
