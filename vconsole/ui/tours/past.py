"""What was before each scene of a walkthrough, to come back to."""

from collections.abc import Sequence

from vconsole.lessons.tour import Scene, Tour
from vconsole.ui.tours.keyframe import Keyframe


class Past:
    """A keyframe for each scene up to the one that is shown."""

    def __init__(self, tour: Tour) -> None:
        self._scenes = tour.scenes
        self._before: list[Keyframe] = []

    def keep(self, place: int, before: Keyframe) -> None:
        """Keep what was before a scene; what was kept of later ones is over."""
        self.forget(place)
        self._before.append(before)

    def forget(self, place: int) -> None:
        """Forget a scene and those after it."""
        del self._before[place:]

    def before(self, place: int) -> Keyframe:
        """What was before a scene."""
        return self._before[place]

    def way_to(self, place: int) -> tuple[Keyframe, Sequence[Scene]]:
        """The last moment without a dialog before a scene, and what is to be played from there up to it.

        Pages come back as they open, so where keys had moved on one it is played from before that page.
        """
        clean = max(at for at in range(place + 1) if self._before[at].clean and not self._moved_before(at))
        return self._before[clean], self._scenes[clean:place]

    def _moved_before(self, place: int) -> bool:
        """Whether the page that a scene begins with is not as it opens, since keys moved on it."""
        before = next((scene for scene in reversed(self._scenes[:place]) if scene.do or scene.keys), None)
        return before is not None and bool(before.keys)
