"""Whatever happens in the console is known to labs by its name."""

from hypothesis import given, settings

from tests.build import estate, host
from tests.vcenter.strategies import estates, long_scripts
from tests.vcenter.test_laws import Script, step
from vconsole.lessons.predicates import event_names
from vconsole.model import Inventory
from vconsole.vcenter import FailVcenter, RecoverVcenter, Session

OF_THE_JOURNAL = {"estate-reset"}
"""What begins a lab anew, so that no lab can ask for it."""


@given(estates(), long_scripts)
@settings(max_examples=150, deadline=None)
def test_every_event_of_a_random_script_may_be_named_by_labs(inventory: Inventory, script: Script) -> None:
    session = Session(inventory)
    for act in script:
        step(session, act)
    session.settle()
    assert {event.event for event in session.events} - OF_THE_JOURNAL <= set(event_names())


def test_a_reset_is_the_only_event_that_no_lab_may_name() -> None:
    session = Session(estate(host("esxi-01")))
    session.perform(FailVcenter())
    session.perform(RecoverVcenter())
    session.reset()
    assert [event.event for event in session.events if event.event not in event_names()] == ["estate-reset"]
