"""Cutting a line into words and operators: quoting as in a POSIX shell."""

import re
from dataclasses import dataclass

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


class LineProblem(ValueError):  # noqa: N818 - the words are wrong, not the program
    """The line cannot be run: it is not well-formed, or asks for more than this shell can do."""


@dataclass(slots=True)
class Token:
    """A word or an operator."""

    text: str
    operator: bool = False
    quoted: bool = False


class Lexer:
    """Cuts a line into words and operators, in one pass."""

    def __init__(self, text: str, *, lenient: bool = False) -> None:
        self._text = text
        self._place = 0
        self._lenient = lenient
        self._word: Token | None = None
        self._tokens: list[Token] = []
        self.inside_word = False
        """Whether the line ends within a word."""

    def tokens(self) -> list[Token]:
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
        self._tokens.append(Token(text, operator=True))

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
            self._word = Token("")
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
