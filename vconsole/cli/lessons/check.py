"""`vconsole lab check [PATH …]`: prove labs."""

from argparse import ArgumentParser, Namespace

from vconsole.cli.command import Command, WrongUsage, add_json


class CheckLabs(Command):
    """The proofs of labs, without a screen."""

    name = "lab check"
    summary = "proves labs: open at the start, each line of the solution counts, the traps spring"
    description = (
        "Prove labs: that they load, are open at the start, are solved step by step by their own solution and not\n"
        "without any one line of it, that each trap shows its wrong idea alone, and that judging changes nothing.\n"
        "What a lab says is printed for review: the first message of each step at the start, the sentence of each\n"
        "trap, the praise of each step. --fuzz adds a report: whether random acts pass the lab, with the fewest\n"
        "lines that do; it changes no status. What the proofs are called and want is told by vconsole lab language.\n"
        "Exit status: 0 all proven, 1 one is not, 2 one cannot be opened."
    )
    example = "vconsole lab check\nvconsole lab check my-lab.toml --watch\nvconsole lab check my-pack/ --fuzz --seed 7"

    def add_arguments(self, parser: ArgumentParser) -> None:
        """Add the labs, and what else to do."""
        parser.add_argument(
            "paths",
            metavar="PATH",
            nargs="*",
            help="a lab file, a folder of them, a pack of yours by its name, or a lab by its id; all if none",
        )
        parser.add_argument("--watch", action="store_true", help="prove a lab again when it changes; ctrl+c ends it")
        parser.add_argument("--fuzz", action="store_true", help="try random acts on each lab as well")
        parser.add_argument("--seed", metavar="N", type=int, default=0, help="what the random acts begin with (0)")
        add_json(parser)

    def run(self, arguments: Namespace) -> int:
        """Prove each lab and say what was found."""
        if arguments.watch and arguments.json:
            raise WrongUsage("--watch prints again and again, --json one document; leave one of them out")
        from vconsole.cli.lessons.proving import check_labs, watch_labs

        return watch_labs(arguments) if arguments.watch else check_labs(arguments)
