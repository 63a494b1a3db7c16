"""A lab's console that nobody looks at while it is played: only what stays on its screen is read."""

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from pathlib import Path
from typing import Any, ClassVar

from vconsole.lessons.lab import LabFile, Support
from vconsole.lessons.proofs import Case
from vconsole.ui.coach.console import LabConsole
from vconsole.ui.coach.lab_desk import LabDesk
from vconsole.ui.desk import Speed
from vconsole.vcenter import Session


class UnwatchedLab(LabConsole):
    """The console of a lab without what passes by itself."""

    # What shines through below a dialog is drawn anew with every key, which takes most of the time.
    CSS: ClassVar[str] = "ModalScreen { background: $background; }"

    def notify(self, message: str, **options: Any) -> None:
        """Show no note: it would lie over the coach for some seconds, and go by itself."""


@asynccontextmanager
async def opened(case: Case, size: tuple[int, int]) -> AsyncIterator[UnwatchedLab]:
    """The console on a lab in a terminal of a size; nothing takes time there, and nothing is kept."""
    desk = LabDesk(LabFile(Path(), (case.lab,)), 0, Support.GUIDED, case.lab.start.sample, Path())
    app = UnwatchedLab(Session(case.start), desk)
    app.speed = Speed.INSTANT
    app.animation_level = "none"
    async with app.run_test(size=size) as pilot:
        await pilot.pause()
        yield app
