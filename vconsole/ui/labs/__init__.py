"""The list of labs in the console."""

from vconsole.ui.labs.lab_list import LabList

__all__ = ["LabList"]
