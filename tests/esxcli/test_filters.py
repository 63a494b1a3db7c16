"""head, tail, wc, sort, cat and less."""

import pytest

from tests.esxcli.rig import run
from vconsole.esxcli import Outcome
from vconsole.esxcli.filters import FILTERS
from vconsole.esxcli.program import Machine

MACHINE = Machine("", lambda: None, lambda _: ())  # type: ignore[arg-type,return-value]
NUMBERS = "".join(f"{number}\n" for number in range(1, 21))


def filtered(line: str, given: str | None = NUMBERS) -> Outcome:
    name, *words = line.split()
    return FILTERS[name].run(MACHINE, tuple(words), given)


@pytest.mark.parametrize(
    ("line", "expected"),
    [
        ("head", range(1, 11)),
        ("head -3", range(1, 4)),
        ("head -n 3", range(1, 4)),
        ("head -n3", range(1, 4)),
        ("head --lines=3", range(1, 4)),
        ("head -n -18", range(1, 3)),
        ("head -n 0", []),
        ("tail", range(11, 21)),
        ("tail -2", [19, 20]),
        ("tail -n +19", [19, 20]),
        ("tail -n 0", []),
        ("tail -n 99", range(1, 21)),
        ("wc -l", [20]),
        ("wc --lines", [20]),
        ("cat", range(1, 21)),
        ("cat -", range(1, 21)),
        ("sort -n -r", range(20, 0, -1)),
        ("sort -rn", range(20, 0, -1)),
    ],
)
def test_a_filter_prints_what_the_real_one_prints(line: str, expected: list[int]) -> None:
    outcome = filtered(line)
    assert outcome.text.split() == [str(number) for number in expected]
    assert (outcome.status, outcome.stderr) == (0, "")


def test_sorting_goes_by_bytes_unless_by_numbers() -> None:
    assert filtered("sort", "b\na\nB\n10\n9\n").text == "10\n9\nB\na\nb\n"
    assert filtered("sort -n", "b\n10\n-2\n9\n9.5\n").text == "-2\nb\n9\n9.5\n10\n"
    assert filtered("sort -u", "b\na\nb\n").text == "a\nb\n"
    assert filtered("sort -n -u", "01\n1\n2\n").text == "01\n2\n"


def test_less_marks_its_output_for_the_pager() -> None:
    assert filtered("less").paged
    assert filtered("more").paged
    assert not filtered("cat").paged
    assert run("lspci | less").paged
    assert run("lspci | less").text == run("lspci").text


def test_nothing_in_is_nothing_out() -> None:
    assert filtered("sort", "").text == ""
    assert filtered("wc -l", "").text == "0\n"
    assert filtered("tail", "").pieces == ()


@pytest.mark.parametrize(
    ("line", "told"),
    [
        ("head -x", "head: unrecognized option '-x'"),
        ("head -n many", "head: invalid number 'many'"),
        ("head -n", "head: option requires an argument -- 'n'"),
        ("tail -n --3", "tail: invalid number '-3'"),
        ("wc", "wc: only the number of lines is counted here: wc -l"),
        ("wc -c", "wc: unrecognized option '-c'"),
        ("sort -k2", "sort: unrecognized option '-k'"),
        ("cat file", "cat: file: No such file or directory"),
        ("less --help", "less: unrecognized option '--help'"),
    ],
)
def test_a_wrong_use_is_told_with_status_2(line: str, told: str) -> None:
    outcome = filtered(line)
    assert (outcome.stderr, outcome.status, outcome.text) == (f"{told}\n", 2, "")


@pytest.mark.parametrize("name", FILTERS)
def test_without_a_pipe_there_is_nothing_to_read(name: str) -> None:
    line = {"grep": "grep x", "wc": "wc -l"}.get(name, name)
    outcome = filtered(line, None)
    assert (outcome.status, outcome.text) == (2, "")
    assert outcome.stderr.startswith(f"{name}: nothing to read")
