"""What can be done with a cluster."""

from vconsole.ui.acts import edit_drs, edit_ha
from vconsole.ui.verbs.base import Verb

CLUSTER_VERBS = (
    Verb("cluster.edit-drs", "Edit vSphere DRS…", edit_drs, starts_group=True),
    Verb("cluster.edit-ha", "Edit vSphere HA…", edit_ha),
)
"""The entries of a cluster's menu."""
