"""The comparison for whoever has no VM open: tried on a small estate."""

from collections.abc import Iterable

from textual.widget import Widget

from vconsole.ui.dialogs import Dialog
from vconsole.ui.pages.comparison import TITLE
from vconsole.ui.pages.comparison.page import ComparisonPage
from vconsole.ui.pages.comparison.view import ON_SAMPLES, ComparisonView
from vconsole.vcenter.comparison import of_samples


class ComparisonDialog(Dialog[None]):
    """The two tables over the console."""

    DEFAULT_CSS = """
    ComparisonDialog {
        & #dialog-box { height: 100%; max-height: 26; }
        & #dialog-body { height: 1fr; }
    }
    """

    HELP = ComparisonPage.HELP

    def __init__(self) -> None:
        super().__init__(TITLE, confirm="CLOSE", cancel=None, note="enter Details", classes="-wide")

    def body(self) -> Iterable[Widget]:
        """The comparison."""
        yield ComparisonView()

    def on_mount(self) -> None:
        """Try the kinds, and write the devices of the small estate's VM."""
        view, small = self.query_one(ComparisonView), of_samples()[0]
        view.try_kinds()
        view.say(ON_SAMPLES)
        view.show_notation(small.inventory, small.vm)

    def answer(self) -> None:
        """Nothing to answer."""
        return
