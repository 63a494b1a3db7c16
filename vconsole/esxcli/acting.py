"""What a program sets: an action of vCenter's room, the same as in the console, done by the host that was asked."""

from vconsole.esxcli.outcome import REFUSED, Outcome, Piece
from vconsole.esxcli.program import Machine
from vconsole.model import Fault
from vconsole.vcenter import Action


def act(machine: Machine, action: Action, *, before: str = "", instead: str = "") -> Outcome:
    """Do an action. `before` is printed whatever comes of it; `instead` stands before the reasons of a refusal."""
    faults = machine.perform(action)
    said = (Piece(before),) if before else ()
    if not faults:
        return Outcome(said, actions=(action,))
    return Outcome((*said, Piece(f"{instead}{reasons(faults)}\n", problem=True)), REFUSED)


def reasons(faults: tuple[Fault, ...]) -> str:
    """Why something was refused: message and remedy of each fault, and the causes behind it, one a line."""
    return "\n".join(line for fault in faults for line in (str(fault), *(f"  {cause}" for cause in fault.causes)))
