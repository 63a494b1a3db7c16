"""The shell of one host: a line in, an outcome out."""

from collections.abc import Iterator

from vconsole.esxcli.commands.esxcli import esxcli
from vconsole.esxcli.filters import FILTERS
from vconsole.esxcli.lexer import LineProblem
from vconsole.esxcli.line import Pipeline, read_line
from vconsole.esxcli.outcome import MISUSED, NOT_FOUND, UNREACHABLE, Outcome, Piece, printed, refused
from vconsole.esxcli.program import Machine, Perform, Program
from vconsole.esxcli.programs import lspci, vim_cmd, vmkchdev, xorg
from vconsole.esxcli.prompt import without_prompt
from vconsole.esxcli.unmodelled import unmodelled_program
from vconsole.model import Fault, HostState, Inventory
from vconsole.vcenter import Action, Session

XORG = "/etc/init.d/xorg"


class Shell:
    """The ESXi shell of a host of a session's estate."""

    def __init__(self, session: Session, host: str, perform: Perform | None = None) -> None:
        """Open it. `perform` does actions in the place of the session, for callers that play the clock."""
        self._session = session
        self._machine = Machine(host, lambda: session.inventory, perform or self._perform)

    def _perform(self, action: Action) -> tuple[Fault, ...]:
        return self._session.perform(action).faults

    def run(self, line: str) -> Outcome:
        """Run a line. Whatever is wrong with it is part of the outcome; what is refused changes nothing."""
        try:
            pipelines = read_line(without_prompt(line))
        except LineProblem as problem:
            return refused(f"sh: {problem}", status=MISUSED)
        done = Outcome()
        for pipeline in pipelines:
            away = why_silent(self._session.inventory, self._machine.name)
            if away is not None:
                return _followed(done, refused(away, status=UNREACHABLE))
            if _runs(pipeline, done.status):
                done = _followed(done, self._run(pipeline))
        return done

    def _run(self, pipeline: Pipeline) -> Outcome:
        """Let each program read what the one before it printed."""
        given: str | None = None
        problems: tuple[Piece, ...] = ()
        actions: tuple[Action, ...] = ()
        outcome = Outcome()
        for name, *words in pipeline.calls:
            program = PROGRAMS.get(name)
            if program is None:
                outcome = refused(f"sh: {unmodelled_program(name) or f'{name}: not found'}", status=NOT_FOUND)
            else:
                outcome = program.run(self._machine, tuple(words), given)
            given = outcome.text
            problems += outcome.problems
            actions += outcome.actions
        if len(pipeline.calls) == 1:
            return outcome
        pieces = (*problems, Piece(given)) if given else problems
        return Outcome(pieces, outcome.status, actions, outcome.paged)


def why_silent(inventory: Inventory, host: str) -> str | None:
    """Why a host does not answer in its shell, or None if it does."""
    found = inventory.hosts.get(host)
    if found is None:
        return f"There is no host {host} any more."
    if found.state is HostState.NOT_RESPONDING:
        return f"{host} does not answer: it is {found.state.wording.lower()}. Recover it, or wait until it is back."
    return None


def _runs(pipeline: Pipeline, status: int) -> bool:
    return {";": True, "&&": status == 0, "||": status != 0}[pipeline.joint]


def _followed(first: Outcome, then: Outcome) -> Outcome:
    return Outcome(
        (*first.pieces, *then.pieces), then.status, (*first.actions, *then.actions), first.paged or then.paged
    )


def _help(_machine: Machine, words: tuple[str, ...], _given: str | None) -> Outcome:
    """List the programs."""
    if words:
        return refused("Usage: help")
    return printed("".join(f"{line}\n" for line in _help_lines()))


def _help_lines() -> Iterator[str]:
    yield "Programs:"
    yield from (f"  {name:<22}{program.summary}" for name, program in PROGRAMS.items() if name not in FILTERS)
    yield ""
    yield "After a pipe:"
    yield from (f"  {name:<22}{program.summary}" for name, program in FILTERS.items())


PROGRAMS: dict[str, Program] = {
    "esxcli": Program("the host's settings and devices; esxcli alone lists what there is", esxcli),
    "lspci": Program("list PCI devices (-p: with the module that claims each)", lspci),
    "vim-cmd": Program("list VMs, power them on and off; vim-cmd alone lists what there is", vim_cmd),
    "vmkchdev": Program("list PCI devices with their owners (-l)", vmkchdev),
    XORG: Program("restart the X.Org service (restart)", xorg),
    "help": Program("list the programs", _help),
    **FILTERS,
}
"""Every program by the name that is typed."""
