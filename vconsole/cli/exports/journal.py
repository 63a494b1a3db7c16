"""`vconsole export journal FILE`: what was done in the console."""

import sys
from argparse import Namespace

from vconsole.cli.exports.kind import ExportKind


class JournalExport(ExportKind):
    """The journal of the last session on a cluster file."""

    name = "journal"
    summary = "the journal of the last session: every act with its time; vconsole run applies it again"
    example = "vconsole export journal default\nvconsole export journal my-cluster.toml -o session.jsonl"

    def text(self, arguments: Namespace) -> str | None:
        """The lines that are whole."""
        from vconsole.cli.journals import journal_folder
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
            return None
        return b"".join(reading.lines).decode("ascii")
