"""PowerCLI: a PowerShell script of cmdlets, and of calls to the vSphere API where there is no cmdlet."""

from vconsole.plans.forms.powercli.script import PowerCli

__all__ = ["PowerCli"]
