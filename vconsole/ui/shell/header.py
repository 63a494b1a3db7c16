"""The line at the top: where you are, and how vCenter and the cluster's services stand."""

from textual import on
from textual.app import ComposeResult
from textual.containers import Horizontal
from textual.content import Content
from textual.widgets import Static

from vconsole.model import Cluster, Inventory, Ref, VCenter
from vconsole.ui.desk import desk_of
from vconsole.ui.look import KIND_GLYPHS, NOT_ANSWERING, RUNS, TURNED_OFF, WARNING, State
from vconsole.ui.widgets import Crumb, Crumbs, visible
from vconsole.vcenter.queries import path_to


class Header(Horizontal):
    """Crumbs at the left, services at the right."""

    DEFAULT_CSS = """
    Header {
        height: 1; background: $panel; padding: 0 1;
        & > #brand { width: auto; color: $accent; text-style: bold; padding: 0 2 0 0; }
        & > #services { width: auto; padding: 0 0 0 2; }
        & > #building { width: auto; padding: 0 0 0 2; color: $accent; display: none; }
        & > #keeping { width: auto; padding: 0 0 0 2; color: $text-warning; display: none; }
    }
    """

    def __init__(self) -> None:
        """Make the line; it shows nothing yet."""
        super().__init__()
        self._shown: tuple[tuple[Ref, ...], VCenter, Cluster | None] | None = None

    def compose(self) -> ComposeResult:
        """The name of the console, crumbs, services, and where the session is."""
        yield Static("vconsole", id="brand")
        yield Crumbs(id="crumbs")
        yield Static(id="services")
        yield Static("● building", id="building", markup=False)
        yield Static(f"{WARNING.glyph} in memory", id="keeping", markup=False)

    def show_building(self, *, building: bool) -> None:
        """Keep saying that what is done is recorded for a lab."""
        sign = self.query_one("#building")
        sign.display = building
        sign.tooltip = Content("What you do is recorded for a lab. ctrl+p, Build a lab: this is the goal.")

    def show_keeping(self, problem: str | None) -> None:
        """Keep saying that the session is not on disk, as long as there is a problem."""
        keeping = self.query_one("#keeping")
        keeping.display = problem is not None
        keeping.tooltip = Content(visible(problem)) if problem else None

    def show(self, inventory: Inventory, ref: Ref) -> None:
        """Show the way to an object, and how vCenter and the services of its cluster stand now."""
        path = path_to(inventory, ref)
        now = (path, inventory.vcenter, _cluster_of(inventory, path))
        if now == self._shown:
            return
        self._shown = now
        crumbs = [Crumb(step, f"{KIND_GLYPHS[step.kind]} {step.name}") for step in path]
        self.query_one(Crumbs).show(crumbs)
        self.query_one("#services", Static).update(_services(inventory.vcenter, now[-1]))

    @on(Crumbs.Chosen)
    def open_crumb(self, event: Crumbs.Chosen) -> None:
        """Open the object that was clicked."""
        event.stop()
        desk_of(self).open(event.ref)


def _cluster_of(inventory: Inventory, path: tuple[Ref, ...]) -> Cluster | None:
    name = next((step.name for step in path if step.kind == "cluster"), None)
    return inventory.clusters.get(name) if name else None


def _services(vcenter: VCenter, cluster: Cluster | None) -> Content:
    """vCenter, DRS and HA, each with a sign and, unless it is simply on, a word: DRS needs vCenter, HA does not."""
    services = [_service("vCenter", RUNS if vcenter.up else NOT_ANSWERING, "" if vcenter.up else "down")]
    if cluster is not None:
        services.append(_drs(vcenter, cluster))
        services.append(_service("HA", RUNS, "" if vcenter.up else "on its own") if cluster.ha.enabled else _off("HA"))
    return Content("  ").join(services)


def _drs(vcenter: VCenter, cluster: Cluster) -> Content:
    if not cluster.drs.enabled:
        return _off("DRS")
    return _service("DRS", RUNS if vcenter.up else TURNED_OFF, "" if vcenter.up else "idle")


def _off(name: str) -> Content:
    return _service(name, TURNED_OFF, "off")


def _service(name: str, state: State, word: str) -> Content:
    return Content.styled(f"{state.glyph} {name}{f' {word}' if word else ''}", state.tone.variable)
