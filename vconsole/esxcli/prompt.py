"""The prompt that was copied along with a line of a real shell."""

from vconsole.files.listings.blocks import SHELL_PROMPT


def without_prompt(text: str) -> str:
    """The lines of a text without the prompts of an ESXi shell; unchanged if the first line does not begin with one."""
    lines = text.split("\n")
    return "\n".join(map(_bare, lines)) if SHELL_PROMPT.match(text.lstrip()) else text


def _bare(line: str) -> str:
    prompt = SHELL_PROMPT.match(line.lstrip())
    return line.lstrip()[prompt.end() :].lstrip() if prompt else line
