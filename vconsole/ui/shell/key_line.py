"""The line at the bottom of the console that names the keys of what has the focus."""

from typing import Any

from textual.screen import Screen
from textual.widgets import Footer


class KeyLine(Footer):
    """A footer that is made anew only when it names other keys: most moves of the focus change none of them."""

    _named: tuple[tuple[object, ...], ...] | None = None

    def bindings_changed(self, screen: Screen[Any]) -> None:
        """Name the keys that work now, unless those are the ones that stand there."""
        if not self.is_attached or screen is not self.screen or not self.app.app_focus:
            return
        active = self.screen.active_bindings.values()
        named = tuple((key, enabled, tooltip) for _, key, enabled, tooltip in active if key.show)
        if named != self._named:
            self._named = named
            super().bindings_changed(screen)
