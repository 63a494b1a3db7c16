"""The Actions menu of an object; what does not apply now is dimmed and says why."""

from typing import ClassVar

from textual import on
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Vertical
from textual.content import Content
from textual.widgets import OptionList
from textual.widgets.option_list import Option

from vconsole.model import Inventory, Ref
from vconsole.ui.dialogs import Modal
from vconsole.ui.look import Tone
from vconsole.ui.verbs import Verb, verbs_of
from vconsole.ui.widgets import visible


class ActionsMenu(Modal[Verb | None]):
    """What can be done with an object."""

    DEFAULT_CSS = """
    ActionsMenu {
        align: center middle; background: $background 60%;
        & > Vertical { width: auto; min-width: 40; max-width: 90%; height: auto; max-height: 90%;
            background: $surface; border: round $accent; padding: 0 1; border-title-color: $foreground; }
        & OptionList {
            width: auto; min-width: 38; height: auto; background: $surface; border: none; padding: 0;
            &:focus { border: none; }
        }
    }
    """

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("escape,a", "dismiss(None)", "Close", show=False),
        Binding("j", "move(1)", "Down", show=False),
        Binding("k", "move(-1)", "Up", show=False),
        Binding("g", "to_end(-1)", "First", show=False),
        Binding("G", "to_end(1)", "Last", show=False),
    ]

    def __init__(self, inventory: Inventory, ref: Ref) -> None:
        """Offer the verbs of an object."""
        super().__init__()
        self._verbs = verbs_of(ref.kind)
        self._inventory = inventory
        self._ref = ref

    def compose(self) -> ComposeResult:
        """The verbs."""
        with Vertical() as box:
            box.border_title = Content(f"Actions | {visible(self._ref.name)}")
            verbs = OptionList(*self._options(), markup=False)
            verbs.highlighted = self._start
            yield verbs

    @property
    def _start(self) -> int | None:
        """The place of the next step if one is known, else of the first verb that applies and destroys nothing."""
        places = [
            (not verb.leads_on, verb.destroys, place)
            for place, verb in enumerate(self._verbs)
            if verb.why_not(self._inventory, self._ref) is None
        ]
        return min(places)[-1] if places else None

    def _options(self) -> list[Option | None]:
        options: list[Option | None] = []
        for verb in self._verbs:
            reason = verb.why_not(self._inventory, self._ref)
            if verb.starts_group and options:
                options.append(None)
            words = (
                Content.assemble(verb.title, (f"   {visible(reason)}", Tone.MUTED.variable)) if reason else verb.title
            )
            options.append(Option(words, id=verb.id.replace(".", "-"), disabled=reason is not None))
        return options or [Option("Nothing can be done with this object here.", disabled=True)]

    def action_move(self, step: int) -> None:
        """Mark the next or the previous verb."""
        verbs = self.query_one(OptionList)
        verbs.action_cursor_down() if step > 0 else verbs.action_cursor_up()

    def action_to_end(self, step: int) -> None:
        """Mark the last or the first verb that applies."""
        verbs = self.query_one(OptionList)
        verbs.action_last() if step > 0 else verbs.action_first()

    @on(OptionList.OptionSelected)
    def choose(self, event: OptionList.OptionSelected) -> None:
        """Close with the verb that was chosen."""
        chosen = next(verb for verb in self._verbs if verb.id.replace(".", "-") == event.option_id)
        self.dismiss(chosen)
