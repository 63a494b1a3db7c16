"""The line at the top: where you are, and how vCenter and the cluster's services stand."""

from textual import on
from textual.app import ComposeResult
from textual.containers import Horizontal
from textual.content import Content
from textual.widgets import Static

from vconsole.model import Inventory, Ref
from vconsole.ui.desk import desk_of
from vconsole.ui.look import KIND_GLYPHS, WARNING, Tone
from vconsole.ui.widgets import Crumb, Crumbs, visible
from vconsole.vcenter.queries import path_to


class Header(Horizontal):
    """Crumbs at the left, services at the right."""

    DEFAULT_CSS = """
    Header {
        height: 1; background: $panel; padding: 0 1;
        & > #brand { width: auto; color: $accent; text-style: bold; padding: 0 2 0 0; }
        & > #services { width: auto; padding: 0 0 0 2; }
        & > #keeping { width: auto; padding: 0 0 0 2; color: $text-warning; display: none; }
    }
    """

    def compose(self) -> ComposeResult:
        """The name of the console, crumbs, services, and where the session is."""
        yield Static("vconsole", id="brand")
        yield Crumbs(id="crumbs")
        yield Static(id="services")
        yield Static(f"{WARNING.glyph} in memory", id="keeping", markup=False)

    def show_keeping(self, problem: str | None) -> None:
        """Keep saying that the session is not on disk, as long as there is a problem."""
        keeping = self.query_one("#keeping")
        keeping.display = problem is not None
        keeping.tooltip = Content(visible(problem)) if problem else None

    def show(self, inventory: Inventory, ref: Ref) -> None:
        """Show the way to an object and the services of its cluster."""
        path = path_to(inventory, ref)
        crumbs = [Crumb(step, f"{KIND_GLYPHS[step.kind]} {step.name}") for step in path]
        self.query_one(Crumbs).show(crumbs)
        self.query_one("#services", Static).update(_services(inventory, path))

    @on(Crumbs.Chosen)
    def open_crumb(self, event: Crumbs.Chosen) -> None:
        """Open the object that was clicked."""
        event.stop()
        desk_of(self).open(event.ref)


def _services(inventory: Inventory, path: tuple[Ref, ...]) -> Content:
    """vCenter, DRS and HA: a filled sign for what is on, an empty one with the word off for what is not."""
    name = next((step.name for step in path if step.kind == "cluster"), None)
    cluster = inventory.clusters.get(name) if name else None
    services = [("vCenter", True)]
    if cluster is not None:
        services += [("DRS", cluster.drs.enabled), ("HA", cluster.ha.enabled)]
    parts = [
        Content.styled(f"● {word}", Tone.GOOD.variable) if on else Content.styled(f"○ {word} off", Tone.MUTED.variable)
        for word, on in services
    ]
    return Content("  ").join(parts)
