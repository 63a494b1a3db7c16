"""Plan for the Real vCenter: what was rehearsed here as a script or a runbook, to copy or to save."""

from collections.abc import Iterable, Sequence
from pathlib import Path, PurePath
from typing import ClassVar

from textual.binding import Binding, BindingType
from textual.message import Message
from textual.widget import Widget
from textual.widgets import TextArea

from vconsole.files.replace import replace_file
from vconsole.plans import FORMS, Plan, plan_of_session
from vconsole.ui.desk import Desk
from vconsole.ui.dialogs import Dialog
from vconsole.ui.look import Tone
from vconsole.ui.shell.save_as import SaveAs
from vconsole.ui.widgets import ClickableLine, Part

COPIED_SECONDS = 2.0
_NAMES = tuple(FORMS)


def open_plan(desk: Desk) -> None:
    """Show the plan of the session as far as it has come."""
    desk.push_screen(PlanDialog(plan_of_session(desk.session, desk.source)))


class FormLine(ClickableLine[str]):
    """The forms with their digits; the one that is shown is marked."""

    class Chosen(Message):
        """A form was clicked."""

        def __init__(self, form: str) -> None:
            super().__init__()
            self.form = form

    def __init__(self, chosen: str) -> None:
        super().__init__()
        self._chosen = chosen

    def show(self, chosen: str) -> None:
        """Mark another form."""
        self._chosen = chosen
        self.refresh()

    def parts(self) -> Sequence[Part[str]]:
        """The titles."""
        return [
            Part(f"{'▌' if name == self._chosen else ' '}{digit} {form.title} ", name, self._style(name))
            for digit, (name, form) in enumerate(FORMS.items(), start=1)
        ]

    def _style(self, name: str) -> str:
        return f"bold {Tone.ACCENT.variable}" if name == self._chosen else Tone.MUTED.variable

    def pressed(self, value: str) -> None:
        """Tell which form was clicked."""
        self.post_message(self.Chosen(value))


class PlanDialog(Dialog[None]):
    """The plan in one form at a time. `y` copies it, Enter saves it; the dialog stays until it is closed."""

    HELP: ClassVar[str] = """\
# Plan for the real vCenter

What was rehearsed here, written for the real estate: **1** PowerCLI, **2** govc, **3** esxcli, **4** a runbook for
people. **y** copies all of it, **Enter** saves it as a file, **Esc** closes. What was undone is not in it; what was
refused is named and left out.

It changes nothing by itself. Read it before you run it: it is the output of a rehearsal, and the estate may have
changed since its cluster file was written.
"""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("y", "copy", "Copy", id="plan.copy"),
        *(Binding(str(digit), f"form('{name}')", name, show=False) for digit, name in enumerate(_NAMES, start=1)),
        Binding("right", "other(1)", "Next form", show=False, priority=True, id="plan.next"),
        Binding("left", "other(-1)", "Previous form", show=False, priority=True, id="plan.previous"),
    ]

    DEFAULT_CSS = """
    PlanDialog {
        & #dialog-box { height: 100%; width: 110; }
        & #dialog-body { height: 1fr; }
        & TextArea { height: 1fr; border: none; padding: 0; margin: 1 0 0 0; background: $surface; }
        & TextArea:focus { border: none; }
    }
    """

    def __init__(self, plan: Plan, form: str = _NAMES[0]) -> None:
        """Show a plan in a form."""
        super().__init__(
            "Plan for the real vCenter", plan.vcenter, confirm="SAVE…", cancel="CLOSE", note="y Copy  1-4 or ←→ Form"
        )
        self._plan = plan
        self._form = FORMS[form]

    def body(self) -> Iterable[Widget]:
        """The forms, and the text of the one that is chosen."""
        yield FormLine(self._form.name)
        yield TextArea(self.text, read_only=True, soft_wrap=True, id="plan-text")

    @property
    def text(self) -> str:
        """The plan as it is shown, copied and saved."""
        return self._form.write(self._plan)

    def answer(self) -> None:
        """Nothing to answer."""

    def confirm(self) -> None:
        """Ask for a path and write there."""
        proposal = f"{PurePath(self._plan.source).stem or 'session'}-plan{self._form.ending}"
        hint = "The output of a rehearsal: read it before you use it."
        text = self.text
        dialog = SaveAs(
            "Save the plan",
            self._form.title,
            proposal,
            lambda path: replace_file(path, text),
            label="File",
            hint=hint,
        )
        self.app.push_screen(dialog, self._saved)

    def action_copy(self) -> None:
        """Copy the whole text."""
        self.app.copy_to_clipboard(self.text)
        self.notify("Copied the plan", timeout=COPIED_SECONDS, markup=False)

    def action_form(self, name: str) -> None:
        """Show another form from its beginning."""
        self._form = FORMS[name]
        self.query_one(FormLine).show(name)
        self.query_one(TextArea).load_text(self.text)

    def action_other(self, step: int) -> None:
        """Show the next or the previous form, around the ends."""
        self.action_form(_NAMES[(_NAMES.index(self._form.name) + step) % len(_NAMES)])

    def on_form_line_chosen(self, message: FormLine.Chosen) -> None:
        """Show the form that was clicked."""
        message.stop()
        self.action_form(message.form)

    def _saved(self, path: Path | None) -> None:
        if path is not None:
            self.notify(f"Saved as {path}", markup=False)
