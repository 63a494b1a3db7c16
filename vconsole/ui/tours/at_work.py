"""What the viewer wants while the hands of a walkthrough are at work: heard at once, before their next key."""

from collections.abc import Callable

from vconsole.ui.tours import telling
from vconsole.ui.tours.clock import TourClock
from vconsole.ui.tours.stage import Stage
from vconsole.ui.tours.standing import Standing
from vconsole.ui.tours.wishes import SIGNS, Want, Wish


class AtWork:
    """Holds the hands, stops them, or keeps a wish until they rest."""

    def __init__(
        self, stage: Stage, clock: TourClock, stands: Standing, show: Callable[[], None], note: Callable[[str], None]
    ) -> None:
        """Hold the hands of a stage; `show` shows how the walkthrough stands, `note` tells what does not apply."""
        self._stage = stage
        self._clock = clock
        self._stands = stands
        self._show = show
        self._note = note
        self._was_told = False

    def ignore(self) -> None:
        """Tell, once, why a key has no effect."""
        if not self._was_told:
            self._was_told = True
            self._note(telling.AT_WORK)

    def hear(self, wish: Wish, *, first: bool) -> None:
        """Hear a wish; `first` tells that no scene was before the one that is played."""
        match wish.want:
            case Want.PAUSE if self._stage.held:
                self._stands.goes_on = True
                self._stage.let_go()
            case Want.PAUSE:
                self._stands.goes_on = False
                self._stage.hold()
            case Want.HELP:
                self._help()
            case Want.FASTER | Want.SLOWER:
                self._clock.change_speed(1 if wish.want is Want.FASTER else -1)
                self._stage.set_speed(self._clock.speed)
            case Want.NEXT if self._stage.held:
                self._stands.helps = False
                self._stage.let_go()
            case Want.BACK if first:
                self._note(telling.NOTHING_BEFORE)
            case Want.TAKE_OVER | Want.LEAVE | Want.BACK:
                self._stands.helps = False
                self._clock.forget()
                self._clock.wishes.put_nowait(wish)
                self._stage.stop(SIGNS[wish.want])
            case _:
                self._clock.wishes.put_nowait(wish)

    def _help(self) -> None:
        """List the keys while the hands wait; closed, they go on if they did."""
        self._stands.helps = not self._stands.helps
        if self._stands.helps:
            self._stage.hold()
            self._show()
        elif self._stands.goes_on:
            self._stage.let_go()
        else:
            self._stage.hold()
