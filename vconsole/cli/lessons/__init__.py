"""The commands of labs, by the word after `vconsole lab`; what one needs is imported when it runs."""

from vconsole.cli.command import Command
from vconsole.cli.lessons.check import CheckLabs
from vconsole.cli.lessons.handing_in import ExportProgress, ImportProgress
from vconsole.cli.lessons.language import LabLanguage
from vconsole.cli.lessons.new import NewLab
from vconsole.cli.lessons.report import ReportLabs
from vconsole.cli.lessons.schema import LabSchema

__all__ = ["LAB_COMMANDS"]

LAB_COMMANDS: dict[str, Command] = {
    "check": CheckLabs(),
    "new": NewLab(),
    "language": LabLanguage(),
    "schema": LabSchema(),
    "export": ExportProgress(),
    "import": ImportProgress(),
    "report": ReportLabs(),
}
"""Every command of labs."""
