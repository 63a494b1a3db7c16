"""The forms of a plan. A new one is a module here, and a line in `FORMS`."""

from vconsole.plans.forms.esxcli import Esxcli
from vconsole.plans.forms.form import ByHand, Form, Written
from vconsole.plans.forms.govc import Govc
from vconsole.plans.forms.powercli import PowerCli
from vconsole.plans.forms.runbook import Runbook

__all__ = ["FORMS", "ByHand", "Form", "Written"]

FORMS: dict[str, Form] = {form.name: form for form in (PowerCli(), Govc(), Esxcli(), Runbook())}
"""Every form by its name."""
