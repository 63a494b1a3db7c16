"""The coach: a lab beside the console, step by step."""

from vconsole.ui.coach.lab_desk import LabDesk

__all__ = ["LabDesk"]
