"""Regular expressions of `grep` that cannot be slow: no backtracking, and an end to the work spent on one input.

Python's own expressions backtrack, so that a pattern somebody types could keep a console from answering.
"""

from vconsole.esxcli.filters.regex.matcher import Matcher, TooMuchWork
from vconsole.esxcli.filters.regex.tree import PatternProblem

__all__ = ["Matcher", "PatternProblem", "TooMuchWork"]
