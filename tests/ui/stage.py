"""An application with nothing but the widgets under test."""

from collections.abc import Sequence
from contextlib import AbstractAsyncContextManager
from typing import Any, overload

from textual.app import App, ComposeResult
from textual.message import Message
from textual.pilot import Pilot
from textual.widget import Widget

from vconsole.ui.look import load_themes, starting_theme


class Stage(App[None]):
    """Shows widgets in the console's first theme and remembers what they sent and copied."""

    ENABLE_COMMAND_PALETTE = False

    def __init__(self, *widgets: Widget) -> None:
        super().__init__()
        self._widgets = widgets
        self.sent: list[Message] = []
        self.copied: list[str] = []

    def compose(self) -> ComposeResult:
        yield from self._widgets

    def on_mount(self) -> None:
        for theme in load_themes()[0]:
            self.register_theme(theme)
        self.theme = starting_theme({}, None)

    def copy_to_clipboard(self, text: str) -> None:
        self.copied.append(text)

    def shown(self, columns: int = 80, lines: int = 24) -> AbstractAsyncContextManager[Pilot[None]]:
        """Run it in a terminal of this size."""
        return self.run_test(size=(columns, lines), message_hook=self._remember)

    def _remember(self, message: Message) -> None:
        if not any(message is one for one in self.sent):
            self.sent.append(message)

    def received(self, kind: type[Any]) -> list[Any]:
        """The messages of a kind, in the order they were sent."""
        return [message for message in self.sent if isinstance(message, kind)]


class CountedRows(Sequence[int]):
    """Numbers from 0 on that count how many of them were asked for."""

    def __init__(self, count: int) -> None:
        self._count = count
        self.asked = 0

    def __len__(self) -> int:
        return self._count

    @overload
    def __getitem__(self, index: int) -> int: ...
    @overload
    def __getitem__(self, index: slice) -> Sequence[int]: ...
    def __getitem__(self, index: int | slice) -> int | Sequence[int]:
        if isinstance(index, slice):
            return [self[each] for each in range(self._count)[index]]
        if not 0 <= index < self._count:
            raise IndexError(index)
        self.asked += 1
        return index
