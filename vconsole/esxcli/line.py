"""Reading a line as a POSIX shell does: quoting, pipes, `;`, `&&` and `||`. Whatever else a shell can is refused."""

import re
from typing import Literal, NamedTuple

from vconsole.esxcli.lexer import Lexer, LineProblem, Token

Joint = Literal[";", "&&", "||"]
"""What stands before a pipeline: it runs always, after success, or after the opposite."""

LENGTH_MAX = 10_000
"""How many characters of a line are taken."""

_RESERVED = re.compile(r"[!{}]|case|do|done|elif|else|esac|fi|for|function|if|then|until|while")
"""The words that begin or join the parts of a shell script."""


class Pipeline(NamedTuple):
    """Programs with their words, each reading what the one before it prints."""

    joint: Joint
    calls: tuple[tuple[str, ...], ...]


def read_line(text: str) -> tuple[Pipeline, ...]:
    """The pipelines of a line in their order; none for a blank line or a comment. Raises LineProblem."""
    if len(text) > LENGTH_MAX:
        raise LineProblem(f"the line is too long ({len(text)} characters; at most {LENGTH_MAX} are taken)")
    return _Parser(Lexer(text).tokens()).pipelines()


def open_words(text: str) -> tuple[str, ...]:
    """The words of the last call of a line that is still being typed; the last one is what the cursor stands in."""
    lexer = Lexer(text, lenient=True)
    tokens = lexer.tokens()
    start = max((place + 1 for place, token in enumerate(tokens) if token.operator), default=0)
    words = tuple(token.text for token in tokens[start:])
    return words if lexer.inside_word else (*words, "")


def follows_pipe(text: str) -> bool:
    """Whether the last call of a line that is still being typed reads the output of another."""
    operators = [token.text for token in Lexer(text, lenient=True).tokens() if token.operator]
    return bool(operators) and operators[-1] == "|"


class _Parser:
    """Puts words and operators together to pipelines."""

    def __init__(self, tokens: list[Token]) -> None:
        self._tokens = tokens
        self._found: list[Pipeline] = []
        self._calls: list[tuple[str, ...]] = []
        self._words: list[Token] = []
        self._joint: Joint = ";"

    def pipelines(self) -> tuple[Pipeline, ...]:
        """The pipelines of all tokens."""
        for token in self._tokens:
            if not token.operator:
                self._words.append(token)
            elif token.text != "\n" or self._words:  # a line break says nothing where a command is still to come
                self._operator(";" if token.text == "\n" else token.text)
        if self._words or self._calls or self._joint != ";":
            self._end_pipeline("")
        return tuple(self._found)

    def _operator(self, text: str) -> None:
        if text == "|":
            self._end_call(text)
            return
        self._end_pipeline(text)
        if text not in (";", "&&", "||"):
            raise _unexpected(text)
        self._joint = text  # type: ignore[assignment]  # one of the three

    def _end_call(self, next_token: str) -> None:
        if not self._words:
            raise _unexpected(next_token)
        first = self._words[0]
        if _RESERVED.fullmatch(first.text) and not first.quoted:
            raise LineProblem(f'shell scripts are not supported ("{first.text}"); type one command after the other')
        self._calls.append(tuple(word.text for word in self._words))
        self._words = []

    def _end_pipeline(self, next_token: str) -> None:
        self._end_call(next_token)
        self._found.append(Pipeline(self._joint, tuple(self._calls)))
        self._calls = []
        self._joint = ";"


def _unexpected(token: str) -> LineProblem:
    shown = f'"{token}"' if token else "end of line"
    return LineProblem(f"syntax error: unexpected {shown}")
