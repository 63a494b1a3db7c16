"""The last guard: whatever stops a command ends in one line and an exit status, never in a traceback."""

import io
import os
import sys
from collections.abc import Callable

from vconsole.cli.command import Status

_INTERRUPTED = 130
"""As a shell reports a process that Ctrl+C ended."""
_READER_GONE = 141
"""As a shell reports a process whose output nobody reads any more."""
_BUG = 70
"""EX_SOFTWARE of sysexits.h: neither an answer nor wrong usage."""


def guarded(work: Callable[[], int]) -> int:
    """Do the work and give its exit status; text that the terminal's encoding lacks is written as escapes."""
    if sys.stdout is None or sys.stderr is None:
        return Status.USAGE  # started with a closed output: there is nowhere to say anything
    if isinstance(sys.stdout, io.TextIOWrapper):
        sys.stdout.reconfigure(errors="backslashreplace")
    try:
        status = work()
        sys.stdout.flush()
    except KeyboardInterrupt:
        return _INTERRUPTED
    except BrokenPipeError:
        _drop_output()
        return _READER_GONE
    except OSError as problem:
        _drop_output()
        about = f"{problem.filename}: " if problem.filename else ""
        print(f"vconsole: {about}the system refused: {problem.strerror or problem}.", file=sys.stderr)
        return Status.USAGE
    except Exception as bug:
        _report(bug)
        return _BUG
    return status


def _drop_output() -> None:
    """Send what is still to be written nowhere, since Python would try again when it ends."""
    if isinstance(sys.stdout, io.TextIOWrapper):
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())


def _report(bug: Exception) -> None:
    import traceback

    if os.environ.get("VCONSOLE_DEBUG") == "1":
        traceback.print_exception(bug)
    last = traceback.extract_tb(bug.__traceback__)[-1]
    what = " ".join(f"{type(bug).__name__}: {bug}".split())
    print(
        f"vconsole stopped at a problem of its own: {what} ({os.path.basename(last.filename)}, line {last.lineno}). "  # noqa: PTH119 - costs no import
        "Please report this line with the command and its files; VCONSOLE_DEBUG=1 shows more.",
        file=sys.stderr,
    )
