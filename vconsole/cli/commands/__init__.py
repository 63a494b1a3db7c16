"""The commands, each in its own module; what one needs is imported when it runs."""

from vconsole.cli.command import Command
from vconsole.cli.commands.check import Check
from vconsole.cli.commands.console import Console
from vconsole.cli.commands.esxcli import Esxcli
from vconsole.cli.commands.export import Export
from vconsole.cli.commands.import_ import Import
from vconsole.cli.commands.lab import Lab
from vconsole.cli.commands.labs import Labs
from vconsole.cli.commands.place import Place
from vconsole.cli.commands.run import Run
from vconsole.cli.commands.samples import Samples
from vconsole.cli.commands.survey import Survey
from vconsole.cli.commands.tour import Tour
from vconsole.cli.commands.tours import Tours

__all__ = ["COMMANDS", "CONSOLE"]

_ALL = (
    Samples(),
    Check(),
    Place(),
    Run(),
    Survey(),
    Esxcli(),
    Import(),
    Export(),
    Labs(),
    Lab(),
    Tours(),
    Tour(),
)

COMMANDS: dict[str, Command] = {command.name: command for command in _ALL}
"""Every command that is called by its name."""

CONSOLE = Console(COMMANDS.values())
"""What `vconsole` does without the name of a command."""
