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

    def __init__(self, prompts: Sequence[Content]) -> None:
        """Offer these prompts, the first one under the cursor."""
        self._plain = list(prompts)
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

    def _sign(self) -> None:
        for place, prompt in enumerate(self._plain):
            self.replace_option_prompt_at_index(place, _signed(prompt, marked=place == self.highlighted))


def _signed(prompt: Content, *, marked: bool) -> Content:
    return Content.assemble(CURSOR if marked else NO_CURSOR, prompt)
