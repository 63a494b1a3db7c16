"""Help for the pane with the focus, and the keys that work there."""

from collections.abc import Iterable, Mapping
from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import ActiveBinding, Binding, BindingType
from textual.containers import VerticalScroll
from textual.content import Content
from textual.keys import key_to_character
from textual.widget import Widget
from textual.widgets import Static

from vconsole.ui.dialogs import Modal
from vconsole.ui.look import Tone

KEY_CELLS = 16
SPELLED = {"slash": "/", "up": "↑", "down": "↓", "left": "←", "right": "→"}
WALKS = frozenset({"app.focus_next", "app.focus_previous"})
"""What Textual itself binds and people use; its other bindings have no id, as ours have, and are left out."""


def help_of(widget: Widget | None) -> str:
    """The help text of the innermost pane around a widget that has one."""
    for node in widget.ancestors_with_self if widget is not None else ():
        text = getattr(node, "HELP", None)
        if text:
            return str(text)
    return "# vconsole\n\nOpen an object in the navigator at the left: **Enter**. **?** shows the keys of a pane."


class HelpScreen(Modal[None]):
    """What the pane is for, and its keys."""

    DEFAULT_CSS = """
    HelpScreen {
        align: center middle; background: $background 60%;
        & > VerticalScroll { width: 84; max-width: 96%; height: auto; max-height: 92%; background: $surface;
            border: round $accent; padding: 0 1; border-title-color: $foreground; border-subtitle-color: $text-muted; }
        & Markdown { padding: 0; margin: 0; background: $surface; }
    }
    """

    BINDINGS: ClassVar[list[BindingType]] = [Binding("escape,f1,q,question_mark", "dismiss(None)", "Close")]

    def __init__(self, text: str, keys: Mapping[str, ActiveBinding], *, keys_first: bool = False) -> None:
        """Show a text and keys; the keys alone if that is what was asked for."""
        super().__init__()
        self._text = "" if keys_first else text
        self._keys = list(_lines(keys))

    def compose(self) -> ComposeResult:
        """The text and the keys."""
        from textual.widgets import Markdown  # a start should not wait for the parser

        with VerticalScroll() as box:
            box.border_title = "Help" if self._text else "Keys"
            box.border_subtitle = "Esc closes"
            if self._text:
                yield Markdown(self._text)
            yield Static(Content("\n").join(self._keys))


def _shown(key: str) -> str:
    """A key as it is printed on the keyboard."""
    character = SPELLED.get(key) or key_to_character(key) or key
    return character if character.isprintable() and not character.isspace() else key


def _lines(keys: Mapping[str, ActiveBinding]) -> Iterable[Content]:
    """One line an action, with all its keys; actions without a description are not for people."""
    by_action: dict[str, tuple[list[str], str, bool]] = {}
    for key, active in keys.items():
        binding = active.binding
        if binding.description and (binding.id or binding.action in WALKS):
            shown = binding.key_display or _shown(key)
            by_action.setdefault(binding.description, ([], binding.description, active.enabled))[0].append(shown)
    for spelled, description, enabled in by_action.values():
        tone = Tone.PLAIN if enabled else Tone.MUTED
        yield Content.assemble(
            (" ".join(spelled).ljust(KEY_CELLS), f"bold {Tone.ACCENT.variable}"), "  ", (description, tone.variable)
        )
