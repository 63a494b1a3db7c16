"""`vconsole lab COMMAND …`: what concerns labs, each command with arguments and help of its own."""

from argparse import ArgumentParser, Namespace, RawDescriptionHelpFormatter
from collections.abc import Sequence

from vconsole.cli.command import Command, WrongUsage, examples
from vconsole.cli.lessons import LAB_COMMANDS


class Lab(Command):
    """Labs: exercises whose goal is checked against what was reached."""

    name = "lab"
    summary = f"does what concerns labs: {', '.join(LAB_COMMANDS)}"
    description = (
        "What concerns labs: exercises on an estate of their own, whose goal is checked against what was reached.\n"
        "vconsole lab COMMAND --help tells more."
    )
    example = "\n".join(command.example for command in LAB_COMMANDS.values())

    def chosen(self, words: Sequence[str]) -> tuple[Command, Sequence[str]]:
        """The command of labs that the first word names."""
        if words and words[0] in LAB_COMMANDS:
            return LAB_COMMANDS[words[0]], words[1:]
        return self, words

    def add_arguments(self, parser: ArgumentParser) -> None:
        """Add the commands for the help; one that is named is chosen before."""
        commands = parser.add_subparsers(dest="command", metavar="COMMAND", required=True)
        for word, command in LAB_COMMANDS.items():
            commands.add_parser(
                word,
                help=command.summary,
                epilog=examples(command.example),
                formatter_class=RawDescriptionHelpFormatter,
            )

    def run(self, arguments: Namespace) -> int:
        """Nothing by itself."""
        raise WrongUsage(f"{arguments.command} is done by a command of its own")
