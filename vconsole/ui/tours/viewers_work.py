"""Whether the viewer of a walkthrough is at work in a dialog or a line of text, which needs every key."""

from textual.widgets import Input

from vconsole.ui.app import Console

_TYPED = ("plus", "minus")
"""Keys of a walkthrough that belong into a line of text, even into one that the walkthrough left open."""


class ViewersWork:
    """Looks at what the viewer opened, or typed, since a scene was shown."""

    def __init__(self, app: Console) -> None:
        self._app = app
        self._left: object = None

    def begin(self) -> None:
        """Take what is open now as the walkthrough's own: its keys stay the walkthrough's until somebody types."""
        self._left = self._open

    @property
    def in_dialog(self) -> bool:
        """Whether a dialog is open, whoever opened it."""
        return self._app.screen is not self._app.screen_stack[0]

    @property
    def goes_on(self) -> bool:
        """Whether the viewer opened a dialog or a line of text, or typed into one."""
        return self._open != self._left and (self.in_dialog or self._types)

    def needs(self, key: str) -> bool:
        """Whether a key goes there."""
        return self.goes_on or (self._types and key in _TYPED)

    @property
    def _types(self) -> bool:
        return isinstance(self._app.focused, Input)

    @property
    def _open(self) -> object:
        """The screen on top, and the line of text that has the focus with what stands in it."""
        focused = self._app.focused
        return self._app.screen, (focused, focused.value) if isinstance(focused, Input) else None
