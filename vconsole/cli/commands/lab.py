"""`vconsole lab ID`: open a lab; `vconsole lab COMMAND …`: what else concerns labs, each command with its own help."""

from argparse import ArgumentParser, Namespace
from collections.abc import Sequence

from vconsole.cli.command import Command
from vconsole.cli.lessons import LAB_COMMANDS


class Lab(Command):
    """Labs: exercises whose goal is checked against what was reached."""

    name = "lab"
    summary = f"opens a lab; does what concerns labs: {', '.join(LAB_COMMANDS)}"
    description = (
        "Open a lab in the console: an exercise on an estate of its own, whose goal is checked against what was\n"
        "reached. An attempt that was left goes on where it was.\n\n"
        "The commands of labs, each with help of its own (vconsole lab COMMAND --help):\n\n"
    ) + "\n".join(f"  {word:<10}{command.summary}" for word, command in LAB_COMMANDS.items())
    example = "\n".join(
        ["vconsole lab first-label", "vconsole lab L10 --support free"]
        + [command.example for command in LAB_COMMANDS.values()]
    )

    def chosen(self, words: Sequence[str]) -> tuple[Command, Sequence[str]]:
        """The command of labs that the first word names."""
        if words and words[0] in LAB_COMMANDS:
            return LAB_COMMANDS[words[0]], words[1:]
        return self, words

    def add_arguments(self, parser: ArgumentParser) -> None:
        """Add the lab, and how it is taken."""
        parser.add_argument("lab", metavar="ID", help="the lab: its id, its number as in L04, or the path of a file")
        parser.add_argument(
            "--support",
            choices=("worked", "guided", "free", "exam"),
            help="how much you are helped (else: what the list of labs proposes)",
        )
        parser.add_argument("--variant", metavar="N", type=int, help="which variant, from 1 on (else: another one)")
        parser.add_argument("--anew", action="store_true", help="begin from the start, even if it was left on the way")

    def run(self, arguments: Namespace) -> int:
        """Open the lab, and what the learner asks for after it."""
        from vconsole.cli.lessons.rounds import Asked, Rounds
        from vconsole.lessons.support import Support

        support = Support(arguments.support) if arguments.support else None
        variant = arguments.variant - 1 if arguments.variant is not None else None
        rounds = Rounds()
        return rounds.after(rounds.take(Asked(arguments.lab, support, variant, arguments.anew)))
