"""Short notes at the corner of the screen."""

from typing import Generic, TypeVar

from textual.app import App
from textual.notifications import Notify

T = TypeVar("T")


class NoticeBoard(App[T], Generic[T]):
    """An application whose notes do not pile up: one that says the same again takes the place of the one before."""

    def on_notify(self, event: Notify) -> None:
        """Take down what says the same; then the new note is put up."""
        new = event.notification
        for earlier in list(self._notifications):
            if (earlier.message, earlier.title) == (new.message, new.title):
                self._unnotify(earlier, refresh=False)
