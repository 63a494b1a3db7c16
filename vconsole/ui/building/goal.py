"""This is the Goal: what the lab is called, and which differences between its start and its goal count."""

from collections.abc import Iterable, Sequence
from functools import partial
from pathlib import Path
from typing import Any, ClassVar, get_args

from pydantic import ValidationError
from textual import on
from textual.containers import Vertical
from textual.content import Content
from textual.widget import Widget
from textual.widgets import Input, Static

from vconsole.files import FileProblems, spelling
from vconsole.files.wording import explain
from vconsole.lessons.building import Difference, Head, Recording, draft, id_of, save_lab
from vconsole.lessons.building.difference import words
from vconsole.lessons.lab import parse_lab
from vconsole.lessons.lab.lab import Level
from vconsole.model import Fault
from vconsole.ui.dialogs import Dialog, SelectField, TextField
from vconsole.ui.look import Tone
from vconsole.ui.shell.save_as import SaveAs
from vconsole.ui.widgets import Column, InventoryTable, visible

_COLUMNS: Sequence[Column[Difference]] = (
    Column("object", "Object", lambda each: each.object, max_width=46),
    Column("field", "Field", lambda each: words(each.path) if each.path else "", max_width=30),
    Column("start", "At the start", lambda each: each.was, max_width=24),
    Column("goal", "At the goal", lambda each: each.now, max_width=24),
)
_ELSEWHERE = "Done one after the other, your acts lead to another estate than this. The lab has what they lead to."
_NOTHING_TICKED = Fault(
    "lab-nothing-ticked", "A lab needs something to ask for.", "Tick a difference with Space; Ctrl+A ticks all."
)


class GoalDialog(Dialog[Path]):
    """Name the lab and tick what it asks for; its path when it is written."""

    HELP: ClassVar[str] = """\
# Build a lab: the goal

The list has what differs between the start of the lab and now. **Space** ticks what the lab is to ask for: each tick
becomes a check. What only follows from something else, such as the users of a device, begins without a tick. Below
stands what a check asks, and what it says as long as it is not so.

**Enter** asks where to write the lab. Its solution is what you did since the start, without what you undid and without
what no tick needs. Story and hints are for you to write: the file says where.
"""

    DEFAULT_CSS = """
    GoalDialog {
        & #dialog-box { height: 100%; max-height: 32; }
        & #dialog-body { height: 1fr; }
        & Field { margin: 0; }
        & InventoryTable { height: 1fr; min-height: 4; margin: 1 0 0 0; }
        & #asked { height: 4; padding: 0 1; background: $panel; }
        & #elsewhere { color: $text-warning; }
        & #goal { height: 1fr; }
    }
    """

    def __init__(
        self, recording: Recording, found: Sequence[Difference], pack: Path, *, elsewhere: bool = False
    ) -> None:
        """Offer the differences; `pack` is the folder of the user's own labs."""
        super().__init__(
            "Build a lab", f"from {recording.sample}", confirm="WRITE…", note="Space Tick  Enter Write", classes="-wide"
        )
        self._recording = recording
        self._found = found
        self._pack = pack
        self._elsewhere = elsewhere
        self._title_field = TextField("Title", placeholder="Keep a GPU for training", id="title")
        self._id_field = TextField("Id", placeholder="keep-a-gpu", id="id")
        self._minutes_field = TextField("Minutes", "10", id="minutes")
        self._level_field: SelectField[str] = SelectField(
            "Level", [(each, each) for each in get_args(Level)], id="level"
        )
        # Their places tell them apart: two may read alike.
        self._list = InventoryTable(
            _COLUMNS, found, row_key=lambda each: found.index(each), checkable=True, id="differences"
        )

    def body(self) -> Iterable[Widget]:
        """Fields, the differences, and what the one under the cursor asks."""
        with Vertical(id="goal"):
            yield self._title_field
            yield self._id_field
            yield self._minutes_field
            yield self._level_field
            if self._elsewhere:
                yield Static(Content(_ELSEWHERE), id="elsewhere")
            yield self._list
            yield Static(id="asked")

    def on_mount(self) -> None:
        """Tick what does not only follow."""
        self._list.tick(place for place, each in enumerate(self._found) if not each.follows)
        self._tell(self._found[0])

    @on(Input.Changed, "#title Input")
    def propose_id(self, event: Input.Changed) -> None:
        """Make the id of the title, until somebody types one."""
        typed = self._id_field.value
        if not typed or typed == self._proposed:
            self._proposed = id_of(event.value) if event.value else ""
            self._id_field.value = self._proposed

    _proposed = ""

    @on(InventoryTable.Highlighted)
    def tell_asked(self, event: InventoryTable.Highlighted) -> None:
        """Show what the difference under the cursor asks."""
        self._tell(event.row)

    @on(InventoryTable.Opened)
    def write(self) -> None:
        """Enter in the table writes the lab, as it does elsewhere."""
        self.action_confirm()

    def _tell(self, each: Difference) -> None:
        asks = Content.styled(visible(spelling.value(each.when)), Tone.MUTED.variable)
        self.query_one("#asked", Static).update(Content("\n").join([Content(visible(each.fail)), asks]))

    def answer(self) -> Path | Fault:
        """Nothing yet: the path is asked for by another dialog."""
        raise NotImplementedError

    def confirm(self) -> None:
        """Ask where to write what was chosen, or say what is missing."""
        for field in self.query(TextField):
            field.is_at_fault = False
        lab = self._lab()
        if isinstance(lab, Fault):
            self.refuse(lab)
            return
        head, text = lab
        self.accept()
        save = partial(save_lab, id_=head.id, text=text, pack=self._pack)
        dialog = SaveAs(
            "Write the lab",
            head.title,
            str(self._pack / f"{head.id}.toml"),
            save,
            label="Lab file",
            hint="What lies in the folder proposed is listed among your labs.",
        )
        self.app.push_screen(dialog, self._written)

    def _written(self, path: Path | None) -> None:
        if path is not None:
            self.dismiss(path)

    def _head(self) -> Head | Fault:
        minutes = self._minutes_field.value.strip()
        given: dict[str, Any] = {
            "id": self._id_field.value,
            "title": self._title_field.value,
            "level": self._level_field.value,
        }
        given["minutes"] = int(minutes) if minutes.isascii() and minutes.isdigit() else minutes
        try:
            return Head.model_validate(given)
        except ValidationError as problem:
            errors = problem.errors(include_url=False)
            where = str(errors[0]["loc"][0])
            field = self.query_one(f"#{where}", TextField)
            return field.refuses(Fault(f"lab-{where}", f"{field.label}: {explain(errors[:1])}.", "Mend it."))

    def _lab(self) -> tuple[Head, str] | Fault:
        """What the lab is called, and its text."""
        head = self._head()
        if isinstance(head, Fault):
            return head
        asked = self._list.ticked_rows
        if not asked:
            return _NOTHING_TICKED
        try:
            text = draft(head, self._recording, asked)
            parse_lab(text)
        except FileProblems as problems:
            return Fault(
                "lab-not-readable", str(problems.problems[0]), "A lab cannot say that; do it with another name."
            )
        return head, text
