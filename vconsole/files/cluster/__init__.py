"""Cluster files: an estate as TOML, `format = 1`."""

from vconsole.files.cluster.reader import load, loads
from vconsole.files.cluster.writer import dumps, save
from vconsole.files.problems import FileProblems, Problem

__all__ = ["FileProblems", "Problem", "dumps", "load", "loads", "save"]
