"""vSphere HA: what happens when a host fails, what would happen if one did, and the capacity kept for it."""

from vconsole.ha.admission import admission
from vconsole.ha.failover_hosts import dedicated_hosts, spare_failover_hosts
from vconsole.ha.figures import Admission, Share, Slots
from vconsole.ha.headroom import Headroom
from vconsole.ha.plan import LeftOff, Plan, Restart, after_failure, plan, running_on, why_never
from vconsole.ha.survey import Failure, Survey, request_text, survey

__all__ = [
    "Admission",
    "Failure",
    "Headroom",
    "LeftOff",
    "Plan",
    "Restart",
    "Share",
    "Slots",
    "Survey",
    "admission",
    "after_failure",
    "dedicated_hosts",
    "plan",
    "request_text",
    "running_on",
    "spare_failover_hosts",
    "survey",
    "why_never",
]
