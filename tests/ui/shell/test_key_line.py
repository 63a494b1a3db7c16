"""The line that names the keys: made anew when other keys work, and only then."""

from textual.widgets._footer import FooterKey

from tests.build import device, estate, host
from tests.ui.shell.rig import SMALL, A, console
from vconsole.ui.shell.key_line import KeyLine


async def test_the_key_line_is_made_anew_only_when_other_keys_work() -> None:
    async with console(SMALL, estate(host(A, device("af:00.0")))) as (app, pilot):
        line = app.screen.query_one(KeyLine)
        before = [key.description for key in line.query(FooterKey)]
        assert before
        first = line.query(FooterKey).first()
        app.screen.refresh_bindings()
        await pilot.pause()
        assert line.query(FooterKey).first() is first
        app.bind("f9", "help", description="Something new")
        app.screen.refresh_bindings()
        await pilot.pause()
        await pilot.pause()
        assert "Something new" in [key.description for key in line.query(FooterKey)]
