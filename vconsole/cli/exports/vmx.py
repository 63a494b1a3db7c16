"""`vconsole export vmx FILE VM`: the configuration file of a VM."""

import sys
from argparse import ArgumentParser, Namespace

from vconsole.cli.exports.kind import ExportKind


class VmxExport(ExportKind):
    """The VMX file of a VM as vSphere would write it."""

    name = "vmx"
    summary = "the configuration file of a VM as vSphere would write it, with what an imported one said beside"
    example = (
        "vconsole export vmx default train-01\n"
        "vconsole export vmx my-cluster.toml train-01 --into train-01.vmx -o changed.vmx"
    )

    def add_arguments(self, parser: ArgumentParser) -> None:
        """Add the name of the VM."""
        parser.add_argument("vm", metavar="VM", help="the name of a VM of the file")
        parser.add_argument(
            "--into", metavar="VMX", help="a VMX file of the VM: every line of it that says nothing else stays as it is"
        )

    def text(self, arguments: Namespace) -> str | None:
        """The lines of the file."""
        from vconsole.cli.estates import open_estate
        from vconsole.files.vmx import vmx_settings, vmx_text
        from vconsole.model import Fault
        from vconsole.vcenter.lookup import find_vm

        inventory = open_estate(arguments.file)
        vm = find_vm(inventory, arguments.vm)
        if isinstance(vm, Fault):
            print(vm, file=sys.stderr)
            return None
        if arguments.into is None:
            return vmx_text(vm, inventory.hosts)
        return _written_into(arguments.into, vmx_settings(vm, inventory.hosts))


def _written_into(file: str, settings: tuple[tuple[str, str], ...]) -> str | None:
    """The text of a VMX file with these settings; None, after the reason was printed, if it is none."""
    from pathlib import Path

    from vconsole.files.imports import ImportProblem, read_vmx
    from vconsole.files.toml import read_bytes
    from vconsole.files.vmx import VmxFile, rewritten

    data = read_bytes(Path(file))
    try:
        read_vmx(data, "a VM")
    except ImportProblem as problem:
        print(ImportProblem(Path(file), problem.line, problem.message), file=sys.stderr)
        return None
    return rewritten(VmxFile.parse(data), settings)
