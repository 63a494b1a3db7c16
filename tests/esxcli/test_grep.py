"""grep as GNU and BusyBox print it, and patterns that cannot be slow."""

from random import Random

import pytest

from tests.esxcli.rig import run
from vconsole.esxcli.filters import FILTERS
from vconsole.esxcli.outcome import Outcome
from vconsole.esxcli.program import Machine
from vconsole.vcenter import Session

LINES = ["one", "two", "three", "Four", "five", "six", "two", "eight", "nine", "ten"]


def grep(*words: str, lines: list[str] | None = None) -> Outcome:
    machine = Machine("", lambda: Session.inventory, lambda _: ())  # type: ignore[arg-type,return-value]
    given = "".join(f"{line}\n" for line in (LINES if lines is None else lines))
    return FILTERS["grep"].run(machine, words, given)


def found(*words: str, lines: list[str] | None = None) -> list[str]:
    return grep(*words, lines=lines).text.splitlines()


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        ("two", ["two", "two"]),
        ("-c two", ["2"]),
        ("-n two", ["2:two", "7:two"]),
        ("-i FOUR", ["Four"]),
        ("-v -c e", ["4"]),
        ("-A1 six", ["six", "two"]),
        ("-A 1 six", ["six", "two"]),
        ("six -A 1", ["six", "two"]),
        ("-B1 six", ["five", "six"]),
        ("-1 six", ["five", "six", "two"]),
        ("-C1 -A0 six", ["five", "six"]),
        ("--context=1 six", ["five", "six", "two"]),
        ("--after-context 1 six", ["six", "two"]),
        ("-A1 two", ["two", "three", "--", "two", "eight"]),
        ("-nA1 two", ["2:two", "3-three", "--", "7:two", "8-eight"]),
        ("-A3 -B1 t", ["one", "two", "three", "Four", "five", "six", "two", "eight", "nine", "ten"]),
        ("-B9 -c ten", ["1"]),
        ("-w -i F[a-z]*", ["Four", "five"]),
        ("-e one -e ten", ["one", "ten"]),
        ("-E ^(one|t..)$", ["one", "two", "two", "ten"]),
        ("^t.*[eo]$", ["two", "three", "two"]),
        ("-F t.", []),
        ("-- -e", []),
        ("-E -v [aeiou]", []),
    ],
)
def test_grep_prints_what_the_real_one_prints(words: str, expected: list[str]) -> None:
    outcome = grep(*words.split(" "))
    assert outcome.text.splitlines() == expected
    assert (outcome.status, outcome.stderr) == (0 if expected else 1, "")


def test_context_runs_to_the_ends_and_prints_no_line_twice() -> None:
    assert found("-C99", "three") == LINES


def test_no_line_between_groups_that_touch() -> None:
    assert found("-A2", "-E", "one|Four") == ["one", "two", "three", "Four", "five", "six"]
    assert found("-A1", "-E", "one|Four") == ["one", "two", "--", "Four", "five"]


def test_a_word_stands_alone() -> None:
    lines = ["GA100", "GA100GL", "a GA100.", "GA100_2"]
    assert found("-w", "GA100", lines=lines) == ["GA100", "a GA100."]
    assert found("-Fw", "[A100", lines=["x [A100 y", "x[A100"]) == ["x [A100 y"]


@pytest.mark.parametrize(
    ("words", "told"),
    [
        ([], "no pattern"),
        (["-A", "x", "two"], "invalid number 'x'"),
        (["-A"], "option requires an argument -- 'A'"),
        (["-o", "two"], "unrecognized option '-o'"),
        (["--only-matching", "two"], "unrecognized option '--only-matching'"),
        (["--count=3", "two"], "doesn't allow an argument"),
        (["[a"], "unmatched ["),
        (["-E", "(a"], "unmatched ("),
        (["-E", "a)"], "unmatched )"),
        (["\\(a"], "unmatched ("),
        (["-E", "*a"], "nothing to repeat"),
        (["a\\"], "trailing backslash"),
        (["-E", "a{2"], "unmatched {"),
        (["-E", "a{2,1}"], "wrong way round"),
        (["-E", "a{999}"], "up to 255"),
        (["[z-a]"], "wrong way round"),
        (["[[:nothing:]]"], "no such character class"),
        (["\\(a\\)\\1"], "back-references"),
        (["-E", "(" * 60 + "a" + ")" * 60], "deep"),
        (["-E", "((a{200}){200}){200}"], "too big"),
        (["a" * 600 + "." * 600], "too long"),
        (["two", "file"], "file: No such file or directory"),
    ],
)
def test_a_wrong_use_is_told_with_status_2(words: list[str], told: str) -> None:
    outcome = grep(*words)
    assert told in outcome.stderr
    assert outcome.stderr.startswith("grep: ")
    assert (outcome.status, outcome.text) == (2, "")


@pytest.mark.parametrize("pattern", ["(a+)+$", "(a|aa)*b", "(a*)*(a*)*(a*)*c", "(.*a){20}x", "(a|b|ab)*c{5}"])
def test_patterns_that_make_others_wait_are_no_trouble(pattern: str) -> None:
    assert grep("-E", pattern, lines=["a" * 300] * 20).status in (1, 0)


def test_a_pattern_that_needs_too_much_work_says_so() -> None:
    letters = Random(1)  # noqa: S311 - letters without an order
    lines = ["".join(letters.choice("ab") for _ in range(500)) for _ in range(40)]
    outcome = grep("-E", "(a|b)*a(a|b){200}c", lines=lines)
    assert outcome.status == 2
    assert "too much work" in outcome.stderr


def test_without_a_pipe_there_is_nothing_to_read() -> None:
    outcome = run("grep NVIDIA")
    assert (outcome.status, outcome.text) == (2, "")
    assert "put it behind a pipe" in outcome.stderr
