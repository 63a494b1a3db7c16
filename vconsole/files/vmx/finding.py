"""What is wrong with a VMX file."""

from typing import NamedTuple


class Finding(NamedTuple):
    """One thing that a file says wrongly, doubtfully, or that is not read as it stands there."""

    line: int
    """The number of the line, counted from 1; 1 if it is about the file as a whole."""
    code: str
    """Stable, such as `hex-id`."""
    message: str
    remedy: str

    def __str__(self) -> str:
        """Message and remedy as one text."""
        return f"{self.message} {self.remedy}"
