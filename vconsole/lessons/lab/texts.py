"""The texts of a lab: how long they may be, and what may stand in braces."""

import re
from collections.abc import Iterator, Mapping
from typing import Annotated, Any

from pydantic import AfterValidator

from vconsole.files.problems import shown
from vconsole.files.wording import suggestion

MESSAGE_MAX = 200
"""Characters of a message: two to four lines of the coach."""
STORY_MAX = 1200
TITLE_MAX = 60
GOAL_MAX = 90
CAPTION_MAX = 132

UNWRITTEN = {"summary": "WHAT ONE CAN DO AFTERWARDS", "story": "WHO WANTS WHAT, AND WHY"}
"""What a draft of a lab says where its author has yet to write, by key."""

FOUND = "found."
"""What a message names of the object that decided a check begins with this."""
_BRACES = re.compile(r"\{([a-z_][a-z0-9_.]*)\}")
_ID = re.compile(r"[a-z0-9]+(-[a-z0-9]+)*")


def _text(limit: int, *, lines: bool = False) -> AfterValidator:
    def check(text: str) -> str:
        if not text.strip():
            raise ValueError("an empty text says nothing")
        if len(text) > limit:
            raise ValueError(f"the text has {len(text)} characters, at most {limit} are shown")
        bad = next((sign for sign in text if not sign.isprintable() and not (lines and sign == "\n")), None)
        if bad is not None:
            raise ValueError(f"the text has the character {bad!r}, which cannot be shown")
        return text

    return AfterValidator(check)


def _id(text: str) -> str:
    if not _ID.fullmatch(text) or len(text) > 40:
        raise ValueError(f"{shown(text)} is no id: small letters and digits with single hyphens, at most 40 characters")
    return text


Id = Annotated[str, AfterValidator(_id)]
"""A stable name of a part of a lab."""
Title = Annotated[str, _text(TITLE_MAX)]
Goal = Annotated[str, _text(GOAL_MAX)]
Message = Annotated[str, _text(MESSAGE_MAX)]
Caption = Annotated[str, _text(CAPTION_MAX)]
"""What a walkthrough says at once: at most three lines beside what it is about."""
Story = Annotated[str, _text(STORY_MAX, lines=True)]


def named_in(text: str) -> Iterator[str]:
    """The names that stand in braces in a text."""
    return (match[1] for match in _BRACES.finditer(text))


def filled(value: Any, words: Mapping[str, str]) -> Any:
    """A part of a file with the variant's words in the place of their names; what was found stays to be filled."""
    if isinstance(value, dict):
        # An option of a question is a key where its misconception stands, so keys are filled too.
        return {filled(key, words): filled(part, words) for key, part in value.items()}
    if isinstance(value, list):
        return [filled(part, words) for part in value]
    return _BRACES.sub(lambda match: _word(match, words), value) if isinstance(value, str) else value


def _word(match: re.Match[str], words: Mapping[str, str]) -> str:
    return match[0] if match[1].startswith(FOUND) else words.get(match[1], match[0])


def unknown_names(text: str, words: Mapping[str, str], found: frozenset[str]) -> Iterator[str]:
    """What is wrong with the names in braces of a text, in sentences."""
    for name in named_in(text):
        if name.startswith(FOUND):
            if name.removeprefix(FOUND) not in found:
                known = [f"{FOUND}{each}" for each in sorted(found)]
                yield f"nothing is found that {{{name}}} could name{suggestion(name, known, 'there are')}"
        elif name not in words:
            yield f"the variants have no word {{{name}}}{suggestion(name, words, 'there are')}"
