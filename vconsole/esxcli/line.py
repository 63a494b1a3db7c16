"""Reading a line as a POSIX shell does: quoting, pipes, `;`, `&&` and `||`. Whatever else a shell can is refused."""

import re
from dataclasses import dataclass
from typing import Literal, NamedTuple

Joint = Literal[";", "&&", "||"]
"""What stands before a pipeline: it runs always, after success, or after the opposite."""

LENGTH_MAX = 10_000
"""How many characters of a line are taken."""

_BLANKS = " \t"
_EXPANDS = re.compile(r"[A-Za-z0-9_{(?#@*!$-]")
"""What makes a dollar sign more than a dollar sign."""
_REDIRECTION = "there are no files here to read from or write to"
_REFUSED = {
    "<": f"redirection is not supported: {_REDIRECTION}",
    ">": f"redirection is not supported: {_REDIRECTION}",
    "(": "subshells and functions are not supported",
    ")": "subshells and functions are not supported",
    "`": "command substitution is not supported",
    "*": "file name patterns are not supported; put the word in quotes",
    "?": "file name patterns are not supported; put the word in quotes",
    "[": "file name patterns are not supported; put the word in quotes",
}
_RESERVED = frozenset(
    (
        "!",
        "{",
        "}",
        "case",
        "do",
        "done",
        "elif",
        "else",
        "esac",
        "fi",
        "for",
        "function",
        "if",
        "then",
        "until",
        "while",
    )
)


class LineProblem(ValueError):  # noqa: N818 - the words are wrong, not the program
    """The line cannot be run: it is not well-formed, or asks for more than this shell can do."""


class Pipeline(NamedTuple):
    """Programs with their words, each reading what the one before it prints."""

    joint: Joint
    calls: tuple[tuple[str, ...], ...]


@dataclass(slots=True)
class _Token:
    text: str
    operator: bool = False
    quoted: bool = False


def read_line(text: str) -> tuple[Pipeline, ...]:
    """The pipelines of a line in their order; none for a blank line or a comment. Raises LineProblem."""
    if len(text) > LENGTH_MAX:
        raise LineProblem(f"the line is too long ({len(text)} characters; at most {LENGTH_MAX} are taken)")
    return _Parser(_Lexer(text).tokens()).pipelines()


def open_words(text: str) -> tuple[str, ...]:
    """The words of the last call of a line that is still being typed; the last one is what the cursor stands in."""
    lexer = _Lexer(text, lenient=True)
    tokens = lexer.tokens()
    start = max((place + 1 for place, token in enumerate(tokens) if token.operator), default=0)
    words = tuple(token.text for token in tokens[start:])
    return words if lexer.inside_word else (*words, "")


def follows_pipe(text: str) -> bool:
    """Whether the last call of a line that is still being typed reads the output of another."""
    operators = [token.text for token in _Lexer(text, lenient=True).tokens() if token.operator]
    return bool(operators) and operators[-1] == "|"


class _Lexer:
    """Cuts a line into words and operators, in one pass."""

    def __init__(self, text: str, *, lenient: bool = False) -> None:
        self._text = text
        self._place = 0
        self._lenient = lenient
        self._word: _Token | None = None
        self._tokens: list[_Token] = []
        self.inside_word = False
        """Whether the line ends within a word."""

    def tokens(self) -> list[_Token]:
        """All words and operators."""
        while self._place < len(self._text):
            character = self._text[self._place]
            self._place += 1
            self._take(character)
        self.inside_word = self._word is not None
        self._end_word()
        return self._tokens

    def _take(self, character: str) -> None:
        if character in _BLANKS:
            self._end_word()
        elif character == "\n":
            self._operator("\n")
        elif character in "|&;":
            self._operator(character + (character if self._next_is(character) else ""))
        elif character == "#" and self._word is None:
            end = self._text.find("\n", self._place)
            self._place = len(self._text) if end < 0 else end
        elif character == "'":
            self._single()
        elif character == '"':
            self._double()
        elif character == "\\":
            self._escape()
        else:
            self._plain(character)

    def _next_is(self, character: str) -> bool:
        found = self._text.startswith(character, self._place)
        self._place += found
        return found

    def _operator(self, text: str) -> None:
        if text == "&":
            self._refuse("running in the background (&) is not supported")
        self._end_word()
        self._tokens.append(_Token(text, operator=True))

    def _plain(self, character: str) -> None:
        begins = self._word is None
        option = self._word is not None and self._word.text.startswith("-")
        if character in _REFUSED and not (option and character in "*?["):
            self._refuse(_REFUSED[character])
        if character == "~" and begins:
            self._refuse("home directories (~) are not supported")
        self._dollar(character)
        self._add(character)

    def _dollar(self, character: str) -> None:
        if character == "$" and _EXPANDS.match(self._text, self._place):
            self._refuse("variables and command substitution ($) are not supported; single quotes keep a $ as it is")

    def _single(self) -> None:
        end = self._text.find("'", self._place)
        if end < 0:
            self._unterminated()
            end = len(self._text)
        self._add(self._text[self._place : end], quoted=True)
        self._place = end + 1

    def _double(self) -> None:
        self._add("", quoted=True)
        while self._place < len(self._text):
            character = self._text[self._place]
            self._place += 1
            if character == '"':
                return
            if character == "\\" and self._text[self._place : self._place + 1] in ("$", "`", '"', "\\", "\n"):
                self._escape()
                continue
            if character == "`":
                self._refuse(_REFUSED["`"])
            self._dollar(character)
            self._add(character)
        self._unterminated()

    def _escape(self) -> None:
        escaped = self._text[self._place : self._place + 1]
        self._place += 1
        if escaped != "\n":
            self._add(escaped, quoted=True)

    def _add(self, text: str, *, quoted: bool = False) -> None:
        if self._word is None:
            self._word = _Token("")
        self._word.text += text
        self._word.quoted |= quoted

    def _end_word(self) -> None:
        if self._word is not None:
            self._tokens.append(self._word)
            self._word = None

    def _unterminated(self) -> None:
        if not self._lenient:
            raise LineProblem("syntax error: unterminated quoted string")

    def _refuse(self, why: str) -> None:
        if not self._lenient:
            raise LineProblem(why)


class _Parser:
    """Puts words and operators together to pipelines."""

    def __init__(self, tokens: list[_Token]) -> None:
        self._tokens = tokens
        self._found: list[Pipeline] = []
        self._calls: list[tuple[str, ...]] = []
        self._words: list[_Token] = []
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
        if first.text in _RESERVED and not first.quoted:
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
