"""The journals of sessions: where they are kept, and what there is to say about one."""

from collections.abc import Iterator
from pathlib import Path

from platformdirs import user_state_path

from vconsole.cli.script import Script
from vconsole.vcenter.journal import Origin


def journal_folder() -> Path:
    """Where the console keeps its journals: in the XDG state directory."""
    return user_state_path("vconsole") / "sessions"


def script_notes(script: Script, source: str) -> Iterator[str]:
    """What may keep a journal from leading to the same estate as its session, in sentences."""
    if script.torn:
        yield "The last line of the journal was cut off; it is left out."
    if script.header is not None:
        origin = Origin.of(source)
        if origin is None or origin.content != script.header.content:
            yield f"The journal began with something else than {source} holds now; it may lead elsewhere."
