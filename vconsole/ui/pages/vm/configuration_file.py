"""Configure: the configuration file of a VM."""

from collections.abc import Sequence
from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import BindingType
from textual.containers import VerticalScroll
from textual.content import Content
from textual.widgets import Static

from vconsole.model import Host, Inventory, Ref, Vm
from vconsole.ui.acts.settings import Checklist
from vconsole.ui.dialogs.message import COPIED_SECONDS
from vconsole.ui.pages.action_row import Act, ActsPage
from vconsole.ui.widgets import WrappedLines, hanging, visible
from vconsole.vcenter.queries import ConfigurationFile, ConfigurationLine, configuration_file

TITLE = "Configuration File"
_MARK, _NO_MARK = "PCI  ", "     "
NO_CHECKS = "No check applies: the VM has no passthrough device, and no line is wrong."


class FileLines(WrappedLines):
    """The lines of the file; those about passthrough devices have the word PCI before them."""

    def __init__(self) -> None:
        super().__init__()
        self._shown: tuple[ConfigurationLine, ...] = ()

    def show(self, lines: tuple[ConfigurationLine, ...]) -> None:
        """Show other lines."""
        if lines != self._shown:
            self._shown = lines
            self.refresh(layout=True)

    def lines(self, width: int) -> Sequence[Content]:
        """Every line as it stands; a long one goes on below itself."""
        return [part for line in self._shown for part in _broken(line, width)]


def _broken(line: ConfigurationLine, width: int) -> list[Content]:
    text = Content(visible(line.text))
    if line.is_pci:
        return hanging(text.stylize("bold"), _MARK, width, "$text-accent bold")
    return hanging(text, _NO_MARK, width)


class ConfigurationFilePage(ActsPage):
    """The VMX file of a VM as vSphere would write it, with what can be said against it."""

    DEFAULT_CSS = """
    ConfigurationFilePage {
        & VerticalScroll { height: 1fr; scrollbar-size-vertical: 1; }
        & .heading { height: 1; text-style: bold; }
        & #none { color: $text-muted; }
        & #file { margin: 1 0 0 0; }
    }
    """

    HELP: ClassVar[str] = """\
# Configuration File

The VMX file of the VM, as vSphere would write it as far as the console knows the VM; what an imported file said beside
is in it. **PCI** marks the lines about passthrough devices. **y** copies the whole file; the arrows scroll. The command
line writes the same with `vconsole export vmx`, and reads a real one with `vconsole import vmx`.

The checks are what a host asks for at power-on, and lines that are wrong.

What people get wrong:

- *The id is the address of the client.* It is decimal: 0000:af:00.0 is `00000:175:00.0`. With a hexadecimal id a host
  refuses to power on the VM.
- *A static device goes with the VM.* `systemId` binds it to one host; on another the VM does not power on.
- *The switch is* `pciPassthru.set.usebitMMIO`. That is a misprint; it is `pciPassthru.use64bitMMIO`.
"""

    ACTS = (Act("y", "Copy", "copy"),)

    BINDINGS: ClassVar[list[BindingType]] = [act.binding for act in ACTS]

    def __init__(self, ref: Ref) -> None:
        """Make the page of a VM."""
        super().__init__(ref)
        self._shown: tuple[Vm, tuple[Host | None, ...]] | None = None
        self._file: ConfigurationFile | None = None

    def compose(self) -> ComposeResult:
        """Title, acts, checks, file."""
        yield Static(Content(TITLE), classes="page-title")
        yield self.action_row()
        with VerticalScroll():
            yield Static(Content("Checks"), classes="heading")
            yield Checklist()
            yield Static(Content(NO_CHECKS), id="none")
            yield Static(id="file", classes="heading")
            yield FileLines()

    def show(self, inventory: Inventory) -> None:
        """Write the file anew if the VM or a host that it names has changed."""
        vm = inventory.vms.get(self.ref.name)
        if vm is None:
            return
        hosts = tuple(inventory.hosts.get(name) for name in (vm.host, *_hosts_named(vm)))
        if self._shown is not None and self._shown[0] is vm and self._shown[1] == hosts:
            return
        self._shown = (vm, hosts)
        self._file = configuration_file(inventory, vm)
        self.query_one(Checklist).show(self._file.checks)
        self.query_one("#none").display = not self._file.checks
        self.query_one("#file", Static).update(Content(visible(f"{vm.name}.vmx")))
        self.query_one(FileLines).show(self._file.lines)

    def action_copy(self) -> None:
        """Copy the file."""
        if self._file is not None:
            self.app.copy_to_clipboard(self._file.text)
            self.notify("Copied the configuration file", timeout=COPIED_SECONDS, markup=False)


def _hosts_named(vm: Vm) -> tuple[str, ...]:
    """The hosts whose devices the VM has."""
    return tuple(device.host for device in vm.static_devices if device.host)
