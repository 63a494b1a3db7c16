"""Monitor > vSphere DRS > Recommendations."""

from collections.abc import Hashable, Iterator
from typing import ClassVar, NamedTuple

from textual import on
from textual.app import ComposeResult
from textual.content import Content
from textual.widgets import Static

from vconsole.model import Inventory, Ref
from vconsole.model.cluster import Drs
from vconsole.ui.pages.action_row import Act, ActsPage
from vconsole.ui.widgets import Column, InventoryTable
from vconsole.vcenter import ApplyRecommendation, CancelRecommendation, Recommendation, RecommendedHost
from vconsole.vcenter.queries import drs_recommendations

LEVELS = {
    "manual": "Manual: DRS recommends where a VM is powered on or migrated, and a person applies it.",
    "partially-automated": "Partially Automated: DRS places VMs at power-on by itself, and recommends migrations.",
    "fully-automated": "Fully Automated: DRS places and migrates VMs by itself, and recommends nothing.",
}
"""What each level leaves to a person."""


class Choice(NamedTuple):
    """One host of a recommendation; only the first stands for the recommendation itself."""

    made: Recommendation
    host: RecommendedHost

    @property
    def is_best(self) -> bool:
        """Whether DRS would choose it."""
        return self.host is self.made.hosts[0]


class RecommendationsPage(ActsPage):
    """What DRS of a cluster recommends, each with the hosts to choose from."""

    DEFAULT_CSS = """
    RecommendationsPage {
        & > #level { height: auto; color: $text-muted; margin: 0 0 1 0; }
        &.-low > #level { margin: 0; }
        & InventoryTable { min-height: 3; }
    }
    """

    HELP: ClassVar[str] = """\
# vSphere DRS Recommendations

What DRS would do and leaves to you, with the best host first and the other hosts below it. **Enter** applies the line
under the cursor: the VM goes to that host. **del** cancels the recommendation. **u** takes back either.

A recommendation names the devices that the VM would get. It goes by itself when the facts behind it change, for
example when another VM takes such a device; power the VM on again for a new one.
"""

    ACTS = (Act("enter", "Apply", "apply"), Act("delete", "Cancel", "cancel_recommendation"))

    BINDINGS: ClassVar = [act.binding for act in ACTS]

    def __init__(self, ref: Ref) -> None:
        """Make the page of a cluster."""
        super().__init__(ref)
        self._shown: tuple[Drs, tuple[Recommendation, ...]] | None = None

    def compose(self) -> ComposeResult:
        """Title, acts, the level, the table."""
        yield Static(Content("DRS Recommendations"), classes="page-title")
        yield self.action_row()
        yield Static(id="level")
        yield InventoryTable(
            _COLUMNS, row_key=_key, indent=lambda row: int(not row.is_best), empty="DRS recommends nothing now."
        )

    @property
    def _table(self) -> InventoryTable[Choice]:
        return self.query_one(InventoryTable)

    def show(self, inventory: Inventory) -> None:
        """Show what is recommended now."""
        drs = inventory.clusters[self.ref.name].drs
        made = drs_recommendations(self.desk.session.state, self.ref.name)
        if (drs, made) == self._shown:
            return
        self._shown = (drs, made)
        self.query_one("#level", Static).update(Content(_level(drs)))
        self._table.replace_rows(tuple(_choices(made)))
        self.acts_changed()

    def why_not(self, action: str) -> str | None:
        """Without a recommendation there is nothing to apply or cancel."""
        del action
        return None if self.query(InventoryTable) and self._table.row_count else "DRS recommends nothing now."

    @on(InventoryTable.Opened)
    def open_row(self, event: InventoryTable.Opened) -> None:
        """Apply the recommendation on the host of the line."""
        event.stop()
        self.action_apply()

    def action_apply(self) -> None:
        """Apply the recommendation on the host of the line."""
        row = self._table.cursor_row
        if row is not None and self.desk.perform(ApplyRecommendation(vm=row.made.vm, host=row.host.host)):
            self.notify(f"Applied on {row.host.host}: {_act(row)}. u takes it back.", markup=False)

    def action_cancel_recommendation(self) -> None:
        """Drop the recommendation of the line."""
        row = self._table.cursor_row
        if row is not None and self.desk.perform(CancelRecommendation(vm=row.made.vm)):
            self.notify(f"The recommendation for {row.made.vm} was cancelled. u brings it back.", markup=False)


def _level(drs: Drs) -> str:
    return LEVELS[drs.automation] if drs.enabled else "vSphere DRS is turned off; it recommends nothing."


def _choices(made: tuple[Recommendation, ...]) -> Iterator[Choice]:
    for recommendation in made:
        for host in recommendation.hosts:
            yield Choice(recommendation, host)


def _key(row: Choice) -> Hashable:
    return row.made.vm, row.host.host


def _act(row: Choice) -> str:
    return f"{'Power on' if row.made.reason == 'power-on' else 'Migrate'} {row.made.vm}"


def _devices(row: Choice) -> str:
    return ", ".join(address.client for address in row.host.devices if address is not None) or "--"


_COLUMNS: list[Column[Choice]] = [
    Column("recommendation", "Recommendation", lambda row: _act(row) if row.is_best else "or", min_width=16),
    Column("host", "Host", lambda row: row.host.host, min_width=12),
    Column("devices", "Device(s)", _devices, min_width=12),
    Column("score", "Score", lambda row: f"{row.host.score:.2f}", width=7, align="right", sort=lambda r: r.host.score),
    Column("reason", "Reason", lambda row: row.made.reason_text if row.is_best else "", min_width=12),
]
