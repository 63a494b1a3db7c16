"""A list of options whose cursor is a sign, so that it is seen without colours as well."""

from collections.abc import Sequence

from textual.content import Content
from textual.widgets import OptionList
from textual.widgets.option_list import Option

CURSOR, NO_CURSOR = "▸ ", "  "


class MarkedOptions(OptionList):
    """Options, the one under the cursor with a sign before it."""

    DEFAULT_CSS = """
    MarkedOptions {
        height: auto; border: none; padding: 0; background: $surface;
        &:focus { border: none; }
    }
    """

    def __init__(self, prompts: Sequence[Content], *, sign_cells: int = 0) -> None:
        """Offer these prompts, the first one under the cursor; each begins with a sign of so many cells."""
        self._plain = list(prompts)
        self._sign_cells = sign_cells
        super().__init__(*map(Option, prompts), markup=False)
        self.highlighted = 0 if prompts else None
        self._sign()

    def reprompt(self, prompts: Sequence[Content]) -> None:
        """Show the same options in other words."""
        self._plain = list(prompts)
        self._sign()

    def watch_highlighted(self, highlighted: int | None) -> None:
        """Set the sign where the cursor is now."""
        super().watch_highlighted(highlighted)
        self._sign()

    def on_resize(self) -> None:
        """Break long prompts to the new width."""
        self._sign()

    def _sign(self) -> None:
        for place, prompt in enumerate(self._plain):
            cursor = CURSOR if place == self.highlighted else NO_CURSOR
            self.replace_option_prompt_at_index(place, self._broken(cursor, prompt))

    def _broken(self, cursor: str, prompt: Content) -> Content:
        """A prompt whose later lines stand below its first word."""
        sign, text = prompt[: self._sign_cells], prompt[self._sign_cells :]
        before = len(cursor) + self._sign_cells
        room = self.scrollable_content_region.width - before
        lines = text.wrap(room) if room > 0 else [text]
        return Content.assemble(cursor, sign, Content(f"\n{' ' * before}").join(lines))
