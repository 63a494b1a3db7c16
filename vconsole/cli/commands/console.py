"""`vconsole [CLUSTER]`: open the console."""

import gc
from argparse import ArgumentParser, Namespace
from collections.abc import Iterable

from vconsole import __version__
from vconsole.cli.command import Command

_DEFAULT_SAMPLE = "default"


class Console(Command):
    """The command without a name; its help lists the others."""

    name = ""
    summary = "opens the console"
    example = "vconsole\nvconsole two-hosts\nvconsole my-cluster.toml"

    def __init__(self, others: Iterable[Command]) -> None:
        names = "\n".join(f"  {other.name:<9}{other.summary}" for other in others)
        self.description = (
            "Rehearse vSphere GPU passthrough in the terminal, over a model of an estate.\n\n"
            f"Without a command the console opens. The other commands:\n\n{names}\n\n"
            "vconsole COMMAND --help says more. Not affiliated with VMware or Broadcom."
        )

    def add_arguments(self, parser: ArgumentParser) -> None:
        """Add the cluster, and the question for the version."""
        parser.add_argument(
            "cluster",
            metavar="CLUSTER",
            nargs="?",
            help=f"a cluster file, or the name of a sample (vconsole samples lists them; else: {_DEFAULT_SAMPLE})",
        )
        parser.add_argument("--version", action="version", version=f"vconsole {__version__}")

    def run(self, arguments: Namespace) -> int:
        """Open the estate, then the screens."""
        gc.disable()  # a start makes much and drops little; the console turns it on again
        from vconsole.cli.estates import open_estate

        source = arguments.cluster or _DEFAULT_SAMPLE
        inventory = open_estate(source)
        from vconsole.cli.journals import journal_folder
        from vconsole.cli.lessons.first_start import dismiss, offer
        from vconsole.cli.lessons.lessons_of_console import arriving
        from vconsole.ui import open_console

        offered = offer() if arguments.cluster is None else None
        leaving = open_console(source, inventory, journal_folder(), arriving(offer=offered))
        if offered is not None and not leaving.status:
            dismiss()  # it was seen, whether it was taken or not
        if not leaving.opens:
            return leaving.status
        from vconsole.cli.lessons.rounds import Rounds

        return Rounds(source).after(leaving)
