"""What DRS recommends, as a table: the best host of each VM, and below it the others."""

from collections.abc import Hashable, Iterable, Iterator
from typing import NamedTuple

from vconsole.ui.widgets import Column, InventoryTable
from vconsole.vcenter import Recommendation, RecommendedHost


class Choice(NamedTuple):
    """One host of a recommendation; only the first stands for the recommendation itself."""

    made: Recommendation
    host: RecommendedHost

    @property
    def is_best(self) -> bool:
        """Whether DRS would choose it."""
        return self.host is self.made.hosts[0]

    @property
    def act(self) -> str:
        """What applying it does."""
        return f"{'Power on' if self.made.reason == 'power-on' else 'Migrate'} {self.made.vm}"

    @property
    def devices(self) -> str:
        """The devices that the VM would get."""
        return ", ".join(address.client for address in self.host.devices if address is not None) or "--"

    @property
    def sentence(self) -> str:
        """The whole line, however narrow the columns are."""
        given = "" if self.devices == "--" else f" with {self.devices}"
        return f"{self.act} on {self.host.host}{given}; score {self.host.score:.2f}. {self.made.reason_text}"


class RecommendationTable(InventoryTable[Choice]):
    """Recommendations, each with the hosts to choose from, best first."""

    def __init__(self, *, empty: str = "DRS recommends nothing now.") -> None:
        super().__init__(_COLUMNS, row_key=_key, indent=lambda row: int(not row.is_best), empty=empty)

    def show(self, made: Iterable[Recommendation]) -> None:
        """Show other recommendations."""
        self.replace_rows(tuple(_choices(made)))


def _choices(made: Iterable[Recommendation]) -> Iterator[Choice]:
    for recommendation in made:
        for host in recommendation.hosts:
            yield Choice(recommendation, host)


def _key(row: Choice) -> Hashable:
    return row.made.vm, row.host.host


_COLUMNS: list[Column[Choice]] = [
    Column("recommendation", "Recommendation", lambda row: row.act if row.is_best else "or", min_width=16),
    Column("host", "Host", lambda row: row.host.host, min_width=12, priority=3),
    Column("devices", "Device(s)", lambda row: row.devices, min_width=12, priority=2),
    Column(
        "score", "Score", lambda row: f"{row.host.score:.2f}", width=7, align="right", priority=1,
        sort=lambda row: row.host.score,
    ),
    Column("reason", "Reason", lambda row: row.made.reason_text if row.is_best else "", min_width=12),
]  # fmt: skip
