from pathlib import Path

import pytest

from tests.cli.conftest import Run


def test_without_a_terminal_the_console_says_so_and_stops(vconsole: Run) -> None:
    answer = vconsole()
    assert (answer.status, answer.out, answer.err.count("\n")) == (2, "", 1)
    assert "needs a terminal" in answer.err


def test_a_dumb_terminal_is_refused_by_name(vconsole: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("sys.stdin.isatty", lambda: True)
    monkeypatch.setattr("sys.stdout.isatty", lambda: True)
    monkeypatch.setenv("TERM", "dumb")
    answer = vconsole("two-hosts")
    assert (answer.status, answer.out) == (2, "")
    assert "TERM=dumb" in answer.err


def test_an_invalid_file_is_explained_even_without_a_terminal(vconsole: Run, tmp_path: Path) -> None:
    path = tmp_path / "wrong.toml"
    path.write_text("format = 7\n")
    answer = vconsole(path)
    assert answer.status == 1
    assert answer.err.startswith(f"{path}: ")
