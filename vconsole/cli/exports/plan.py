"""`vconsole export plan FILE JOURNAL --as FORM`: a rehearsed session as a script for the real estate."""

import sys
from argparse import ArgumentParser, Namespace
from collections.abc import Sequence

from vconsole.cli.exports.kind import ExportKind

FORM_NAMES = ("powercli", "govc", "esxcli", "runbook")
"""The forms by name; the room that writes them is loaded only when one is written."""


class PlanExport(ExportKind):
    """The steps of a session or of a file of actions, for the real estate."""

    name = "plan"
    summary = "a rehearsed session as a script for the real estate: PowerCLI, govc, esxcli, or a runbook for people"
    example = (
        "vconsole export plan default session.jsonl --as powercli -o change.ps1\n"
        "vconsole export plan my-cluster.toml actions.jsonl --as runbook"
    )

    def add_arguments(self, parser: ArgumentParser) -> None:
        """Add the file of what was done, and the form."""
        parser.add_argument(
            "actions", metavar="JOURNAL", help="a journal, or a file with one action a line; - is standard input"
        )
        parser.add_argument("--as", dest="form", metavar="FORM", choices=FORM_NAMES, required=True, help=_FORMS)

    def reads(self, arguments: Namespace) -> Sequence[str]:
        """The cluster file and the journal."""
        return arguments.file, arguments.actions

    def text(self, arguments: Namespace) -> str | None:
        """The plan in the form that was asked for."""
        from vconsole.cli.estates import open_estate
        from vconsole.cli.journals import script_notes
        from vconsole.cli.script import read_script
        from vconsole.plans import FORMS, plan_of

        inventory = open_estate(arguments.file)
        script = read_script(arguments.actions)
        for note in script_notes(script, arguments.file):
            print(note, file=sys.stderr)
        plan = plan_of(inventory, [line.act for line in script.lines], arguments.file)
        return FORMS[arguments.form].write(plan)


_FORMS = f"how to write it: {', '.join(FORM_NAMES)}"
