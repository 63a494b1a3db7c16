"""What the console shows and offers while vCenter does not answer."""

import pytest

from tests.ui.acts3.rig import lab
from tests.ui.shell.rig import LARGE, SMALL, console
from tests.ui.text_plane import text_plane
from vconsole.model import Ref
from vconsole.vcenter import FailVcenter, RecoverVcenter, SetDrs

VCENTER = Ref("vcenter", "vcsa-01.lab.local")


def top(app: object) -> str:
    return text_plane(app).splitlines()[0]  # type: ignore[arg-type]


@pytest.mark.parametrize("size", [SMALL, LARGE])
async def test_the_header_says_in_words_that_vcenter_is_down_and_what_that_means_for_drs_and_ha(
    size: tuple[int, int],
) -> None:
    async with console(size, lab()) as (app, pilot):
        assert top(app).endswith("● vCenter  ● DRS  ● HA")
        app.attempt(FailVcenter())
        await pilot.pause()
        assert top(app).endswith("✗ vCenter down  ○ DRS idle  ● HA on its own")
        await pilot.press("u")
        await pilot.pause()
        assert top(app).endswith("● vCenter  ● DRS  ● HA")


async def test_the_header_follows_a_service_that_is_turned_off() -> None:
    async with console(inventory=lab()) as (app, pilot):
        app.attempt(SetDrs(cluster="gpu", enabled=False))
        await pilot.pause()
        assert top(app).endswith("● vCenter  ○ DRS off  ● HA")


async def test_title_and_summary_of_vcenter_say_that_it_does_not_answer() -> None:
    async with console(inventory=lab()) as (app, pilot):
        await app._console.open(VCENTER, None, focus=True)
        await pilot.pause()
        assert "● Running" in text_plane(app)
        app.attempt(FailVcenter())
        await pilot.pause()
        shown = text_plane(app)
        assert "vcsa-01.lab.local   ✗ Does not answer" in shown
        assert "vSphere HA goes on without it" in shown
        app.attempt(RecoverVcenter())
        await pilot.pause()
        assert "Does not answer" not in text_plane(app)


async def test_the_summary_of_a_cluster_says_what_its_services_do_without_vcenter() -> None:
    async with console(inventory=lab()) as (app, pilot):
        app.attempt(FailVcenter())
        await pilot.pause()
        shown = text_plane(app)
        assert "Fully Automated; idle while vCenter does not answer" in shown
        assert "Turned on; goes on without vCenter" in shown
