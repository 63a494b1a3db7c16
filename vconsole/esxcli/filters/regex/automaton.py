"""The parts of a pattern as an automaton: states, and what leads from each to the next."""

from dataclasses import dataclass, field

from vconsole.esxcli.filters.regex.tree import Between, Characters, Choice, Node, PatternProblem, Repeat, Sequence

SIZE_MAX = 2000
"""How many states a pattern may have."""


@dataclass(slots=True)
class State:
    """A place in the pattern: it reads one of these characters, or is only passed through if its assertion holds."""

    condition: Characters | Between | None = None
    following: list[int] = field(default_factory=list)


class Automaton:
    """The states of a pattern. It begins in the state `start` and has matched in the state `end`."""

    def __init__(self, node: Node) -> None:
        self.states: list[State] = []
        self._steps = 0
        self.end = self._add(None)
        self.start = self._build(node, self.end)

    def _add(self, condition: Characters | Between | None, *following: int) -> int:
        self.states.append(State(condition, list(following)))
        return len(self.states) - 1

    def _build(self, node: Node, then: int) -> int:
        """Add the states of a part that lead to the state `then`; returns where the part begins."""
        self._steps += 1
        if self._steps > SIZE_MAX:
            raise PatternProblem("it is too big")
        match node:
            case Characters() | Between():
                return self._add(node, then)
            case Sequence():
                for part in reversed(node.parts):
                    then = self._build(part, then)
                return then
            case Choice():
                return self._add(None, *(self._build(option, then) for option in node.options))
            case Repeat():
                return self._repeat(node, then)

    def _repeat(self, node: Repeat, then: int) -> int:
        if node.most is None:
            loop = self._add(None, then)
            self.states[loop].following.append(self._build(node.part, loop))
            then = loop
        else:
            end = then
            for _ in range(node.most - node.least):
                then = self._add(None, self._build(node.part, then), end)
        for _ in range(node.least):
            then = self._build(node.part, then)
        return then
