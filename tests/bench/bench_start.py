"""Time the start of whole processes: `python -m tests.bench.bench_start [ROUNDS]`.

`--help`: wall time of a fresh process from start to end, doing what the console script does, against `python -c pass`.

First paint: a fresh process in a pseudo-terminal of 120 x 40, from the fork until the name of a host has been written
to the terminal; the console with its default sample against a bare Textual application with a tree, tabs and a table.

The two of a pair take turns, so that a slower moment of the machine meets both; the figure is the ratio of the medians.
"""

import fcntl
import os
import pty
import select
import signal
import struct
import subprocess
import sys
import termios
import time
from collections.abc import Callable, Sequence
from statistics import median

from tests.bench.bare_shell import READY

ROUNDS = 15
LINES, COLUMNS = 40, 120
PATIENCE_SECONDS = 20
PASS = (sys.executable, "-c", "pass")
HELP = (sys.executable, "-c", "from vconsole.__main__ import main; main(['--help'])")
BARE = (sys.executable, "-m", "tests.bench.bare_shell")
CONSOLE = (sys.executable, "-m", "vconsole")


def main() -> None:
    """Print the table."""
    os.environ.pop("PYTHONDONTWRITEBYTECODE", None)  # an installed program has its byte code
    rounds = int(sys.argv[1]) if len(sys.argv) > 1 else ROUNDS
    print(f"{'what':45} {'ms':>6} {'against':>30} {'ms':>6} {'ratio':>6}  aim")
    _report("vconsole --help", HELP, "python -c pass", PASS, _whole_process, rounds, aim=3)
    _report("first paint, default sample", CONSOLE, "bare Textual shell", BARE, _first_paint, rounds, aim=1.3)


def _report(
    title: str,
    ours: Sequence[str],
    base_title: str,
    base: Sequence[str],
    seconds: Callable[[Sequence[str]], float],
    rounds: int,
    *,
    aim: float,
) -> None:
    seconds(ours), seconds(base)  # once without counting: byte code is written and files are cached
    pairs = [(seconds(ours), seconds(base)) for _ in range(rounds)]
    own, other = (median(column) * 1000 for column in zip(*pairs, strict=True))
    print(f"{title:45} {own:6.0f} {base_title:>30} {other:6.0f} {own / other:6.2f}  {aim}")


def _whole_process(command: Sequence[str]) -> float:
    start = time.perf_counter()
    subprocess.run(command, stdout=subprocess.DEVNULL, check=True)  # noqa: S603
    return time.perf_counter() - start


def _first_paint(command: Sequence[str]) -> float:
    start = time.perf_counter()
    child, terminal = pty.fork()
    if child == 0:
        os.environ.update(TERM="xterm-256color", COLORTERM="truecolor")
        fcntl.ioctl(0, termios.TIOCSWINSZ, struct.pack("HHHH", LINES, COLUMNS, 0, 0))
        os.execv(command[0], command)  # noqa: S606
    try:
        _await_text(terminal, READY.encode())
        return time.perf_counter() - start
    finally:
        os.kill(child, signal.SIGKILL)
        os.waitpid(child, 0)
        os.close(terminal)


def _await_text(terminal: int, text: bytes) -> None:
    seen = b""
    while text not in seen:
        readable, _, _ = select.select([terminal], [], [], PATIENCE_SECONDS)
        if not readable:
            sys.exit(f"nothing was painted in {PATIENCE_SECONDS} s; the terminal shows: {seen[-400:]!r}")
        try:
            seen += os.read(terminal, 1 << 16)
        except OSError:
            sys.exit(f"it ended before it painted: {seen[-400:]!r}")


if __name__ == "__main__":
    main()
