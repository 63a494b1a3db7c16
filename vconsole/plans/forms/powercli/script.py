"""The PowerShell script: its frame, and which function writes which action."""

from collections.abc import Iterable
from importlib.resources import files
from typing import ClassVar

from vconsole.plans.checks import Check, Kind
from vconsole.plans.forms.form import Acts, Script
from vconsole.plans.forms.powercli.checks import condition
from vconsole.plans.forms.powercli.clusters import CLUSTER_ACTS
from vconsole.plans.forms.powercli.hosts import HOST_ACTS
from vconsole.plans.forms.powercli.vms import VM_ACTS, VM_UNDO
from vconsole.plans.forms.quoting import powershell
from vconsole.plans.plan import Plan


class PowerCli(Script):
    """A script for VMware PowerCLI."""

    name = "powercli"
    title = "PowerCLI"
    ending = ".ps1"
    acts: ClassVar[Acts] = {**HOST_ACTS, **VM_ACTS, **CLUSTER_ACTS}
    undone: ClassVar[Acts] = VM_UNDO

    def first_lines(self, plan: Plan) -> Iterable[str]:
        """The name of the vCenter, and the functions that the steps call."""
        yield f"$Planned = {powershell(plan.vcenter)}"
        prelude = files(__package__).joinpath("prelude.ps1").read_text(encoding="utf-8")
        yield from prelude.rstrip("\n").split("\n")

    def check(self, check: Check) -> str:
        """Stop unless a condition holds; maintenance mode is waited for, since entering it takes its time."""
        if check.kind is Kind.IN_MAINTENANCE:
            return f"Wait-Maintenance {powershell(check.name)}"
        found = condition(check)
        return f"Confirm-That ({found}) {powershell(check.words)}" if found else ""

    def look(self, words: str) -> str:
        """Wait for the Enter key."""
        return f"Confirm-ByEye {powershell(words)}"

    def by_hand(self, words: str) -> list[str]:
        """Wait for the Enter key."""
        return [f"Wait-ForHand {powershell(words)}"]

    def announce(self, words: str) -> str:
        """Print the step."""
        return f"Write-Host {powershell(words)}"
