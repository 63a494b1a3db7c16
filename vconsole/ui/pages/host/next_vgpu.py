"""Host > Configure > Graphics, the list NEXT VGPU: where the host's policy puts one more vGPU, and why nowhere."""

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from textual import events, on
from textual.app import ComposeResult
from textual.containers import Vertical, VerticalScroll
from textual.content import Content
from textual.widgets import Static

from vconsole.esxi import POLICY_TITLES
from vconsole.model import AssignmentPolicy, Fault, Host, Inventory
from vconsole.ui.look import MET, UNMET, Tone
from vconsole.ui.widgets import Cell, Column, InventoryTable, WrappedLines, hanging, visible
from vconsole.vcenter.queries import NextVgpu, VgpuWeight, next_vgpu, profile_choices, vgpu_refusals

MB_PER_GB = 1024
ROWS_MAX = 8
"""How many GPUs are seen at once."""
LOW_BELOW = 14
"""Lines below which the view is low."""
NO_PROFILE = "No graphics device of this host offers a vGPU profile."
WHAT_IT_DOES: dict[AssignmentPolicy, str] = {
    "performance": "Begins with the GPU that has the fewest VMs.",
    "consolidation": "Fills a GPU that has vGPUs of the size before it opens an empty one.",
}
LOCKED_BY_SPREADING = "Spreading opens every empty GPU; grouping fills one first."


class Standing(NamedTuple):
    """A GPU, with why it does not serve."""

    weight: VgpuWeight
    locked: str
    refusals: tuple[Fault, ...]


class SaidLines(WrappedLines):
    """Lines of text, each in its tone behind a mark."""

    def __init__(self, *, id: str | None = None) -> None:  # noqa: A002
        super().__init__(id=id)
        self._said: list[tuple[str, str, Tone]] = []

    def say(self, said: list[tuple[str, str, Tone]]) -> None:
        """Show other lines."""
        if said != self._said:
            self._said = said
            self.refresh(layout=True)

    def lines(self, width: int) -> Sequence[Content]:
        """The lines, each broken below its own beginning."""
        return [
            line
            for mark, text, tone in self._said
            for line in hanging(Content.styled(visible(text), tone.variable), mark, width, tone.variable)
        ]


class NextVgpuView(Vertical):
    """The policy, what becomes of one more vGPU of a profile, and how each GPU stands for it."""

    DEFAULT_CSS = """
    NextVgpuView {
        height: 1fr;
        & > #policy, & > #does { height: 1; }
        & > #outcome { height: auto; }
        & > InventoryTable { margin: 1 0 0 0; }
        &.-low > #does { display: none; }
        &.-low > InventoryTable, &.-low > #against { margin: 0; }
        & > #against { height: 1fr; min-height: 2; margin: 1 0 0 0; scrollbar-size-vertical: 1; }
    }
    """

    def __init__(self) -> None:
        super().__init__(id="next-vgpu")
        self._chosen: str | None = None
        self._profile: str | None = None
        self.table: InventoryTable[Standing] = InventoryTable(
            _COLUMNS, row_key=lambda row: row.weight.address, empty="This host has no graphics device."
        )

    def compose(self) -> ComposeResult:
        """The policy, the outcome, the GPUs, and what speaks against the one under the cursor."""
        yield Static(id="policy")
        yield Static(id="does")
        yield SaidLines(id="outcome")
        yield self.table
        with VerticalScroll(id="against", can_focus=False):
            yield SaidLines(id="reasons")

    def on_resize(self, event: events.Resize) -> None:
        """Leave out what goes without saying where there are few lines."""
        self.set_class(event.size.height < LOW_BELOW, "-low")

    def show(self, inventory: Inventory, host: Host) -> None:
        """Show the GPUs as they are now; without a choice for a profile that a VM waits for."""
        choices = profile_choices(inventory, host)
        known = {choice.profile.name: choice for choice in choices}
        self._profile = self._chosen if self._chosen in known else next(iter(known), None)
        policy = host.graphics.assignment_policy
        self.query_one("#policy", Static).update(Content(POLICY_TITLES[policy]))
        self.query_one("#does", Static).update(Content(WHAT_IT_DOES[policy]))
        if self._profile is None:
            self.query_one("#outcome", SaidLines).say([("", NO_PROFILE, Tone.MUTED)])
            self.table.replace_rows([])
            return
        found = next_vgpu(inventory, host, self._profile)
        self.query_one("#outcome", SaidLines).say(list(_outcome(found, known[self._profile].asked_by)))
        self.table.styles.height = 1 + min(len(found.weights), ROWS_MAX)
        self.table.replace_rows([_standing(weight, self._profile) for weight in found.weights])
        self._tell()

    @property
    def profile(self) -> str | None:
        """The profile that is asked about; None if there is none to ask about."""
        return self._profile

    def ask_about(self, profile: str) -> None:
        """Ask about another profile, from the next `show` on."""
        self._chosen = profile

    @on(InventoryTable.Highlighted)
    def choose(self, event: InventoryTable.Highlighted) -> None:
        """Tell about the GPU under the cursor."""
        event.stop()
        self._tell()

    def _tell(self) -> None:
        row = self.table.cursor_row
        said: list[tuple[str, str, Tone]] = []
        for fault in row.refusals if row else ():
            said += [(f"{UNMET.glyph} ", fault.message, Tone.PLAIN), ("  ", fault.remedy, Tone.MUTED)]
        self.query_one("#reasons", SaidLines).say(said)


def _standing(weight: VgpuWeight, profile: str) -> Standing:
    return Standing(weight, _gb(weight.gpu.locked_mb) if weight.gpu.locked_mb else "--", vgpu_refusals(weight, profile))


def _outcome(found: NextVgpu, asked_by: tuple[str, ...]) -> Iterator[tuple[str, str, Tone]]:
    """What becomes of the next one, in a sentence or a few."""
    size = found.profile.size_gb
    asks = f", as {', '.join(asked_by)} asks for" if asked_by else ""
    about = f"One more {found.profile.name} ({size}{asks})"
    if found.first is not None:
        more = "the last one that fits" if found.left == 1 else f"{found.left} fit altogether"
        yield f"{MET.glyph} ", f"{about} goes to {found.first.address.client}; {more}.", Tone.PLAIN
        return
    yield f"{UNMET.glyph} ", f"{about} finds no GPU here{_although_free(found)}.", Tone.PLAIN
    if found.is_locked_out:
        yield "  ", "A GPU is locked to the size of its first vGPU until it is empty.", Tone.MUTED
        if found.policy == "performance":
            yield "  ", LOCKED_BY_SPREADING, Tone.MUTED
    for fault in found.refusals:
        yield "  ", f"{fault.message} {fault.remedy}", Tone.MUTED


def _although_free(found: NextVgpu) -> str:
    return f", although {_gb(found.free_mb)} are free" if found.free_mb >= found.profile.frame_buffer_mb else ""


def _gb(mebibytes: int) -> str:
    return f"{mebibytes / MB_PER_GB:g} GB"


def _carries(row: Standing) -> str:
    gpu = row.weight.gpu
    return str(len(gpu.uses))


def _rank(row: Standing) -> Cell:
    rank = row.weight.rank
    if rank is None:
        return Cell.of(UNMET, "no")
    return Cell("1 (next)", "★", Tone.GOOD) if rank == 1 else Cell.of(MET, str(rank))


_COLUMNS: list[Column[Standing]] = [
    Column("id", "Device ID", lambda row: str(row.weight.address), width=12, sort=lambda row: row.weight.address),
    Column("rank", "Rank", _rank, width=10, sort=lambda row: row.weight.rank or len(row.weight.gpu.host.pci) + 1),
    Column("vgpus", "vGPUs", _carries, width=6, align="right", sort=lambda row: len(row.weight.gpu.uses)),
    Column("locked", "Locked to", lambda row: row.locked, width=9, align="right"),
    Column("left", "Left", lambda row: str(row.weight.left), width=6, align="right", sort=lambda row: row.weight.left),
    Column("name", "Name", lambda row: row.weight.gpu.device.device_name, min_width=12),
]
