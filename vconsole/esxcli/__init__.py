"""The ESXi shell: the commands of a host, typed as on a real one."""

from vconsole.esxcli.completion import complete
from vconsole.esxcli.outcome import Outcome, Piece
from vconsole.esxcli.prompt import without_prompt
from vconsole.esxcli.shell import Shell, why_silent

__all__ = ["Outcome", "Piece", "Shell", "complete", "why_silent", "without_prompt"]
