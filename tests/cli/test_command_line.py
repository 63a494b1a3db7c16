import os
import signal
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.cli.conftest import Run
from vconsole import __version__
from vconsole.cli.commands import COMMANDS, CONSOLE
from vconsole.cli.commands.samples import Samples

MORE_THAN_A_PIPE_HOLDS = 1 << 20


def started(*words: str, **options: object) -> "subprocess.Popen[str]":
    command = [sys.executable, "-m", "vconsole", *words]
    return subprocess.Popen(command, text=True, stderr=subprocess.PIPE, **options)  # type: ignore[call-overload,no-any-return]  # noqa: S603


def test_version_is_that_of_the_package(vconsole: Run) -> None:
    assert vconsole("--version") == (0, f"vconsole {__version__}\n", "")


def test_help_names_every_command(vconsole: Run) -> None:
    answer = vconsole("--help")
    assert answer.status == 0
    assert all(f"  {name} " in answer.out for name in COMMANDS)


@pytest.mark.parametrize("name", COMMANDS)
def test_help_of_every_command_ends_with_an_example_of_it(vconsole: Run, name: str) -> None:
    answer = vconsole(name, "--help")
    assert answer.status == 0
    assert f"vconsole {name}" in answer.out.partition("example:\n")[2]


@pytest.mark.parametrize("command", [CONSOLE, *COMMANDS.values()], ids=lambda command: command.name or "console")
def test_what_an_example_opens_is_a_sample_or_stands_for_a_file(command: object) -> None:
    from vconsole.files.samples import samples as known

    words = {word for line in command.example.splitlines() for word in line.split()}  # type: ignore[attr-defined]
    assert not {"default", "two-hosts"} & words - {sample.name for sample in known()}


@pytest.mark.parametrize(
    "words", [["check"], ["place", "default"], ["run", "default"], ["samples", "--jsn"], ["--jsn"]]
)
def test_wrong_arguments_give_one_line_and_status_2(vconsole: Run, words: list[str]) -> None:
    answer = vconsole(*words)
    assert (answer.status, answer.out, answer.err.count("\n")) == (2, "", 1)
    assert "--help" in answer.err


@pytest.mark.parametrize(("word", "meant"), [("sampels", "samples"), ("two-host", "two-hosts"), ("chekc", "check")])
def test_a_misspelt_command_or_sample_names_the_nearest(vconsole: Run, word: str, meant: str) -> None:
    answer = vconsole(word)
    assert (answer.status, answer.out) == (2, "")
    assert answer.err == f'vconsole: "{word}" is no command, no file and no sample; did you mean "{meant}"?\n'


@pytest.mark.parametrize("command", ["check", "place", "run"])
def test_what_cannot_be_opened_gives_one_line_and_status_2(vconsole: Run, tmp_path: Path, command: str) -> None:
    rest = {"check": [], "place": ["--pci", "10de:20f1"], "run": ["-"]}[command]
    for source in (tmp_path / "missing.toml", tmp_path):
        answer = vconsole(command, source, *rest)
        assert (answer.status, (answer.out + answer.err).count("\n")) == (2, 1)
        assert str(source) in answer.out + answer.err


@pytest.mark.parametrize("data", [b"\x00\xff\x80", b"[[host", b"[" * 100_000, b"format = 1\nhost = 3\n"])
@pytest.mark.parametrize("command", ["check", "place", "run"])
def test_an_invalid_file_gives_status_1_and_no_traceback(
    vconsole: Run, tmp_path: Path, command: str, data: bytes
) -> None:
    rest = {"check": [], "place": ["--pci", "10de:20f1"], "run": ["-"]}[command]
    path = tmp_path / "wrong.toml"
    path.write_bytes(data)
    answer = vconsole(command, path, *rest)
    assert answer.status == 1
    assert answer.out + answer.err
    assert "Traceback" not in answer.err


def test_with_json_the_problems_of_a_file_are_a_document_too(vconsole: Run, tmp_path: Path) -> None:
    path = tmp_path / "wrong.toml"
    path.write_text("formt = 1\n")
    answer = vconsole("place", path, "--pci", "10de:20f1", "--json")
    assert answer.status == 1
    assert all(problem["message"] for problem in answer.json["problems"])
    assert len(answer.json["problems"]) == answer.err.count("\n") >= 1


def test_a_bug_is_one_line_that_asks_to_be_reported(vconsole: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(Samples, "run", lambda *_: {}["what\nis"])
    answer = vconsole("samples")
    assert answer.status == 70
    assert answer.err.count("\n") == 1
    assert "KeyError: 'what\\nis' (test_command_line.py, line " in answer.err
    assert "report" in answer.err


def test_the_traceback_of_a_bug_shows_only_when_asked_for(vconsole: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(Samples, "run", lambda *_: 1 // 0)
    monkeypatch.setenv("VCONSOLE_DEBUG", "1")
    assert "Traceback (most recent call last)" in vconsole("samples").err


def test_an_interruption_gives_status_130(vconsole: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    def interrupt(*_: object) -> int:
        raise KeyboardInterrupt

    monkeypatch.setattr(Samples, "run", interrupt)
    assert vconsole("samples") == (130, "", "")


@pytest.fixture
def heard() -> Iterator[None]:
    """Tests that a shell runs in the background have their interruptions ignored, and what they start has as well."""
    before = signal.signal(signal.SIGINT, signal.default_int_handler)
    yield
    signal.signal(signal.SIGINT, before)


@pytest.mark.usefixtures("heard")
def test_ctrl_c_in_a_real_process_shows_no_traceback() -> None:
    process = started("run", "default", "-", stdin=subprocess.PIPE, stdout=subprocess.PIPE)
    assert process.stdin is not None
    process.stdin.write("#\n" * MORE_THAN_A_PIPE_HOLDS)  # returns only when the process reads
    process.stdin.flush()
    process.send_signal(signal.SIGINT)
    assert process.communicate() == ("", "")
    assert process.returncode == 130


def test_a_reader_that_goes_away_is_no_problem() -> None:
    reading, writing = os.pipe()
    os.close(reading)
    process = started("samples", stdout=writing)
    os.close(writing)
    assert process.communicate()[1] == ""
    assert process.returncode == 141


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="needs /dev/full")
def test_a_full_disk_under_the_output_is_said_in_one_line() -> None:
    with Path("/dev/full").open("w") as full:
        process = started("samples", stdout=full)
    assert process.communicate()[1].count("\n") == 1
    assert process.returncode == 2


def test_json_is_ascii_so_that_every_terminal_takes_it(vconsole: Run, tmp_path: Path) -> None:
    answer = vconsole("check", tmp_path / "größe.toml", "--json")
    assert answer.out.isascii()
    assert answer.json["files"][0]["file"].endswith("größe.toml")


def test_text_that_the_encoding_lacks_is_escaped() -> None:
    environment = {**os.environ, "PYTHONIOENCODING": "ascii"}
    process = started("check", "größe.toml", stdout=subprocess.PIPE, env=environment)
    assert "gr\\xf6\\xdfe.toml" in "".join(process.communicate())
    assert process.returncode == 2
