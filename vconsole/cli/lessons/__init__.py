"""The commands of labs, by the word after `vconsole lab`; what one needs is imported when it runs."""

from vconsole.cli.command import Command
from vconsole.cli.lessons.check import CheckLabs
from vconsole.cli.lessons.handing_in import ExportProgress, ImportProgress
from vconsole.cli.lessons.ideas import LabIdeas
from vconsole.cli.lessons.new import NewLab
from vconsole.cli.lessons.report import ReportLabs
from vconsole.cli.lessons.schema import LabSchema

__all__ = ["LAB_COMMANDS"]

LAB_COMMANDS: dict[str, Command] = {
    "check": CheckLabs(),
    "new": NewLab(),
    "schema": LabSchema(),
    "ideas": LabIdeas(),
    "export": ExportProgress(),
    "import": ImportProgress(),
    "report": ReportLabs(),
}
"""Every command of labs."""
