"""Edit vSphere DRS and Edit vSphere HA: the settings of a cluster."""

from collections.abc import Iterable
from typing import Any

from textual import on
from textual.content import Content
from textual.widget import Widget
from textual.widgets import Select, Static

from vconsole.model import Cluster, Fault, Ref
from vconsole.model.cluster import AdmissionControl, Automation, IsolationResponse
from vconsole.ui.desk import Desk, desk_of
from vconsole.ui.dialogs import CheckField, Dialog, Field, RadioField, SelectField, TextField
from vconsole.vcenter import SetDrs, SetHa

AUTOMATION_TITLES: dict[Automation, str] = {
    "manual": "Manual: DRS recommends hosts",
    "partially-automated": "Partially automated: DRS places VMs",
    "fully-automated": "Fully automated: DRS places and migrates VMs",
}
POLICY_TITLES: dict[AdmissionControl, str] = {
    "cluster-resource-percentage": "Cluster resource percentage",
    "slot-policy": "Slot policy (powered-on VMs)",
    "dedicated-failover-hosts": "Dedicated failover hosts",
    "disabled": "Disabled",
}
ISOLATION_TITLES: dict[IsolationResponse, str] = {
    "none": "Disabled: leave VMs running",
    "power-off": "Power off and restart VMs",
    "shutdown": "Shut down and restart VMs",
}
NOT_BY_ITSELF = (
    "At fully automated, DRS migrates VMs here only out of a host that enters maintenance mode. What would even out "
    "the load waits under Monitor > vSphere DRS > What DRS Would Move."
)
COUNTS = "Admission control counts CPU and memory only; whether the devices survive a failure is not its business."


def open_drs(desk: Desk, ref: Ref) -> None:
    """Ask for the settings of DRS."""
    desk.push_screen(DrsDialog(desk.inventory.clusters[ref.name]))


def open_ha(desk: Desk, ref: Ref) -> None:
    """Ask for the settings of vSphere HA."""
    names = [host.name for host in desk.inventory.hosts_in(ref.name)]
    desk.push_screen(HaDialog(desk.inventory.clusters[ref.name], names))


class DrsDialog(Dialog[bool]):
    """DRS on or off, and its automation level. True when something was set."""

    DEFAULT_CSS = "DrsDialog #not-by-itself { color: $text-muted; margin: 0 0 1 0; }"

    def __init__(self, cluster: Cluster) -> None:
        super().__init__("Edit vSphere DRS", cluster.name)
        self._cluster = cluster
        self._enabled = CheckField("vSphere DRS", "Turn on", value=cluster.drs.enabled, id="drs-enabled")
        levels = [(title, level) for level, title in AUTOMATION_TITLES.items()]
        self._automation = RadioField("Automation level", levels, cluster.drs.automation, id="drs-automation")

    def body(self) -> Iterable[Widget]:
        """The two settings, and what of them is not modelled."""
        return (self._enabled, self._automation, Static(Content(NOT_BY_ITSELF), id="not-by-itself"))

    def answer(self) -> bool | Fault:
        """Set what was changed."""
        drs = self._cluster.drs
        chosen: dict[str, Any] = {"enabled": self._enabled.value, "automation": self._automation.value}
        changed = {name: value for name, value in chosen.items() if value != getattr(drs, name)}
        if not changed:
            return False
        return next(iter(desk_of(self).attempt(SetDrs(cluster=self._cluster.name, **changed))), True)


class NumberField(TextField):
    """A whole number between two limits."""

    def __init__(self, label: str, value: int, most: int, *, id: str) -> None:  # noqa: A002
        super().__init__(label, str(value), id=id)
        self.most = most

    @property
    def number(self) -> int | Fault:
        """The number, or why there is none."""
        text = self.value.strip()
        if text.isascii() and text.isdigit() and int(text) <= self.most:
            return int(text)
        found = f'"{self.value}"' if text else "nothing"
        remedy = f"Type a whole number from 0 to {self.most}."
        return self.refuses(Fault("number-expected", f"{self._label}: found {found}.", remedy))


class HaDialog(Dialog[bool]):
    """VSphere HA on or off, admission control with its numbers, and isolation. True when something was set."""

    DEFAULT_CSS = """
    HaDialog {
        & Field { margin: 0; }
        & CheckField, & RadioField { margin: 0 0 1 0; }
        & #counts { color: $text-muted; margin: 1 0; }
    }
    """

    def __init__(self, cluster: Cluster, hosts: list[str]) -> None:
        """Make the dialog for a cluster with these hosts."""
        super().__init__("Edit vSphere HA", cluster.name)
        ha = cluster.ha
        self._cluster = cluster
        self._enabled = CheckField("vSphere HA", "Turn on", value=ha.enabled, id="ha-enabled")
        policies = [(title, policy) for policy, title in POLICY_TITLES.items()]
        self._policy = SelectField("Admission control", policies, ha.admission_control, id="admission-control")
        self._cpu = NumberField("Reserved CPU, %", ha.cpu_percent, 100, id="cpu-percent")
        self._memory = NumberField("Reserved memory, %", ha.memory_percent, 100, id="memory-percent")
        self._failures = NumberField(
            "Host failures", ha.host_failures_tolerated, max(0, len(hosts) - 1), id="host-failures-tolerated"
        )
        self._hosts = TextField(
            "Failover hosts",
            ", ".join(ha.failover_hosts),
            hint=f"Names, with commas; hosts here: {', '.join(hosts)}",
            id="failover-hosts",
        )
        responses = [(title, response) for response, title in ISOLATION_TITLES.items()]
        self._isolation = RadioField("Host isolation", responses, ha.isolation_response, id="isolation-response")

    @property
    def _numbers(self) -> dict[AdmissionControl, tuple[Field, ...]]:
        """The fields that a policy has."""
        return {
            "cluster-resource-percentage": (self._cpu, self._memory),
            "slot-policy": (self._failures,),
            "dedicated-failover-hosts": (self._hosts,),
            "disabled": (),
        }

    def body(self) -> Iterable[Widget]:
        """All settings; of the numbers only those of the policy that is chosen are seen."""
        yield self._enabled
        yield self._policy
        for fields in self._numbers.values():
            yield from fields
        yield Static(COUNTS, id="counts", markup=False)
        yield self._isolation

    def on_mount(self) -> None:
        """Show the numbers of the policy."""
        self._show_numbers()

    @on(Select.Changed)
    def _show_numbers(self) -> None:
        for policy, fields in self._numbers.items():
            for field in fields:
                field.display = policy == self._policy.value

    def answer(self) -> bool | Fault:
        """Set what was changed."""
        chosen = self._chosen()
        if isinstance(chosen, Fault):
            return chosen
        changed = {name: value for name, value in chosen.items() if value != getattr(self._cluster.ha, name)}
        if not changed:
            return False
        return next(iter(desk_of(self).attempt(SetHa(cluster=self._cluster.name, **changed))), True)

    def _chosen(self) -> dict[str, Any] | Fault:
        """The settings as they stand in the fields; numbers of another policy stay as they were."""
        chosen: dict[str, Any] = {
            "enabled": self._enabled.value,
            "admission_control": self._policy.value,
            "isolation_response": self._isolation.value,
        }
        if self._hosts.display:
            names = (name.strip() for name in self._hosts.value.split(","))
            chosen["failover_hosts"] = tuple(name for name in names if name)
        numbers = {
            "cpu_percent": self._cpu, "memory_percent": self._memory, "host_failures_tolerated": self._failures
        }  # fmt: skip
        for name, field in numbers.items():
            if field.display:
                number = field.number
                if isinstance(number, Fault):
                    return number
                chosen[name] = number
        return chosen
