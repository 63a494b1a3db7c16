"""Reading lines: quoting, joining, and what a shell can that this one cannot."""

import shlex

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.esxcli.rig import run, text
from vconsole.esxcli.lexer import LineProblem
from vconsole.esxcli.line import LENGTH_MAX, open_words, read_line


def words(line: str) -> tuple[str, ...]:
    (pipeline,) = read_line(line)
    (call,) = pipeline.calls
    return call


@given(st.lists(st.text(st.characters(exclude_categories=["Cs", "Cc"]), max_size=8), min_size=1, max_size=6))
def test_quoted_words_come_back_as_they_were(given_words: list[str]) -> None:
    assert words(shlex.join(["echo", *given_words])) == ("echo", *given_words)


@pytest.mark.parametrize(
    ("line", "expected"),
    [
        ("grep 'a b' \"c d\" e\\ f", ("grep", "a b", "c d", "e f")),
        ("a\"b\"'c'd", ("abcd",)),
        ("x \"\" ''", ("x", "", "")),
        (r'x "a\"b\$c\n"', ("x", 'a"b$c\\n')),
        ("x a# #b", ("x", "a#")),
        ("x foo$ 'a$b'", ("x", "foo$", "a$b")),
        ("esxcli -?", ("esxcli", "-?")),
        ("x a\\\nb", ("x", "ab")),
    ],
)
def test_words_are_read_as_a_shell_does(line: str, expected: tuple[str, ...]) -> None:
    assert words(line) == expected


def test_pipes_and_joints_are_kept_apart() -> None:
    first, second, third, fourth = read_line("a | b c; d && e || f")
    assert first.calls == (("a",), ("b", "c"))
    assert [pipeline.joint for pipeline in (first, second, third, fourth)] == [";", ";", "&&", "||"]


def test_a_line_break_ends_a_command_and_follows_an_operator() -> None:
    assert [pipeline.calls for pipeline in read_line("a\n\nb |\nc\n")] == [(("a",),), (("b",), ("c",))]


@pytest.mark.parametrize("line", ["", "   ", "# a comment", "\n\n"])
def test_a_line_may_say_nothing(line: str) -> None:
    assert read_line(line) == ()
    assert run(line).pieces == ()


@pytest.mark.parametrize(
    ("line", "told"),
    [
        ("lspci > out", "redirection is not supported"),
        ("cat < in", "redirection is not supported"),
        ("lspci 2>&1", "redirection is not supported"),
        ("lspci &", "running in the background"),
        ("lspci |& grep x", "running in the background"),
        ("echo $(lspci)", "variables and command substitution"),
        ('echo "$HOME"', "variables and command substitution"),
        ("echo `lspci`", "command substitution"),
        ("(lspci)", "subshells"),
        ("lspci | grep A100*", "put the word in quotes"),
        ("lspci | grep [0-9]", "put the word in quotes"),
        ("grep ~", "home directories"),
        ("for x in a b; do lspci; done", 'shell scripts are not supported ("for")'),
        ("if lspci; then lspci; fi", "shell scripts"),
        ("lspci 'abc", "unterminated quoted string"),
        ('lspci "abc', "unterminated quoted string"),
        ("| lspci", 'unexpected "|"'),
        ("lspci |", "unexpected end of line"),
        ("lspci &&", "unexpected end of line"),
        ("lspci ; ; lspci", 'unexpected ";"'),
        ("lspci ;; lspci", "unexpected"),
        ("lspci || || lspci", 'unexpected "||"'),
        ("x" * (LENGTH_MAX + 1), "too long"),
    ],
)
def test_what_this_shell_cannot_do_is_refused_before_anything_runs(line: str, told: str) -> None:
    with pytest.raises(LineProblem) as caught:
        read_line(line)
    assert told in str(caught.value)
    outcome = run(line)
    assert (outcome.status, outcome.text, outcome.actions) == (2, "", ())
    assert outcome.stderr.startswith("sh: ")


def test_the_status_is_that_of_the_last_command() -> None:
    assert run("nothing; lspci").status == 0
    assert run("lspci | grep nothing-like-this").status == 1
    assert run("nothing").stderr == "sh: nothing: not found\n"
    assert run("nothing").status == 127


def test_joints_look_at_the_status_before() -> None:
    assert run("nothing && lspci").text == ""
    assert run("nothing || esxcli system maintenanceMode get").text == "Disabled\n"
    assert run("lspci | wc -l && esxcli system maintenanceMode get").text == "3\nDisabled\n"
    assert run("lspci | wc -l || lspci").text == "3\n"


def test_a_program_behind_a_pipe_may_ignore_what_it_is_given() -> None:
    assert run("lspci | esxcli system maintenanceMode get").text == "Disabled\n"


def test_what_is_printed_keeps_its_order() -> None:
    assert [piece.problem for piece in run("nothing; esxcli system maintenanceMode get; nothing").pieces] == [
        True,
        False,
        True,
    ]


@pytest.mark.parametrize(
    ("typed", "expected"),
    [("esxcli gra", ("esxcli", "gra")), ("a | grep ", ("grep", "")), ("", ("",)), ("x 'a b", ("x", "a b"))],
)
def test_words_that_are_still_being_typed(typed: str, expected: tuple[str, ...]) -> None:
    assert open_words(typed) == expected


@pytest.mark.parametrize("prompt", ["[root@esxi-01:~] ", "~ # ", " [root@esxi-01:/vmfs/volumes]"])
def test_a_prompt_copied_along_is_left_out(prompt: str) -> None:
    assert text(f"{prompt}lspci | wc -l") == text("lspci | wc -l")
    assert text(f"{prompt}lspci | wc -l\n{prompt}lspci | wc -l") == text("lspci | wc -l") * 2
    assert run(prompt).status == 0


def test_what_looks_like_a_prompt_within_a_line_stays() -> None:
    assert run("lspci | grep -c '~ #'").text == "0\n"
