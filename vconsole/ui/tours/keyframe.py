"""Keyframes: the console before a scene, to come back to."""

from typing import NamedTuple, Self

from vconsole.model import Ref
from vconsole.ui.app import Console
from vconsole.ui.shell.workspace import Workspace
from vconsole.vcenter.session import Bookmark


class Keyframe(NamedTuple):
    """What the console was like at a moment."""

    bookmark: Bookmark
    ref: Ref | None
    page: str | None
    clean: bool
    """Whether no dialog was open; with one it cannot be come back to directly."""

    @classmethod
    def of(cls, app: Console) -> Self:
        """The console as it is now."""
        base = app.screen_stack[0]
        spec = base.query_one(Workspace).spec
        clean = len(app.screen_stack) == 1
        return cls(app.session.bookmark(), app.open_ref, spec.id if spec else None, clean)

    def is_open(self, app: Console) -> bool:
        """Whether the page that was open is open now, with no dialog over it."""
        now = Keyframe.of(app)
        return now.clean and (now.ref, now.page) == (self.ref, self.page)

    def open(self, app: Console) -> None:
        """Open the page that was open, whatever the estate is like now; dialogs have to be left before."""
        if self.ref is not None:
            app.open(self.ref, self.page)

    def restore(self, app: Console) -> None:
        """Bring the estate back, and the page that was open as it opens; dialogs have to be left before."""
        app.session.turn_to(self.bookmark)
        if self.ref is not None:
            app.screen_stack[0].query_one(Workspace).forget()
            self.open(app)
