"""esxcli: one shell script for all hosts, in sections; each is run on its host, in order."""

from vconsole.plans.forms.esxcli.script import Esxcli

__all__ = ["Esxcli"]
