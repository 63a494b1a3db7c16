"""Reading regular expressions: the basic ones of `grep` and the extended ones of `grep -E`."""

from vconsole.esxcli.filters.regex.tree import (
    ANY,
    CLASSES,
    Assertion,
    Between,
    Characters,
    Choice,
    Node,
    PatternProblem,
    Repeat,
    Sequence,
)

LENGTH_MAX = 1000
DEPTH_MAX = 50
"""How deep groups may lie in each other."""
REPEATS_MAX = 255
"""The largest number in braces (RE_DUP_MAX of POSIX)."""

_SHORTHANDS = {
    "w": Characters(classes=("word",)),
    "W": Characters(classes=("word",), negated=True),
    "s": Characters(classes=("space",)),
    "S": Characters(classes=("space",), negated=True),
}
_EDGES: dict[str, Assertion] = {"b": "edge", "B": "no-edge", "<": "word-start", ">": "word-end"}
_REPEATS = {"*": (0, None), "+": (1, None), "?": (0, 1)}


def parse(pattern: str, *, extended: bool) -> Node:
    """The parts of a pattern. Raises PatternProblem."""
    if len(pattern) > LENGTH_MAX:
        raise PatternProblem(f"it is too long (at most {LENGTH_MAX} characters)")
    return _Parser(pattern, extended=extended).whole()


class _Parser:
    def __init__(self, pattern: str, *, extended: bool) -> None:
        self._pattern = pattern
        self._extended = extended
        self._place = 0
        self._depth = 0

    def whole(self) -> Node:
        node = self._choice()
        if self._place < len(self._pattern):
            raise PatternProblem("unmatched ) or \\)")
        return node

    def _peek(self) -> str:
        """The next operator, as extended expressions write it; an ordinary character comes with a backslash before it.

        Basic expressions write some operators with a backslash; then that means the operator, and the plain
        character is ordinary.
        """
        text = self._pattern[self._place : self._place + 2]
        if not text:
            return ""
        if text[0] == "\\":
            if len(text) == 1:
                raise PatternProblem("trailing backslash")
            return text[1] if not self._extended and text[1] in "(){}|+?" else text
        if text[0] in "(){}|+?" and not self._extended:
            return f"\\{text[0]}"
        return text[0]

    def _skip(self) -> None:
        self._place += 2 if self._pattern[self._place] == "\\" else 1

    def _choice(self) -> Node:
        options = [self._sequence()]
        while self._peek() == "|":
            self._skip()
            options.append(self._sequence())
        return options[0] if len(options) == 1 else Choice(tuple(options))

    def _sequence(self) -> Node:
        parts: list[Node] = []
        while (operator := self._peek()) not in ("", "|") and not (operator == ")" and self._closes()):
            first = not parts or (not self._extended and parts == [Between("line-start")])
            parts.append(self._repeated(self._atom(operator, first=first)))
        return Sequence(tuple(parts))

    def _closes(self) -> bool:
        if self._depth == 0:
            raise PatternProblem("unmatched ) or \\)")
        return True

    def _atom(self, operator: str, *, first: bool) -> Node:
        if operator == "(":
            return self._group()
        if operator == "[":
            self._place += 1
            return self._bracket()
        if operator in ("*", "+", "?", "{"):
            if self._extended or not (first and operator == "*"):
                raise PatternProblem("nothing to repeat")
            operator = "\\*"
        start = self._place
        self._skip()
        if operator == "^" and (self._extended or first):
            return Between("line-start")
        if operator == "$" and (self._extended or self._at_end()):
            return Between("line-end")
        if operator == ".":
            return ANY
        if self._pattern[start] == "\\":
            return self._escaped(operator[-1])
        return _just(operator[-1])

    def _at_end(self) -> bool:
        return self._peek() in ("", "|", ")")

    def _escaped(self, character: str) -> Node:
        if character in "123456789":
            raise PatternProblem("back-references are not supported")
        if character in _EDGES:
            return Between(_EDGES[character])
        return _SHORTHANDS.get(character) or _just(character)

    def _group(self) -> Node:
        self._depth += 1
        if self._depth > DEPTH_MAX:
            raise PatternProblem(f"groups lie more than {DEPTH_MAX} deep in each other")
        self._skip()
        node = self._choice()
        if self._peek() != ")":
            raise PatternProblem("unmatched ( or \\(")
        self._skip()
        self._depth -= 1
        return node

    def _repeated(self, node: Node) -> Node:
        """The part with the repeats that follow it; several at once are as good as the widest of them."""
        while (operator := self._peek()) in ("*", "+", "?", "{"):
            if node == Between("line-start") and operator == "*" and not self._extended:
                break
            if isinstance(node, Between):
                raise PatternProblem("nothing to repeat")
            self._skip()
            least, most = self._braces() if operator == "{" else _REPEATS[operator]
            node = Repeat(node, least, most)
        return node

    def _braces(self) -> tuple[int, int | None]:
        closing = "}" if self._extended else "\\}"
        end = self._pattern.find(closing, self._place)
        if end < 0:
            raise PatternProblem("unmatched { or \\{")
        low, comma, high = self._pattern[self._place : end].partition(",")
        self._place = end + len(closing)
        least = _number(low) if low or not comma else 0
        most = (_number(high) if high else None) if comma else least
        if most is not None and most < least:
            raise PatternProblem("the numbers in braces are the wrong way round")
        return least, most

    def _bracket(self) -> Node:
        negated = self._pattern.startswith("^", self._place)
        self._place += negated
        ranges: list[tuple[str, str]] = []
        classes: list[str] = []
        first = True
        while first or not self._pattern.startswith("]", self._place):
            first = False
            if self._pattern.startswith("[:", self._place):
                classes.append(self._class())
            else:
                ranges.append(self._range())
        self._place += 1
        return Characters(tuple(ranges), tuple(classes), negated)

    def _class(self) -> str:
        end = self._pattern.find(":]", self._place)
        name = self._pattern[self._place + 2 : end]
        if end < 0 or name not in CLASSES or name == "word":
            raise PatternProblem("no such character class")
        self._place = end + 2
        return name

    def _range(self) -> tuple[str, str]:
        low = self._bracketed()
        following = self._pattern[self._place : self._place + 2]
        if not following.startswith("-") or following in ("-", "-]"):
            return low, low
        self._place += 1
        high = self._bracketed()
        if high < low:
            raise PatternProblem("the ends of a range are the wrong way round")
        return low, high

    def _bracketed(self) -> str:
        if self._place >= len(self._pattern):
            raise PatternProblem("unmatched [")
        self._place += 1
        return self._pattern[self._place - 1]


def _just(character: str) -> Characters:
    return Characters(((character, character),))


def _number(text: str) -> int:
    if not (text.isascii() and text.isdigit()) or int(text[:5]) > REPEATS_MAX:
        raise PatternProblem(f"braces take numbers up to {REPEATS_MAX}")
    return int(text)
