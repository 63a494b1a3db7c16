"""The scene that comes next, which the viewer may bring about without the walkthrough."""

from collections.abc import Callable

from vconsole.lessons.tour import Scene


class Ahead:
    """What comes next, from the moment on at which the scene before it is shown."""

    def __init__(self, scene: Scene | None, holds: Callable[[Scene], bool]) -> None:
        """Look out for what a scene waits for; what holds by now is nobody's doing."""
        self._scene = scene
        self._holds = holds
        self._is_open = scene is not None and scene.until is not None and not holds(scene)
        self.told = False
        """Whether somebody was told that it is done."""

    @property
    def done(self) -> bool:
        """Whether it came about since then."""
        return self._is_open and self._scene is not None and self._holds(self._scene)
