"""Replace Host, through its dialog."""

from textual.widgets import Input

from tests.ui.acts3.rig import CARD, GPU, A, lab
from tests.ui.shell.rig import LARGE, SMALL, console
from tests.ui.vm.rig import said, settled
from vconsole.model import HostState, PciAddress, Ref
from vconsole.ui.acts import replace_host
from vconsole.ui.verbs import verbs_of
from vconsole.vcenter import FailHost

HOST = Ref("host", A)
VERB = next(verb for verb in verbs_of("host") if verb.id == "host.replace")
MOVED = "0000:b0:00.0"


async def test_a_failed_host_comes_back_with_a_device_at_another_address_and_undo_takes_it_away() -> None:
    async with console(LARGE, lab()) as (app, pilot):
        app.attempt(FailHost(host=A))
        failed = app.inventory
        assert VERB.why_not(failed, HOST) is None
        replace_host(app, HOST)
        shown = said(await settled(pilot))
        assert "legacy-01 has DirectPath IO: 0000:3B:00.0." in shown
        assert shown.count("The same: ") == 2
        app.screen.query(Input).last().value = MOVED
        await pilot.press("enter")
        await settled(pilot)
        host = app.inventory.hosts[A]
        assert host.state is HostState.CONNECTED
        assert {str(device.address) for device in host.pci} == {CARD, MOVED}
        moved = host.device(PciAddress.parse(MOVED))
        assert moved is not None
        assert moved.hardware_label == "Training"
        app.session.undo()
        assert app.inventory is failed


async def test_an_address_that_cannot_be_read_is_refused_and_the_reader_is_led_to_it() -> None:
    async with console(SMALL, lab()) as (app, pilot):
        app.attempt(FailHost(host=A))
        before = app.inventory
        replace_host(app, HOST)
        await settled(pilot)
        field = app.screen.query(Input).last()
        field.value = "over there"
        await pilot.press("enter")
        assert '"over there" is not a PCI address' in said(await settled(pilot))
        assert app.focused is field
        field.value = CARD
        await pilot.press("enter")
        assert f"Two devices of {A} would be at {CARD}." in said(await settled(pilot))
        assert app.inventory is before


async def test_a_host_in_service_is_not_replaced_and_the_menu_says_why() -> None:
    async with console(SMALL, lab()) as (app, pilot):
        before = app.inventory
        assert VERB.why_not(before, HOST) == "it has not failed and is not in maintenance mode"
        replace_host(app, HOST)
        assert f"Bring {A} into maintenance mode first." in said(await settled(pilot))
        assert app.inventory is before
        assert GPU in {str(device.address) for device in app.inventory.hosts[A].pci}
