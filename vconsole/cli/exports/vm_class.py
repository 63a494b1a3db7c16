"""`vconsole export vm-class FILE CLASS`: a VM class for a Supervisor."""

import sys
from argparse import ArgumentParser, Namespace

from vconsole.cli.exports.kind import ExportKind


class VmClassExport(ExportKind):
    """A VM class as a VirtualMachineClass of VM Operator."""

    name = "vm-class"
    summary = "a VM class as the YAML of a VirtualMachineClass, for kubectl apply"
    example = (
        "vconsole export vm-class vm-classes gpu-large\nvconsole export vm-class my-cluster.toml gpu-large -o gpu.yaml"
    )

    def add_arguments(self, parser: ArgumentParser) -> None:
        """Add the name of the class."""
        parser.add_argument("vm_class", metavar="CLASS", help="the name of a VM class of the file")

    def text(self, arguments: Namespace) -> str | None:
        """The YAML document."""
        from vconsole.cli.estates import open_estate
        from vconsole.files.vm_class_yaml import vm_class_yaml
        from vconsole.model import Fault
        from vconsole.vcenter.lookup import find_vm_class

        vm_class = find_vm_class(open_estate(arguments.file), arguments.vm_class)
        if isinstance(vm_class, Fault):
            print(vm_class, file=sys.stderr)
            return None
        return vm_class_yaml(vm_class)
