"""Dialogs: questions and messages over the page, and the fields in them."""

from vconsole.ui.dialogs.confirm import ConfirmDialog
from vconsole.ui.dialogs.dialog import Dialog
from vconsole.ui.dialogs.form import CheckField, Field, RadioField, SelectField, TextField
from vconsole.ui.dialogs.message import FaultText, MessageDialog, fault_lines
from vconsole.ui.dialogs.modal import Modal
from vconsole.ui.dialogs.problem_area import ProblemArea
from vconsole.ui.dialogs.too_small import TooSmall

__all__ = [
    "CheckField",
    "ConfirmDialog",
    "Dialog",
    "FaultText",
    "Field",
    "MessageDialog",
    "Modal",
    "ProblemArea",
    "RadioField",
    "SelectField",
    "TextField",
    "TooSmall",
    "fault_lines",
]
