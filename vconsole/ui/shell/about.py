"""About: what vconsole is, and what it is not."""

from collections.abc import Iterable

from textual.content import Content
from textual.widget import Widget
from textual.widgets import Static

from vconsole import __version__
from vconsole.ui.dialogs import Dialog
from vconsole.ui.widgets import visible

TEXT = """\
A console to learn, show and rehearse GPU passthrough of vSphere without hardware. Everything it shows is a model: \
no real vCenter, host or device is touched.

Where VMware's wording or behaviour is documented, the console follows it. Where nothing is known it uses its own \
words; the README lists these places.

vconsole is not affiliated with VMware or Broadcom. vSphere, vCenter and ESXi are their trademarks."""


class About(Dialog[None]):
    """Version, purpose, and whose trademarks are used."""

    def __init__(self, source: str, name: str, description: str) -> None:
        """Tell of the console and of the estate that is open."""
        super().__init__("About", f"vconsole {__version__}", confirm="CLOSE", cancel=None)
        self._estate = [f"Estate: {visible(name) or 'without a name'}", visible(source), visible(description)]

    def body(self) -> Iterable[Widget]:
        """The text, and the estate that is open."""
        yield Static(Content(TEXT))
        yield Static(Content("\n" + "\n".join(line for line in self._estate if line)))

    def answer(self) -> None:
        """Nothing to answer."""
