"""A VM class as the YAML that a Supervisor reads."""

from collections.abc import Iterable, Sequence
from typing import ClassVar

from textual.binding import Binding, BindingType
from textual.content import Content
from textual.widget import Widget

from vconsole.files.vm_class_yaml import vm_class_yaml
from vconsole.model import VmClass
from vconsole.ui.dialogs import Dialog
from vconsole.ui.dialogs.message import COPIED_SECONDS
from vconsole.ui.widgets import WrappedLines, hanging, visible


class YamlText(WrappedLines, can_focus=True):
    """The document; a line that is too long goes on below its own beginning."""

    def __init__(self, text: str) -> None:
        super().__init__()
        self.plain = text
        """The document as it is copied."""

    def lines(self, width: int) -> Sequence[Content]:
        """The lines with their indentation."""
        broken = []
        for line in self.plain.splitlines():
            words = line.lstrip()
            broken += hanging(Content(visible(words)), " " * (len(line) - len(words)), width)
        return broken


class YamlDialog(Dialog[None]):
    """Show a class as YAML. `y` copies it."""

    HELP: ClassVar[str] = """\
# VM class as YAML

The class as VM Operator reads it on a Supervisor: `kubectl apply -f` takes it. **y** copies all of it; the command
line writes the same with `vconsole export vm-class`.

Vendor and device ids are whole numbers there: 4318 is 0x10de, NVIDIA. The hardware version is not in a class; a
VirtualMachine sets it, as the first line says.
"""

    BINDINGS: ClassVar[list[BindingType]] = [Binding("y", "copy", "Copy", id="vm-class.copy")]

    def __init__(self, vm_class: VmClass) -> None:
        """Make the dialog for a class."""
        super().__init__("VM Class", vm_class.name, confirm="CLOSE", cancel=None, note="y Copy   f1 Help")
        self._text = YamlText(vm_class_yaml(vm_class))

    def body(self) -> Iterable[Widget]:
        """The document."""
        yield self._text

    def answer(self) -> None:
        """Nothing to answer."""
        return

    def action_copy(self) -> None:
        """Copy the document."""
        self.app.copy_to_clipboard(self._text.plain)
        self.notify("Copied the YAML", timeout=COPIED_SECONDS, markup=False)
