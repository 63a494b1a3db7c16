"""`vconsole lab check [PATH …]`: prove labs."""

from argparse import ArgumentParser, Namespace

from vconsole.cli.command import Command, add_json


class CheckLabs(Command):
    """The proofs of labs, without a screen."""

    name = "lab check"
    summary = "proves labs: that they begin open, that each line of their solution counts, that their traps spring"
    description = (
        "Prove labs: that they load, are open at the start, are solved step by step by their own solution and not\n"
        "without any one line of it, that each trap shows its wrong idea alone, and that judging changes nothing.\n"
        "What a lab says is printed for review: the first message of each step at the start, the sentence of each\n"
        "trap, the praise of each step.\n"
        "Exit status: 0 all proven, 1 one is not, 2 one cannot be opened."
    )
    example = "vconsole lab check\nvconsole lab check my-lab.toml"

    def add_arguments(self, parser: ArgumentParser) -> None:
        """Add the labs and the option for JSON."""
        parser.add_argument(
            "paths", metavar="PATH", nargs="*", help="a lab file, a folder of them, or a lab by its id; all if none"
        )
        add_json(parser)

    def run(self, arguments: Namespace) -> int:
        """Prove each lab and say what was found."""
        from vconsole.cli.lessons.proving import check_labs

        return check_labs(arguments)
