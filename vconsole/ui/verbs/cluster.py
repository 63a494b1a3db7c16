"""What can be done with a cluster."""

from vconsole.ui.acts import add_host, edit_drs, edit_ha
from vconsole.ui.verbs.base import Verb
from vconsole.vcenter import AddHost, SetDrs, SetHa

add_host_verb = Verb("host.add", "Add Host…", add_host, does=AddHost)
"""The verb of whatever a host can stand in."""

CLUSTER_VERBS = (
    add_host_verb,
    Verb("cluster.edit-drs", "Edit vSphere DRS…", edit_drs, does=SetDrs, starts_group=True),
    Verb("cluster.edit-ha", "Edit vSphere HA…", edit_ha, does=SetHa),
)
"""The entries of a cluster's menu."""
