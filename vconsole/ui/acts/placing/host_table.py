"""The hosts that placement considered, each with its verdict."""

import math
from collections.abc import Sequence

from vconsole.drs import HostVerdict, Placement
from vconsole.ui.acts.placing.reason_groups import reason_groups
from vconsole.ui.look import MET, UNMET, Tone
from vconsole.ui.widgets import Cell, Column, InventoryTable

CHOSEN = Cell("Chosen", "★", Tone.GOOD)
PROPOSED = Cell("Would be chosen", "★", Tone.GOOD)
ROWS_MAX = 6
"""How many hosts are seen at once."""


class HostTable(InventoryTable[HostVerdict]):
    """Host, Verdict, Score and Device(s); the chosen host first, then those that fit, then the others."""

    def __init__(self) -> None:
        self._chosen: str | None = None
        self._best = CHOSEN
        super().__init__(
            [
                Column("host", "Host", lambda verdict: verdict.host, min_width=18),
                Column("verdict", "Verdict", self._verdict, min_width=14),
                Column("score", "Score", _score, width=7, align="right", sort=_score_key),
                Column("devices", "Device(s)", _devices, min_width=14),
            ],
            row_key=lambda verdict: verdict.host,
            empty="There is no host to consider.",
        )

    def show(self, placement: Placement, *, proposed: bool = False, chosen: str | None = None) -> None:
        """Show the verdicts of a placement, the cursor on the host of the VM.

        That is the best one unless another was `chosen`; `proposed` says that nothing goes there yet.
        """
        self._best = PROPOSED if proposed else CHOSEN
        self._chosen = chosen or placement.host
        refused = [verdict for verdict in placement.hosts if not verdict.fits]
        rows: Sequence[HostVerdict] = (*placement.ranked, *refused)
        self.styles.height = 1 + (min(len(rows), ROWS_MAX) or 2)
        self.replace_rows(rows)
        self.move_to(self._chosen or (rows[0].host if rows else None))

    def _verdict(self, verdict: HostVerdict) -> Cell:
        if verdict.host == self._chosen:
            return self._best
        if verdict.fits:
            return Cell.of(MET, "Fits")
        count = len(reason_groups(verdict.reasons))
        return Cell.of(UNMET, f"{count} reason{'' if count == 1 else 's'} why not")


def _score(verdict: HostVerdict) -> str:
    return "" if verdict.score is None else f"{verdict.score:.2f}"


def _score_key(verdict: HostVerdict) -> float:
    return -math.inf if verdict.score is None else verdict.score


def _devices(verdict: HostVerdict) -> str:
    return ", ".join(address.client for address in verdict.devices if address is not None)
