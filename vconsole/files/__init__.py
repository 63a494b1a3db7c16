"""Files of an estate: reading, checking and writing them, and the samples that come with the console."""

from vconsole.files.problems import FileProblems, Problem

__all__ = ["FileProblems", "Problem"]
