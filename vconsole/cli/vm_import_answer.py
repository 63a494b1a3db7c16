"""What `vconsole import vmx` and `import ovf` print and write."""

import sys
from argparse import Namespace
from collections.abc import Iterator

from vconsole.cli.answer import counted, print_json
from vconsole.cli.command import Status
from vconsole.cli.target import STANDARD_OUTPUT, write_text
from vconsole.cli.vm_imports import VmImport, import_vms
from vconsole.files.cluster import dumps, loads
from vconsole.files.problems import printable


def answer(arguments: Namespace) -> Status:
    """Import, print what was found, and write the estate if there is one.

    What is found is the answer if the files are only checked, and goes beside it if VMs are added.
    """
    found = import_vms(arguments)
    checked_only = arguments.out is None
    stream = sys.stdout if checked_only and not arguments.json else sys.stderr
    for line in _lines(found, checked_only=checked_only):
        print(line, file=stream)
    for problem in found.problems:
        print(problem, file=sys.stderr)
    if arguments.json:
        problems = [{"file": str(p.path), "line": p.line, "message": p.message} for p in found.problems]
        print_json({"vms": [vm.as_json() for vm in found.vms], "problems": problems})
    if checked_only:
        return Status.NO if found.problems or any(vm.findings for vm in found.vms) else Status.DONE
    return _write(found, arguments.out, to_stdout=not arguments.json)


def _lines(found: VmImport, *, checked_only: bool) -> Iterator[str]:
    for read in found.vms:
        for finding in read.findings:
            yield printable(f"{read.path}:{finding.line}: {finding.message} {finding.remedy}")
        if checked_only and not read.findings:
            yield printable(f"{read.path}: nothing is wrong with {read.vm.name}")


def _write(found: VmImport, out: str, *, to_stdout: bool) -> Status:
    """Write the estate, if nothing speaks against it. Raises FileProblems."""
    if found.inventory is None:
        why = counted(len(found.problems), "problem")
        print(f"Nothing was saved: VMs are added all together or not at all ({why} above).", file=sys.stderr)
        return Status.NO
    text = dumps(found.inventory)
    loads(text)
    if out != STANDARD_OUTPUT or to_stdout:
        write_text(out, text)
    if out != STANDARD_OUTPUT:
        where = ", ".join(f"{read.vm.name} on {read.vm.host}" for read in found.vms)
        print(printable(f"Added {counted(len(found.vms), 'VM')}: {where}. Saved as {out}."), file=sys.stderr)
    return Status.DONE
