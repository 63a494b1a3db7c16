"""`vconsole export vmx FILE VM`: the configuration file of a VM."""

import sys
from argparse import ArgumentParser, Namespace

from vconsole.cli.exports.kind import ExportKind


class VmxExport(ExportKind):
    """The VMX file of a VM as vSphere would write it."""

    name = "vmx"
    summary = "the configuration file of a VM as vSphere would write it, with what an imported one said beside"
    example = "vconsole export vmx default train-01\nvconsole export vmx my-cluster.toml train-01 -o train-01.vmx"

    def add_arguments(self, parser: ArgumentParser) -> None:
        """Add the name of the VM."""
        parser.add_argument("vm", metavar="VM", help="the name of a VM of the file")

    def text(self, arguments: Namespace) -> str | None:
        """The lines of the file."""
        from vconsole.cli.estates import open_estate
        from vconsole.files.vmx import vmx_text
        from vconsole.model import Fault
        from vconsole.vcenter.lookup import find_vm

        inventory = open_estate(arguments.file)
        vm = find_vm(inventory, arguments.vm)
        if isinstance(vm, Fault):
            print(vm, file=sys.stderr)
            return None
        return vmx_text(vm, inventory.hosts)
