"""`vconsole import KIND …`: make a cluster file of what real hosts print."""

import sys
from argparse import ArgumentParser, Namespace

from vconsole.cli.command import Command, Status, add_force

KINDS = {
    "esxcli": "NAME=FILE for each host: what esxcli hardware pci list prints on it",
    "lspci": "NAME=FILE for each host: what lspci -nn or lspci -nnmm prints on it",
}
"""The kinds, and what is named for each."""


class Import(Command):
    """Hosts of the real world, to rehearse on."""

    name = "import"
    summary = "makes a cluster file of what real hosts print"
    description = (
        "Make a cluster file of the hosts whose listings you have.\n"
        "A file for esxcli holds the output of esxcli hardware pci list and, where you like, of graphics device list,\n"
        "graphics host get, vm process list, system version get, hardware cpu global get and hardware memory get, one\n"
        "after the other. Whatever is not understood is told with its line; the rest is used.\n"
        "Exit status: 0 done, 1 a file has nothing that can be used, 2 a file cannot be read or written."
    )
    example = (
        "vconsole import esxcli esxi-01=esxi-01.txt esxi-02=esxi-02.txt -o mine.toml --cluster gpu\n"
        "vconsole import lspci gpu-box=lspci-nn.txt -o -"
    )

    def add_arguments(self, parser: ArgumentParser) -> None:
        """Add the kind, the files, and where to write."""
        kinds = "; ".join(f"{kind}: {what}" for kind, what in KINDS.items())
        parser.add_argument("kind", metavar="KIND", choices=KINDS, help=", ".join(KINDS))
        parser.add_argument("sources", metavar="SOURCE", nargs="+", help=kinds)
        parser.add_argument("-o", dest="out", metavar="OUT", required=True, help="the cluster file to write; - prints")
        parser.add_argument("--cluster", metavar="NAME", default="Cluster", help="their cluster (%(default)s)")
        add_force(parser)

    def run(self, arguments: Namespace) -> int:
        """Read all files, tell what was not understood, and write what there is."""
        from vconsole.cli.importing import KINDS as READERS
        from vconsole.cli.importing import contents
        from vconsole.cli.target import STANDARD_OUTPUT, check_target, write_text
        from vconsole.files.cluster import dumps
        from vconsole.files.problems import printable

        reads = [source.partition("=")[2] for source in arguments.sources]
        check_target(arguments.out, reads, force=arguments.force)
        gathered = READERS[arguments.kind](arguments)
        for path, remark in gathered.remarks:
            print(printable(f"{path}:{remark.line}: {remark.text}"), file=sys.stderr)
        for problem in gathered.problems:
            print(problem, file=sys.stderr)
        if gathered.inventory is None:
            return Status.NO
        write_text(arguments.out, dumps(gathered.inventory))
        if arguments.out != STANDARD_OUTPUT:
            print(f"Saved {contents(gathered.inventory)} as {arguments.out}.", file=sys.stderr)
        return Status.DONE
