"""`vconsole tour ID`: play a walkthrough; `vconsole tour COMMAND …`: what else concerns them."""

from argparse import ArgumentParser, Namespace
from collections.abc import Sequence

from vconsole.cli.command import Command
from vconsole.cli.lessons.tours import TOUR_COMMANDS


class Tour(Command):
    """Walkthroughs: the console plays by itself, and says what is seen."""

    name = "tour"
    summary = f"plays a walkthrough; or does what concerns them: {', '.join(TOUR_COMMANDS)}"
    description = (
        "Play a walkthrough: the console plays by itself, with captions beside what they talk about. Space pauses,\n"
        "arrows turn to the next scene and back, + and - change the speed, t takes over, Esc leaves, ? tells all.\n"
        "The other commands, each with a --help of its own:\n\n"
        + "\n".join(f"  {word:<9}{command.summary}" for word, command in TOUR_COMMANDS.items())
    )
    example = "\n".join(
        (
            "vconsole tour host-dies",
            "vconsole tour W7",
            *(each.example.split("\n")[0] for each in TOUR_COMMANDS.values()),
        )
    )

    def chosen(self, words: Sequence[str]) -> tuple[Command, Sequence[str]]:
        """The command of walkthroughs that the first word names, or the one that plays."""
        if words and words[0] in TOUR_COMMANDS:
            return TOUR_COMMANDS[words[0]], words[1:]
        return self, words

    def add_arguments(self, parser: ArgumentParser) -> None:
        """Add the walkthrough."""
        parser.add_argument(
            "tour", metavar="ID", help="a walkthrough by its id or number (vconsole tours lists them), or its file"
        )

    def run(self, arguments: Namespace) -> int:
        """Play it, then open what the viewer goes on to."""
        from vconsole.cli.lessons.rounds import Rounds
        from vconsole.cli.lessons.tours.playing import play

        return Rounds().after(play(arguments.tour))
