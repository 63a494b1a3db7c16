"""Pages of the Monitor tab: what would happen, what DRS recommends, and what happened."""

from vconsole.ui.pages.base import PageSpec
from vconsole.ui.pages.monitor.drs_faults import DrsFaultsPage
from vconsole.ui.pages.monitor.drs_moves import DrsMovesPage
from vconsole.ui.pages.monitor.events import EventsPage
from vconsole.ui.pages.monitor.if_a_host_fails import IfAHostFailsPage
from vconsole.ui.pages.monitor.recommendations import RecommendationsPage
from vconsole.ui.pages.monitor.tasks import TasksPage

__all__ = ["CLUSTER_MONITOR_PAGES", "MONITOR_PAGES"]

_TAB = "Monitor"

MONITOR_PAGES = (
    PageSpec("tasks", _TAB, "Tasks", TasksPage, heading="Tasks and Events"),
    PageSpec("events", _TAB, "Events", EventsPage, heading="Tasks and Events"),
)
"""What every object has below its tab Monitor."""

CLUSTER_MONITOR_PAGES = (
    PageSpec("if-a-host-fails", _TAB, "If a Host Fails", IfAHostFailsPage, heading="vSphere HA"),
    PageSpec("drs-recommendations", _TAB, "Recommendations", RecommendationsPage, heading="vSphere DRS"),
    PageSpec("drs-faults", _TAB, "Faults", DrsFaultsPage, heading="vSphere DRS"),
    PageSpec("drs-moves", _TAB, "What DRS Would Move", DrsMovesPage, heading="vSphere DRS"),
    *MONITOR_PAGES,
)
"""What a cluster has below its tab Monitor."""
