"""`vconsole export journal FILE`: write down what was done in the console."""

import sys
from argparse import ArgumentParser, Namespace

from vconsole.cli.command import Command, Status, add_file

_JOURNAL = "journal"


class Export(Command):
    """What the console knows, for elsewhere."""

    name = "export"
    summary = "writes the journal of the session on a cluster file"
    description = (
        "Write the journal of the last session on a cluster file: every act with its time. vconsole run applies it\n"
        "again. Exit status: 0 done, 1 there is no session, 2 it cannot be written."
    )
    example = "vconsole export journal default\nvconsole export journal my-cluster.toml -o session.jsonl"

    def add_arguments(self, parser: ArgumentParser) -> None:
        """Add what is exported, of which file, and where to."""
        parser.add_argument("kind", metavar="KIND", choices=[_JOURNAL], help=f"what to export: {_JOURNAL}")
        add_file(parser)
        parser.add_argument("-o", dest="out", metavar="OUT", help="the file to write (else: standard output)")

    def run(self, arguments: Namespace) -> int:
        """Write the lines that are whole."""
        from pathlib import Path

        from vconsole.cli.journals import journal_folder
        from vconsole.files.replace import replace_file
        from vconsole.files.samples import LARGE, find
        from vconsole.vcenter.journal import journal_path, read_journal

        if arguments.file != LARGE:
            find(arguments.file)
        path = journal_path(journal_folder(), arguments.file)
        reading = read_journal(path.read_bytes() if path else b"")
        if reading.damage is not None:
            print(f"The journal is damaged in {reading.damage}. It is written up to there.", file=sys.stderr)
        if not reading.lines:
            print(f"There is no session on {arguments.file} as it is now.", file=sys.stderr)
            return Status.NO
        text = b"".join(reading.lines).decode("ascii")
        if arguments.out is None:
            print(text, end="")
        else:
            replace_file(Path(arguments.out), text)
        return Status.DONE
