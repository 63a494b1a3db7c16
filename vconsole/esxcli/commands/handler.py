"""What does a command of esxcli."""

from collections.abc import Callable

from vconsole.esxcli.commands.options import Options
from vconsole.esxcli.outcome import Outcome
from vconsole.esxcli.program import Machine
from vconsole.files.listings import Listing

Handler = Callable[[Machine, Options], Listing | Outcome]
"""Does a command: what only tells gives a listing, what sets something an outcome. Raises CommandProblem."""

Handlers = dict[str, Handler]
"""What does each command, by its path."""
