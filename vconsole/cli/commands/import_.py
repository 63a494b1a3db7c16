"""`vconsole import KIND …`: make a cluster file of what real hosts print, or add real VMs to one."""

import sys
from argparse import ArgumentParser, Namespace

from vconsole.cli.command import Command, Status, WrongUsage, add_force, add_json

KINDS = {
    "esxcli": "NAME=FILE for each host: what esxcli hardware pci list prints on it",
    "lspci": "NAME=FILE for each host: what lspci -nn or lspci -nnmm prints on it",
    "vmx": "VMX files, after the cluster file that their VMs are added to; without one they are only checked",
    "ovf": "OVF descriptors, likewise",
}
"""The kinds, and what is named for each."""
DEFAULT_CLUSTER = "Cluster"
VM_KINDS = ("vmx", "ovf")
"""The kinds that describe VMs."""


class Import(Command):
    """Hosts and VMs of the real world, to rehearse with."""

    name = "import"
    summary = "makes a cluster file of what real hosts print, and adds real VMs to one"
    description = (
        "Make a cluster file of the hosts whose listings you have.\n"
        "A file for esxcli holds the output of esxcli hardware pci list and, where you like, of graphics device list,\n"
        "graphics host get, vm process list, system version get, hardware cpu global get and hardware memory get, one\n"
        "after the other. Whatever is not understood is told with its line; the rest is used.\n"
        "VMX files and OVF descriptors are checked: what is wrong is told with its line and what to do about it. With\n"
        "a cluster file before them their VMs are added to it: on the host whose devices they have, else on --host,\n"
        "else where a new VM would be registered.\n"
        "Exit status: 0 done, 1 a file has nothing that can be used (or something is wrong with one that is only\n"
        "checked), 2 a file cannot be read or written."
    )
    example = (
        "vconsole import esxcli esxi-01=esxi-01.txt esxi-02=esxi-02.txt -o mine.toml --cluster gpu\n"
        "vconsole import lspci gpu-box=lspci-nn.txt -o -\n"
        "vconsole import vmx train-01.vmx\n"
        "vconsole import vmx mine.toml train-01.vmx train-02.vmx -o mine-with-vms.toml\n"
        "vconsole import ovf appliance.ovf --json"
    )

    def add_arguments(self, parser: ArgumentParser) -> None:
        """Add the kind, the files, and where to write."""
        kinds = "; ".join(f"{kind}: {what}" for kind, what in KINDS.items())
        parser.add_argument("kind", metavar="KIND", choices=KINDS, help=", ".join(KINDS))
        parser.add_argument("sources", metavar="SOURCE", nargs="+", help=kinds)
        parser.add_argument("-o", dest="out", metavar="OUT", help="the cluster file to write; - prints it")
        parser.add_argument("--cluster", metavar="NAME", help=f"their cluster (of hosts: {DEFAULT_CLUSTER})")
        parser.add_argument("--host", metavar="HOST", help="where VMs are registered whose devices name no host")
        parser.add_argument("--replace", action="store_true", help="VMs take the place of those of the same name, off")
        add_json(parser)
        add_force(parser)

    def run(self, arguments: Namespace) -> int:
        """Read all files, tell what was not understood, and write what there is."""
        from vconsole.cli.importing import KINDS as READERS
        from vconsole.cli.importing import contents
        from vconsole.cli.target import STANDARD_OUTPUT, check_target, write_text
        from vconsole.files.cluster import dumps
        from vconsole.files.problems import printable

        self._check(arguments)
        if arguments.kind in VM_KINDS:
            from vconsole.cli.vm_import_answer import answer

            return answer(arguments)
        check_target(arguments.out, (source.partition("=")[2] for source in arguments.sources), force=arguments.force)
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

    @staticmethod
    def _check(arguments: Namespace) -> None:
        """Refuse what does not go with hosts, and say what they need."""
        if arguments.kind in VM_KINDS:
            return
        if arguments.out is None:
            raise WrongUsage("-o is needed: the cluster file to write (- prints it)")
        if arguments.host is not None or arguments.json or arguments.replace:
            raise WrongUsage(f"--host, --replace and --json go with {' and '.join(VM_KINDS)} only")
        arguments.cluster = DEFAULT_CLUSTER if arguments.cluster is None else arguments.cluster
