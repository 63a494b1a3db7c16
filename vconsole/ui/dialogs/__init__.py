"""Dialogs: questions and messages over the page, and the fields in them."""

from vconsole.ui.dialogs.confirm import ConfirmDialog
from vconsole.ui.dialogs.dialog import Dialog
from vconsole.ui.dialogs.form import CheckField, Field, RadioField, SelectField, TextField
from vconsole.ui.dialogs.message import FaultText, MessageDialog, fault_lines
from vconsole.ui.dialogs.problem_area import ProblemArea

__all__ = [
    "CheckField",
    "ConfirmDialog",
    "Dialog",
    "FaultText",
    "Field",
    "MessageDialog",
    "ProblemArea",
    "RadioField",
    "SelectField",
    "TextField",
    "fault_lines",
]
