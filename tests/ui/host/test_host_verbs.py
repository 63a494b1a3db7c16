"""What the Actions menu offers for a host."""

from tests.build import ask, device, estate, host, vm
from tests.ui.host.rig import CARD, GPU, A, bench
from tests.ui.text_plane import text_plane
from vconsole.model import GraphicsType, HostState, Inventory, Passthrough, Ref
from vconsole.ui.verbs.host import HOST_VERBS

(REBOOT,) = (verb for verb in HOST_VERBS if verb.id == "host.reboot")


def why_not(inventory: Inventory) -> str | None:
    return REBOOT.why_not(inventory, Ref("host", A))


def test_a_host_with_running_vms_is_not_rebooted() -> None:
    one = vm("train-01", A, ask(assigned=GPU), on=True)
    assert why_not(estate(host(A, device(GPU)), vms=(one,))) == "train-01 runs on it"
    assert why_not(estate(host(A, device(GPU)), vms=(one, vm("web-01", A, on=True)))) == "2 VMs run on it"
    assert why_not(estate(host(A, device(GPU)), vms=(vm("off-01", A),))) is None


def test_a_host_that_does_not_answer_is_not_rebooted() -> None:
    assert why_not(estate(host(A, state=HostState.NOT_RESPONDING))) == "the host is not responding"
    assert why_not(estate(host(A, state=HostState.MAINTENANCE))) is None
    assert why_not(estate()) == "the host is not in the inventory"


async def test_the_question_names_what_becomes_active() -> None:
    waiting = device(GPU, passthrough=Passthrough.ENABLED_NEEDS_REBOOT)
    typed = device(CARD, graphics_type=GraphicsType.SHARED_DIRECT)
    desk = bench(estate(host(A, waiting, typed)), "summary")
    async with desk.shown(76) as pilot:
        REBOOT.run(desk, Ref("host", A))
        await pilot.pause()
        shown = " ".join(text_plane(desk).replace("│", " ").split())
        assert f"Reboot {A}?" in shown
        assert "passthrough enabled for 0000:AF:00.0 GA100 [A100 PCIe 40GB];" in shown
        assert "graphics type Shared Direct for 0000:3B:00.0 GA100 [A100 PCIe 40GB]." in shown
        await pilot.press("escape")
        assert not desk.session.events
        REBOOT.run(desk, Ref("host", A))
        await pilot.pause()
        await pilot.press("enter")
        assert [event.event for event in desk.session.events] == ["host-reboot-started", "host-rebooted"]
        assert desk.inventory.hosts[A].pci[0].passthrough is Passthrough.ENABLED
