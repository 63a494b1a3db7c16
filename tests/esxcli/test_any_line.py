"""Whatever is typed: an outcome, never an exception; what is refused changes nothing."""

from hypothesis import example, given, settings
from hypothesis import strategies as st

from tests.esxcli.rig import GPU, HOST, NIC, session
from vconsole.esxcli import Shell, complete
from vconsole.esxcli.commands.tree import tree
from vconsole.esxcli.shell import PROGRAMS

WORDS = sorted(
    {
        *PROGRAMS,
        *(word for command in tree().command for word in command.words),
        *(f"--{option.long}" for command in tree().command for option in command.options),
        *("-d", "-e", "-t", "-a", "-c", "-m", "-A", "-B3", "-n", "-rn", "-5", "--", "-?", "--help", "true", "0", "-l"),
        *("vmsvc/getallvms", "vmsvc/power.on", "vmsvc/power.off", "restart", GPU, NIC, "0x0300", "SharedPassthru"),
        *("--formatter=csv", "--formatter=xml", "--format-param=fields=Address", "NVIDIA", "'a b'", '"[a-z]*"', "'('"),
        *("|", ";", "&&", "||", "&", ">", "$(x)", "'", '"', "\\", "#", "\n", "", "ÄÖ", "\x00", "\u2028"),
    }
)
lines = st.lists(st.sampled_from(WORDS) | st.text(max_size=6), max_size=14).map(" ".join)
esxcli_lines = st.builds(lambda command, rest: f"esxcli {command.path} {rest}", st.sampled_from(tree().command), lines)


@settings(max_examples=400, deadline=None)
@given(lines | esxcli_lines | st.text(max_size=60))
@example("esxcli " * 1000)
@example("|".join(["lspci", *["cat"] * 1000]))
@example("lspci | grep -E '" + "(a*)*" * 150 + "b'")
@example("lspci | head -n 999999999999999999999")
def test_any_line_has_an_outcome(line: str) -> None:
    on = session()
    before = on.inventory
    outcome = Shell(on, HOST).run(line)
    assert 0 <= outcome.status <= 255
    assert all(piece.text.endswith("\n") for piece in outcome.pieces)
    if not outcome.actions:
        assert on.inventory is before
    assert outcome.status == 0 or outcome.stderr or "grep" in line


@settings(max_examples=150, deadline=None)
@given(lines | esxcli_lines, st.integers(0, 80))
def test_completion_never_fails_and_offers_what_goes_on(line: str, cursor: int) -> None:
    on = session()
    offered = complete(on.state, HOST, line, cursor)
    assert list(offered) == sorted(set(offered))


@settings(max_examples=100, deadline=None)
@given(st.lists(esxcli_lines, max_size=4))
def test_a_script_is_undone_to_its_beginning(script: list[str]) -> None:
    on = session()
    before = on.inventory
    for line in script:
        Shell(on, HOST).run(line)
    while on.undo():
        pass
    assert on.inventory is before
