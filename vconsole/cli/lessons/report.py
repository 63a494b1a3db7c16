"""`vconsole lab report FOLDER`: what a class did."""

from argparse import ArgumentParser, Namespace

from vconsole.cli.command import Command, Status


class ReportLabs(Command):
    """The sum of a folder of exported progress."""

    name = "lab report"
    summary = "sums up a folder of exported progress for a class"
    description = (
        "Sum up the exported progress of a class: learners by labs with state, stars, time and hints, and the\n"
        "misconceptions that showed most. Exports of one learner are put together; a file without a learner's name\n"
        "goes by its own name. Labs that are not in your library are summed up as well, and named. A file that cannot\n"
        "be read is told and left out.\n"
        "Exit status: 0 all files read, 1 some left out, 2 nothing to sum up."
    )
    example = "vconsole lab report handed-in/\nvconsole lab report handed-in/ --csv > class.csv"

    def add_arguments(self, parser: ArgumentParser) -> None:
        """Add the folder and the form."""
        parser.add_argument("folder", metavar="FOLDER", help="a folder with files that vconsole lab export wrote")
        forms = parser.add_mutually_exclusive_group()
        forms.add_argument("--json", action="store_true", help="print one JSON document on standard output")
        forms.add_argument("--csv", action="store_true", help="print one line for each learner and lab")

    def run(self, arguments: Namespace) -> int:
        """Read the files and print the report."""
        from vconsole.cli.answer import print_json
        from vconsole.cli.lessons.class_text import csv_text, report_json, report_lines
        from vconsole.cli.lessons.handed_in import handed_in
        from vconsole.cli.lessons.learner import packs_folder
        from vconsole.lessons.library import open_library
        from vconsole.lessons.progress.class_report import class_report

        found, left_out = handed_in(arguments.folder)
        library = [entry.name for entry in open_library(packs_folder()).entries]
        report = class_report(found, library)
        if arguments.json:
            print_json(report_json(report))
        elif arguments.csv:
            print(csv_text(report), end="")
        else:
            print("\n".join(report_lines(report, library)))
        return Status.NO if left_out else Status.DONE
