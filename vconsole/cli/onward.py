"""Opening what somebody goes on to when a console is left."""

from vconsole.ui import Leaving


def go_on(leaving: Leaving) -> int:
    """Open what the console was left for, if anything, and give the exit status."""
    words = _words(leaving)
    if words is None:
        return leaving.status
    from vconsole.cli.main import main  # it imports the commands, which import this

    return main(words)


def _words(leaving: Leaving) -> list[str] | None:
    """The command line that opens it."""
    if leaving.lab is not None:
        return ["lab", leaving.lab]
    if leaving.tour is not None:
        return ["tour", leaving.tour]
    return ["labs"] if leaving.labs else None
