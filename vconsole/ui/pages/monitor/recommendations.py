"""Monitor > vSphere DRS > Recommendations."""

from typing import ClassVar

from textual import on
from textual.app import ComposeResult
from textual.content import Content
from textual.widgets import Static

from vconsole.model import Inventory, Ref
from vconsole.model.cluster import Automation, Drs
from vconsole.ui.pages.action_row import Act
from vconsole.ui.pages.monitor.drs_page import DrsPage
from vconsole.ui.pages.recommendation_table import RecommendationTable
from vconsole.ui.widgets import InventoryTable
from vconsole.vcenter import ApplyRecommendation, CancelRecommendation, Recommendation
from vconsole.vcenter.queries import drs_recommendations


class RecommendationsPage(DrsPage):
    """What DRS of a cluster recommends, each with the hosts to choose from."""

    LEVELS: ClassVar[dict[Automation, str]] = {
        "manual": "Manual: DRS recommends where a VM is powered on or migrated, and a person applies it.",
        "partially-automated": "Partially Automated: DRS places VMs at power-on by itself, and recommends migrations.",
        "fully-automated": "Fully Automated: DRS places VMs at power-on by itself, and recommends nothing. Migrations "
        "that even out the load are not made by themselves here: What DRS Would Move shows them, and makes them.",
    }
    OFF = "vSphere DRS is turned off; it recommends nothing."

    HELP: ClassVar[str] = """\
# vSphere DRS Recommendations

What DRS would do and leaves to you, with the best host first and the other hosts below it. **Enter** applies the line
under the cursor: the VM goes to that host. **del** cancels the recommendation. **u** takes back either.

A recommendation names the devices that the VM would get. It goes by itself when the facts behind it change, for
example when another VM takes such a device; power the VM on again for a new one.
"""

    ACTS = (
        Act("enter", "Apply", "apply", does=ApplyRecommendation),
        Act("delete", "Cancel", "cancel_recommendation", does=CancelRecommendation),
    )

    BINDINGS: ClassVar = [act.binding for act in ACTS]

    def __init__(self, ref: Ref) -> None:
        """Make the page of a cluster."""
        super().__init__(ref)
        self._shown: tuple[Drs, tuple[Recommendation, ...]] | None = None

    def compose(self) -> ComposeResult:
        """Title, acts, the level, the table, and the line under the cursor in full."""
        yield Static(Content("DRS Recommendations"), classes="page-title")
        yield self.action_row()
        yield Static(id="level")
        yield RecommendationTable()
        yield Static(id="told")

    @property
    def _table(self) -> RecommendationTable:
        return self.query_one(RecommendationTable)

    def show(self, inventory: Inventory) -> None:
        """Show what is recommended now."""
        drs = inventory.clusters[self.ref.name].drs
        made = drs_recommendations(self.desk.session.state, self.ref.name)
        if (drs, made) == self._shown:
            return
        self._shown = (drs, made)
        self.show_level(drs)
        self._table.show(made)
        self.tell()
        self.acts_changed()

    def why_not(self, action: str) -> str | None:
        """Without a recommendation there is nothing to apply or cancel."""
        del action
        return None if self.query(RecommendationTable) and self._table.row_count else "DRS recommends nothing now."

    @on(InventoryTable.Highlighted)
    def tell(self) -> None:
        """Tell the line under the cursor in full."""
        row = self._table.cursor_row
        self.tell_line(row.sentence if row else "")

    @on(InventoryTable.Opened)
    def open_row(self, event: InventoryTable.Opened) -> None:
        """Apply the recommendation on the host of the line."""
        event.stop()
        self.action_apply()

    def action_apply(self) -> None:
        """Apply the recommendation on the host of the line."""
        row = self._table.cursor_row
        if row is not None and self.desk.perform(ApplyRecommendation(vm=row.made.vm, host=row.host.host)):
            self.notify(f"Applied on {row.host.host}: {row.act}. u takes it back.", markup=False)

    def action_cancel_recommendation(self) -> None:
        """Drop the recommendation of the line."""
        row = self._table.cursor_row
        if row is not None and self.desk.perform(CancelRecommendation(vm=row.made.vm)):
            self.notify(f"The recommendation for {row.made.vm} was cancelled. u brings it back.", markup=False)
