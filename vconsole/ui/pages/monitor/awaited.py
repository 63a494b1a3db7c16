"""Work in a thread beside the screen that ends when nobody waits for it any more."""

from textual.worker import get_current_worker


class NotAwaited(Exception):  # noqa: N818
    """The page was left, or what the work began with is not true any more."""


def still_awaited() -> None:
    """Go on if the work that calls this is still wanted; a thread cannot be stopped from outside. Raises NotAwaited."""
    if get_current_worker().is_cancelled:
        raise NotAwaited
