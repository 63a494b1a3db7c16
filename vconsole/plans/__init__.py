"""Plans: a rehearsed change as a script for the real estate."""

from vconsole.plans.forms import FORMS, Form
from vconsole.plans.plan import REHEARSAL_ONLY, Act, Plan, Remark, Step
from vconsole.plans.replaying import plan_of, plan_of_session

__all__ = ["FORMS", "REHEARSAL_ONLY", "Act", "Form", "Plan", "Remark", "Step", "plan_of", "plan_of_session"]
