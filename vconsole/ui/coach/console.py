"""The console on a lab."""

import asyncio
import time
from collections.abc import Sequence
from typing import ClassVar

from textual import events, work

from vconsole.lessons.attempt import result_of
from vconsole.lessons.lab import Step, Support
from vconsole.ui.app import Console
from vconsole.ui.coach.coaching import Coaching
from vconsole.ui.coach.commands import LabCommands
from vconsole.ui.coach.finish import FinishPage
from vconsole.ui.coach.hint_choice import HintChoice
from vconsole.ui.coach.keys import offered
from vconsole.ui.coach.lab_desk import LabDesk
from vconsole.ui.coach.panel import CoachKeys
from vconsole.ui.coach.playing import Scene, play, remaining, scenes_of, whole
from vconsole.ui.coach.screen import LabScreen, Place
from vconsole.ui.coach.wording import lasting
from vconsole.ui.dialogs import ConfirmDialog
from vconsole.ui.hands import CannotPlay, PlayedOtherwise
from vconsole.ui.hands.keyboard import PlayedKey
from vconsole.ui.leaving import Leaving
from vconsole.ui.shell.palette import Commands
from vconsole.vcenter import Session

HANDS = "hands"
"""The workers that play."""
STOPS = ("escape", "S")
"""Keys that stop them."""
PAUSES = "space"
"""The key that lets them wait, and go on."""
QUITS = "ctrl+q"
SECOND = 1.0
IDLE_SECONDS = 300.0
"""After which a learner who moves nothing is no longer at it."""


class LabConsole(Console):
    """The console over the session of a lab, with a coach."""

    COMMANDS: ClassVar = {Commands, LabCommands}

    def __init__(self, session: Session, desk: LabDesk, *, theme: str | None = None) -> None:
        """Take the session of a lab; if its attempt is gone on with, so is the session that was left."""
        self._stray = _gone_on(session) if desk.notes is not None else ""
        super().__init__(session, desk.source, theme=theme)
        self.coaching = Coaching(desk, session)
        self.lab_desk = desk
        self._finishing = False
        self._going = asyncio.Event()
        """Set while the hands are not to wait."""
        self._still_for = 0.0
        self._last_seen: object = None
        self._told_problem = ""
        self._told_to_wait = False
        """Whether it was said, since the hands play, that keys wait."""

    def get_default_screen(self) -> LabScreen:
        """The console's only screen."""
        return LabScreen(self.inventory, self.coaching)

    @property
    def _lab_screen(self) -> LabScreen:
        screen = self._console
        assert isinstance(screen, LabScreen), "a lab has its coach"  # noqa: S101
        return screen

    def on_mount(self) -> None:
        """Let the time at the lab run, and tell how it begins."""
        self.set_interval(SECOND, self._spend)
        if self.lab_desk.notes is not None:
            self.notify("It goes on where you left it. R begins anew.", markup=False)
        if self.lab_desk.waiting is not None:
            self.notify(_told_of(self.lab_desk.waiting), markup=False)
        if self._stray:
            self.notify(self._stray, title="Session", severity="warning", markup=False)
        self._tell_problem()

    def on_unmount(self) -> None:
        """Keep the notes."""
        self.coaching.keep()

    def _tell_problem(self) -> None:
        """Tell what keeps the progress from the disk, when it comes up."""
        problem = self.lab_desk.problem()
        if problem and problem != self._told_problem:
            self.notify(problem, title="Progress", severity="warning", markup=False)
        self._told_problem = problem

    def _spend(self) -> None:
        """Count a second, if somebody is there; in an exam always."""
        coaching = self.coaching
        seen = (self.focused, self.mouse_position, self.inventory, coaching.attempt.notes.visits)
        self._still_for = 0.0 if seen != self._last_seen else self._still_for + SECOND
        self._last_seen = seen
        if coaching.handed_in or coaching.playing:
            return
        if coaching.is_exam:
            self._spend_exam()
        elif self.app_focus and self._still_for < IDLE_SECONDS:
            coaching.spend(SECOND)
        self._tell_problem()

    def _spend_exam(self) -> None:
        self.coaching.spend(SECOND)
        self._lab_screen.show_clock()
        if not self.coaching.seconds_left:
            self.notify("Time is up: the exam is handed in.", markup=False)
            self.coaching.hand_in()

    # While the hands play

    async def on_event(self, event: events.Event) -> None:
        """Keep the learner's keys and clicks from what the hands are doing: all but those that stop them, or quit."""
        if not self.coaching.playing or not self._is_kept_from_hands(event):
            await super().on_event(event)
        elif isinstance(event, events.Key) and event.key in STOPS:
            self._stop_hands()
        elif isinstance(event, events.Key) and event.key == PAUSES:
            self._pause()
        else:
            self._tell_to_wait()

    def _pause(self) -> None:
        """Let the hands wait before their next line, or go on."""
        paused = self._going.is_set()
        self._going.clear() if paused else self._going.set()
        self.coaching.pause(paused=paused)

    def _is_kept_from_hands(self, event: events.Event) -> bool:
        """Whether an event comes from the learner, and is not about the hands themselves."""
        if isinstance(event, events.Key):
            return not isinstance(event, PlayedKey) and event.key != QUITS
        if isinstance(event, events.MouseDown | events.MouseUp):
            return not isinstance(self.get_widget_at(event.x, event.y)[0], CoachKeys)
        return isinstance(event, events.Paste)

    def _stop_hands(self) -> None:
        self.workers.cancel_group(self, HANDS)

    def _tell_to_wait(self) -> None:
        """Say once what the keys do while the hands play."""
        if not self._told_to_wait:
            self._told_to_wait = True
            self.notify("The hands are playing; your keys wait. Space pauses, Esc or S stops them.", markup=False)

    # What the keys do

    def action_lab(self, what: str) -> None:
        """Check, hint, solution or reset."""
        if self.coaching.playing:
            playing = {"stop": self._stop_hands, "solution": self._stop_hands}
            playing |= {"pause": self._pause, "go-on": self._pause}
            playing.get(what, self._tell_to_wait)()
        elif what in ("check", "show", "hand-in", "result"):
            self._check()
        else:
            {"hint": self._hint, "solution": self._solution, "reset": self._reset}[what]()

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Offer what the keys of the coach do now; what they do not is said when they are pressed."""
        if action == "lab_offered":
            return bool(parameters) and parameters[0] in offered(self.coaching)
        return super().check_action(action, parameters)

    def action_lab_offered(self, what: str) -> None:
        """Do what a key does now."""
        self.action_lab(what)

    def _check(self) -> None:
        coaching = self.coaching
        if coaching.attempt.finished:
            self._offer_onward()
        elif coaching.shows_first:
            self._show_first()
        elif coaching.is_exam:
            question = "Hand in the exam?"
            detail = f"Every check is asked then. Time left: {lasting(coaching.seconds_left)}."
            dialog = ConfirmDialog(
                "Exam", coaching.lab.title, question, detail=detail, confirm="HAND IN", is_final=True
            )
            self.push_screen(dialog, lambda yes: coaching.hand_in() if yes else None)
        else:
            coaching.check()
            self._lab_screen.say_lacking()

    def _hint(self) -> None:
        now = time.monotonic()
        reason = self.coaching.why_no_hint(now)
        steps = self.coaching.steps_with_hints
        if reason:
            self.notify(reason, title="Hint", markup=False)
        elif len(steps) == 1:
            self._give_hint(steps[0])
        else:
            choice = HintChoice(self.coaching, steps)
            self.push_screen(choice, lambda step: self._give_hint(step) if step is not None else None)

    def _give_hint(self, step: Step) -> None:
        self.coaching.hint(step, time.monotonic())
        self._lab_screen.say_hint()

    def _reset(self) -> None:
        dialog = ConfirmDialog(
            "Reset",
            self.coaching.lab.title,
            "Begin the lab anew?",
            detail="The estate, the answers and the pages you looked at are as at the start. Hints stay read.",
            confirm="RESET",
            is_final=True,
        )
        self.push_screen(dialog, lambda yes: self.coaching.reset() if yes else None)

    def _solution(self) -> None:
        coaching = self.coaching
        if coaching.is_exam and not coaching.handed_in:
            self.notify("There is no solution before the exam is handed in.", title="Solution", markup=False)
        else:
            detail = "It is played on your lab, and then undone. "
            detail += "" if coaching.attempt.finished else "The lab earns no stars after that."
            dialog = ConfirmDialog("Solution", coaching.lab.title, "Show the solution?", detail=detail, confirm="SHOW")
            self.push_screen(dialog, lambda yes: self._show_solution() if yes else None)

    def _show_solution(self) -> None:
        self.coaching.saw_solution()
        scenes = remaining(self.coaching)
        self._play(scenes or whole(self.coaching.lab), anew=not scenes)

    def _show_first(self) -> None:
        """Play the current step, which comes before doing it."""
        current = self.coaching.current
        if current is not None:
            if self._lab_screen.drawer_open:
                self._lab_screen.leave_coach()
            self.coaching.show_first()
            self._play(scenes_of(self.coaching.lab, current.step))

    @work(exclusive=True, group=HANDS)
    async def _play(self, scenes: Sequence[Scene], *, anew: bool = False) -> None:
        """Play scenes, from the start of the lab if they need that, and undo all of it."""
        was, self._told_to_wait = self._lab_screen.place, False
        self._going.set()
        try:
            with self.coaching.play(scenes[0].caption):
                if anew:
                    self.session.reset()
                await play(self, scenes, self.coaching.caption, self._going.wait)
        except (CannotPlay, PlayedOtherwise) as problem:
            self.notify(f"It cannot be shown any further: {problem}", severity="warning", markup=False)
        finally:
            if self.is_running:
                self.call_later(self._give_back, was)

    async def _give_back(self, was: Place) -> None:
        """Leave what the hands opened, and show what the learner had before them."""
        while self.screen is not self._console:
            await self.screen.dismiss(None)
        await self._lab_screen.return_to(was)
        self.notify("All of that is undone: now you.", markup=False)

    def leave_for(self, leaving: Leaving) -> None:
        """Leave; what is being played is undone first."""
        self._stop_hands()
        super().leave_for(leaving)

    # The end

    def on_lab_screen_finished(self, event: LabScreen.Finished) -> None:
        """Show the finish page as soon as nothing lies over the screen."""
        event.stop()
        self._finishing = True
        self._show_finish()

    def on_lab_screen_uncovered(self, event: LabScreen.Uncovered) -> None:
        """Show the finish page if it waited for a dialog to go."""
        event.stop()
        self._show_finish()

    def _show_finish(self) -> None:
        if self._finishing and self.screen is self._console:
            self._finishing = False
            self._offer_onward()

    def _offer_onward(self) -> None:
        self.clear_notifications()  # they would lie over what is to be read
        result = result_of(self.coaching.attempt)
        page = FinishPage(self.coaching, result, self.lab_desk.review(result))
        self.push_screen(page, lambda leaving: self.leave_for(leaving) if leaving is not None else None)

    def action_next_lab(self) -> None:
        """Leave for the next lab."""
        if self.lab_desk.next_lab is not None:
            self.leave_for(Leaving(lab=self.lab_desk.next_lab[0]))

    def action_back_to_estate(self) -> None:
        """Leave for the estate that the lab was opened from."""
        self.leave_for(Leaving(estate=True))


def _told_of(waiting: Support) -> str:
    """What is said about the attempt that waits beside this one."""
    what = "exam" if waiting is Support.EXAM else f"attempt with {waiting} support"
    return f"Your {what} at this lab waits; it goes on when you open the lab so."


def _gone_on(session: Session) -> str:
    """Go on with the session that was left; returns what there is to say if not all of it leads where it did."""
    replay = session.look_back()
    session.go_on()
    if replay is None or replay.stray is None:
        return ""
    return f"What you did leads elsewhere in this version. It goes on before: {replay.stray}"
