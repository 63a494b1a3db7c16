"""The progress of a learner: attempts, passes, stars, and what comes back for review."""

from vconsole.lessons.progress.exported import Exported, read_exported
from vconsole.lessons.progress.history import History, Merged
from vconsole.lessons.progress.progress import LabProgress, Pass, Progress, State, summed
from vconsole.lessons.progress.proposal import Proposal, due, due_day, is_due, proposal
from vconsole.lessons.progress.record import Outcome, Record, latest
from vconsole.lessons.progress.standings import LabStanding, standings

__all__ = [
    "Exported",
    "History",
    "LabProgress",
    "LabStanding",
    "Merged",
    "Outcome",
    "Pass",
    "Progress",
    "Proposal",
    "Record",
    "State",
    "due",
    "due_day",
    "is_due",
    "latest",
    "proposal",
    "read_exported",
    "standings",
    "summed",
]
