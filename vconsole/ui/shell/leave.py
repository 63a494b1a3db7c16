"""Leaving the console with something that was not saved."""

from vconsole.ui.dialogs import ConfirmDialog


class Leave(ConfirmDialog):
    """Ask before what was done here is lost."""

    def __init__(self, acts: int) -> None:
        """Tell how much would be lost."""
        count = "1 act" if acts == 1 else f"{acts} acts"
        super().__init__(
            "Leave",
            "vconsole",
            f"Leave without saving {count}?",
            detail="ctrl+s saves the estate as a cluster file. Esc stays.",
            confirm="LEAVE",
        )
