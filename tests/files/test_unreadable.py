"""Files that are no cluster files at all: one line says why."""

import os
from pathlib import Path

import pytest

from vconsole.files import FileProblems, toml
from vconsole.files.cluster import load


@pytest.mark.parametrize(
    ("data", "words"),
    [
        (b"format = 1\nname = \n", "line 2, column 8: is not TOML"),
        (b'format = 1\n[[host]]\nname = "esx', "end of the file: is not TOML"),
        (b"format = 1\nformat = 1", 'line 2: the key "format" stands twice in one table'),
        (b"a = [\n1,\n]\r\na = [\n2,\n]\n", 'the key "a" stands twice'),
        (b"a = { b = 1, b = 2 }", 'the key "b" stands twice in one table'),
        (b"[host]\n[host]\n", "line 2: [host] stands twice; leave one of them out, or write [[host]]"),
        (b"\x7fELF\0\0", "binary"),
        ("format = 1".encode("utf-16"), "UTF-16"),
        (b"format = 1\nname = '\xe9'", "line 2"),
        (b"x = " + b"[" * 1_000_000, "nested too deeply"),
        (b"[" * 1_000_000, "line 1, column 3"),
        (b"x = " + b"{a = " * 100_000, "nested too deeply"),
        (b"a." * 50_000 + b"b = 1", "too many dots"),
        (b"format = 1" + b"0" * 5000, "too many digits"),
    ],
)
def test_a_file_that_is_not_toml_has_one_problem(tmp_path: Path, data: bytes, words: str):
    path = tmp_path / "wrong.toml"
    path.write_bytes(data)
    with pytest.raises(FileProblems) as found:
        load(path)
    assert found.value.path == path
    assert words in str(found.value)
    assert len(str(found.value).splitlines()) == len(found.value.problems) == 1


def test_a_byte_order_mark_is_no_problem(tmp_path: Path):
    path = tmp_path / "windows.toml"
    path.write_bytes(b"\xef\xbb\xbfformat = 1\r\nname = 'x'\r\n")
    assert load(path).name == "x"


def test_a_directory_and_a_missing_file_are_named(tmp_path: Path):
    with pytest.raises(FileProblems, match="it is a directory"):
        load(tmp_path)
    with pytest.raises(FileProblems, match="there is no such file"):
        load(tmp_path / "missing.toml")
    with pytest.raises(FileProblems, match="null byte"):
        load("a\0b")


@pytest.mark.skipif(os.geteuid() == 0, reason="root may read everything")
def test_a_file_without_permission_is_named(tmp_path: Path):
    path = tmp_path / "secret.toml"
    path.write_text("format = 1")
    path.chmod(0)
    with pytest.raises(FileProblems, match="no permission"):
        load(path)


def test_a_file_without_end_is_not_read_to_its_end(monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setattr(toml, "SIZE_MAX", 1024 * 1024)
    with pytest.raises(FileProblems, match="larger than 1 MB"):
        load("/dev/zero")
