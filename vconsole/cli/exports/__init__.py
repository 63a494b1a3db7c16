"""What `vconsole export` can write, each kind in its own module; what one needs is imported when it runs."""

from vconsole.cli.exports.journal import JournalExport
from vconsole.cli.exports.kind import ExportKind
from vconsole.cli.exports.plan import PlanExport
from vconsole.cli.exports.vm_class import VmClassExport
from vconsole.cli.exports.vmx import VmxExport

__all__ = ["EXPORTS", "ExportKind"]

EXPORTS: dict[str, ExportKind] = {
    kind.name: kind for kind in (JournalExport(), PlanExport(), VmClassExport(), VmxExport())
}
"""Every kind by its name."""
