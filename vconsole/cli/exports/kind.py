"""What a kind of export is."""

from abc import ABC, abstractmethod
from argparse import ArgumentParser, Namespace
from collections.abc import Sequence


class ExportKind(ABC):
    """One kind of thing that can be written, as the word after `vconsole export`."""

    name: str
    summary: str
    """What is written, in a few words."""
    example: str
    """Command lines to try, one a line."""

    def add_arguments(self, parser: ArgumentParser) -> None:
        """Add what it asks for beside the cluster file and where to write."""
        del parser

    def reads(self, arguments: Namespace) -> Sequence[str]:
        """The files that it reads, which it must not write over."""
        return (arguments.file,)

    @abstractmethod
    def text(self, arguments: Namespace) -> str | None:
        """The text to write; None, after the reason was printed, if there is none. Raises FileProblems."""
