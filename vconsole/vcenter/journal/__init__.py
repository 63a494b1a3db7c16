"""The journal: a session on disk, act by act, so that it can be gone on with after any end."""

from vconsole.vcenter.journal.entry import Entry, Move
from vconsole.vcenter.journal.journal import Journal, Previous
from vconsole.vcenter.journal.opening import journal_path, open_journal
from vconsole.vcenter.journal.origin import Origin, content_key
from vconsole.vcenter.journal.outcome import outcome
from vconsole.vcenter.journal.reading import Header, Reading, is_journal, read_journal

__all__ = [
    "Entry",
    "Header",
    "Journal",
    "Move",
    "Origin",
    "Previous",
    "Reading",
    "content_key",
    "is_journal",
    "journal_path",
    "open_journal",
    "outcome",
    "read_journal",
]
