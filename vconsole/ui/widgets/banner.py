"""A note across the top of a page: green, yellow, red or blue, with a glyph and a word."""

from typing import ClassVar

from textual import events
from textual.app import ComposeResult
from textual.containers import Horizontal
from textual.content import Content
from textual.message import Message
from textual.widgets import Static

from vconsole.ui.look import State, Tone
from vconsole.ui.widgets.display_text import visible

CLOSE = " ✕ "


class Banner(Horizontal):
    """A note that stays until it is closed or replaced. Hidden while it has no text."""

    DEFAULT_CSS = """
    Banner {
        height: auto; padding: 0 1; margin: 0 0 1 0; background: $panel; color: $foreground;
        border-left: outer $accent;
        &.-good { border-left: outer $success; }
        &.-attention { border-left: outer $warning; }
        &.-problem { border-left: outer $error; }
        & > #banner-text { width: 1fr; height: auto; }
        & > #banner-close { width: 3; height: 1; color: $text-muted; &:hover { color: $foreground; } }
    }
    """

    _TONES: ClassVar[tuple[Tone, ...]] = (Tone.GOOD, Tone.ATTENTION, Tone.PROBLEM)

    class Closed(Message):
        """The reader closed a banner."""

        def __init__(self, banner: "Banner") -> None:
            super().__init__()
            self.banner = banner

        @property
        def control(self) -> "Banner":
            """The banner that was closed."""
            return self.banner

    def __init__(
        self,
        state: State | None = None,
        text: str = "",
        *,
        closable: bool = True,
        id: str | None = None,  # noqa: A002
        classes: str | None = None,
    ) -> None:
        """Make a banner; without a text it is hidden until `show` gives it one.

        `state` gives glyph, word and colour: `look.SUCCESS`, `INFORMATION`, `WARNING` or `PROBLEM`.
        """
        super().__init__(id=id, classes=classes)
        self._state = state
        self._text = text
        self._closable = closable

    @property
    def text(self) -> str:
        """What it says; empty while it is hidden."""
        return self._text

    def compose(self) -> ComposeResult:
        """A text, and a sign to close it."""
        yield Static(id="banner-text")
        if self._closable:
            yield Static(CLOSE, id="banner-close", markup=False)

    def on_mount(self) -> None:
        """Say what it was made with."""
        self._draw()

    def show(self, state: State, text: str) -> None:
        """Say something else."""
        self._state, self._text = state, text
        self._draw()

    def hide(self) -> None:
        """Say nothing."""
        self._text = ""
        self._draw()

    def on_click(self, event: events.Click) -> None:
        """Close it by a click on its sign."""
        if event.widget is not None and event.widget.id == "banner-close":
            self.hide()
            self.post_message(self.Closed(self))

    def _draw(self) -> None:
        self.display = bool(self._text)
        if self._state is None:
            return
        tone = self._state.tone
        for each in self._TONES:
            self.set_class(each is tone, f"-{each}")
        said = Content.assemble((str(self._state), f"bold {tone.variable}"), f"  {visible(self._text)}")
        self.query_one("#banner-text", Static).update(said)
