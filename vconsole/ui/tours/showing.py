"""What the caption of a walkthrough says: its scene, a question, a reply, its keys, or that the console is yours."""

from collections.abc import Mapping

from textual.content import Content

from vconsole.lessons.tour import Tour
from vconsole.ui.tours import telling
from vconsole.ui.tours.clock import TourClock
from vconsole.ui.tours.stage import Stage
from vconsole.ui.tours.standing import Standing


class Showing:
    """Shows on a stage how a walkthrough stands."""

    def __init__(self, tour: Tour, stage: Stage, clock: TourClock, stands: Standing) -> None:
        """Show a walkthrough that stands so, on a clock whose speed is told."""
        self._tour = tour
        self._stage = stage
        self._clock = clock
        self._stands = stands

    def show(self, place: int, answers: Mapping[str, str]) -> None:
        """Show what there is to say at a scene; `answers` are those that the viewer gave, by scene."""
        scene, asked = self._tour.scenes[place], self._stands.asked
        if self._stands.helps:
            self._say(place, telling.HELP)
        elif self._stands.taken_over:
            self._stage.hand_over(self._tour.title, telling.WAITING if self._stands.waits else telling.YOURS)
        elif asked is not None:
            self._say(place, Content.styled(asked.text, "bold"))
        elif scene.question is not None and scene.id in answers:
            self._say(place, telling.reply(scene.question, answers[scene.id]))
        else:
            self._say(place, Content(scene.say))

    def number(self, place: int) -> str:
        """A scene as its number of how many."""
        return f"{place + 1}/{len(self._tour.scenes)}"

    def _say(self, place: int, text: Content) -> None:
        stands = self._stands
        options = stands.asked.options if stands.asked is not None and not stands.helps else ()
        title = telling.title(self._tour.title, self.number(place), self._clock.speed, stands.mood)
        self._stage.say(self._tour.scenes[place].spot, text, title, telling.hint(stands.mood), options)
