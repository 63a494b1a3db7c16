"""What a rehearsal can do to vCenter."""

from vconsole.model import Inventory, Ref
from vconsole.ui.acts import fail_vcenter, plan, recover_vcenter
from vconsole.ui.verbs.base import Verb
from vconsole.vcenter import FailVcenter, RecoverVcenter


def _why_not_fail(inventory: Inventory, _ref: Ref) -> str | None:
    return None if inventory.vcenter.up else "it does not answer already"


def _why_not_recover(inventory: Inventory, _ref: Ref) -> str | None:
    return "it runs" if inventory.vcenter.up else None


VCENTER_VERBS = (
    Verb("vcenter.plan", "Plan for the Real vCenter…", plan),
    Verb(
        "vcenter.fail", "Fail vCenter", fail_vcenter, _why_not_fail, does=FailVcenter, starts_group=True, destroys=True
    ),
    Verb("vcenter.recover", "Recover vCenter", recover_vcenter, _why_not_recover, does=RecoverVcenter, leads_on=True),
)
"""The entries of vCenter's menu."""
