"""The runbook: Markdown for people, with the client's page and button for each step."""

from collections.abc import Iterator, Mapping
from typing import ClassVar

from vconsole.plans.checks import Check, checks_of, expected_of
from vconsole.plans.details import details_of
from vconsole.plans.forms.form import Acts, ByHand, Form, Written, heading, numbered
from vconsole.plans.forms.quoting import code, markdown
from vconsole.plans.forms.words import NO_DISK, PLAIN_VM, SUPERVISOR
from vconsole.plans.plan import Act, Plan, Remark, Step
from vconsole.plans.titles import title_of

_PCI = "Configure > Hardware > PCI Devices"
_GRAPHICS = "Configure > Hardware > Graphics"
_WHERE: Mapping[str, str] = {
    "set-passthrough": f"{_PCI}: tick the devices, TOGGLE PASSTHROUGH",
    "set-hardware-label": f"{_PCI}: tick the device, HARDWARE LABEL",
    "set-device-graphics": f"{_GRAPHICS} > GRAPHICS DEVICES: select the device, EDIT",
    "set-host-graphics": f"{_GRAPHICS} > HOST GRAPHICS: EDIT",
    "reboot-host": "Actions > Power > Reboot",
    "enter-maintenance": "Actions > Maintenance Mode > Enter Maintenance Mode",
    "exit-maintenance": "Actions > Maintenance Mode > Exit Maintenance Mode",
    "add-host": "on the cluster or datacenter, Actions > Add Host",
    "remove-host": "Actions > Remove from Inventory",
    "create-vm": "on the cluster or host, Actions > New Virtual Machine",
    "deploy-vm-class": "no page of the client: kubectl, in a namespace of the Supervisor",
    "reconfigure-vm": "Actions > Edit Settings",
    "delete-vm": "Actions > Delete from Disk",
    "power-on": "Actions > Power > Power On",
    "power-off": "Actions > Power > Power Off",
    "reset": "Actions > Power > Reset",
    "restart-guest": "Actions > Guest OS > Restart",
    "suspend": "Actions > Power > Suspend",
    "resume": "Actions > Power > Power On",
    "create-snapshot": "Actions > Snapshots > Take Snapshot",
    "migrate-vm": "Actions > Migrate: Change compute resource only",
    "apply-recommendation": "the cluster, Monitor > vSphere DRS > Recommendations: APPLY RECOMMENDATIONS",
    "cancel-recommendation": "nothing is done: a recommendation that nobody applies expires",
    "set-drs": "Configure > Services > vSphere DRS: EDIT",
    "set-ha": "Configure > Services > vSphere Availability: EDIT",
    "set-vcenter-setting": "Configure > Settings > Advanced Settings: EDIT SETTINGS",
    "create-vm-class": "Workload Management > Services > VM Service > VM Classes: CREATE VM CLASS",
    "delete-vm-class": "Workload Management > Services > VM Service > VM Classes: DELETE",
}
"""The page and button of the client for each action."""
_UNDONE = {"create-snapshot": "In the client: Actions > Snapshots > Manage Snapshots: DELETE."}
"""Where the client takes back what no action of a rehearsal does."""


def _where(act: Act) -> Written:
    return (f"{code(act.action.target.name)}, {markdown(_WHERE[act.name])}",)


class Runbook(Form):
    """Markdown with a section for each step."""

    name = "runbook"
    title = "Runbook"
    ending = ".md"
    acts: ClassVar[Acts] = dict.fromkeys(_WHERE, _where)

    def write(self, plan: Plan) -> str:
        """Heading, how to use it, steps."""
        lines = [f"# {markdown(heading(plan))}", ""]
        lines += ["Go step by step. Where a check does not hold, stop: the estate is not what was rehearsed on.", ""]
        for number, item in numbered(plan):
            lines += self._remark(item) if isinstance(item, Remark) else self._step(number, item)
        if not plan.steps:
            lines += ["There is nothing to do.", ""]
        return "\n".join(lines).rstrip("\n") + "\n"

    def _remark(self, item: Remark) -> Iterator[str]:
        yield from (f"> **{markdown(item.title)}:** {markdown(item.why)}", "")

    def _step(self, number: str, step: Step) -> Iterator[str]:
        yield from (f"## {number}. {markdown(title_of(step.act))}", "")
        yield from _looks("Check before", checks_of(step.act))
        yield f"- [ ] **Do:** {self._do(step.act)}"
        yield from (f"  - {line}" for line in details(step.act))
        yield from _looks("Expected after", expected_of(step.act))
        undo = [f"{markdown(title_of(act))} ({self._do(act)})." for act in step.undo]
        undo += [_UNDONE[step.act.name]] if step.act.name in _UNDONE else []
        yield f"- **Undo:** {' '.join((*undo, markdown(step.undo_words))).strip() or 'nothing leads back.'}"
        yield from (f"  - {line}" for act in step.undo for line in details(act))
        yield ""

    def _do(self, act: Act) -> str:
        written = self.written(act)
        return markdown(written.words) if isinstance(written, ByHand) else " ".join(written)


def _looks(words: str, checks: tuple[Check, ...]) -> Iterator[str]:
    if checks:
        yield f"- **{words}:**"
        yield from (f"  - [ ] {markdown(check.words)}" for check in checks)


def details(act: Act) -> Iterator[str]:
    """The values that a step sets, one a line, the value in a code span."""
    if act.name == "deploy-vm-class":
        yield f"{markdown(SUPERVISOR.format(vm=act.action.target.name, vm_class=_class_of(act)))}"
        yield markdown(PLAIN_VM)
    for detail in details_of(act):
        yield f"{markdown(detail.words)}: {code(detail.value)}" if detail.value else markdown(detail.words)
    if act.name in {"create-vm", "deploy-vm-class"}:
        yield markdown(NO_DISK)


def _class_of(act: Act) -> str:
    return str(getattr(act.action, "vm_class", ""))
