"""The command line: `vconsole [CLUSTER]` opens the console, and commands answer without a screen.

Nothing is imported before it is needed: `--help` knows neither the model nor the screens, so a command's modules
are imported when it runs.
"""

from vconsole.cli.main import main

__all__ = ["main"]
