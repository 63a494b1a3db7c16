"""The command palette: the verbs of the open object, and what the console itself can do."""

from collections.abc import Callable, Iterator, Sequence
from functools import cached_property, partial
from typing import NamedTuple, cast

from textual.command import DiscoveryHit, Hit, Hits, Provider
from textual.content import Content

from vconsole.lessons.library import Walkthrough
from vconsole.model import Ref
from vconsole.ui.desk import Desk, Speed
from vconsole.ui.leaving import Leaving, Lobby
from vconsole.ui.look import Tone
from vconsole.ui.pages.comparison import TITLE, comparison_dialog
from vconsole.ui.verbs import verbs_of

DIMMED_WEIGHT = 0.5
"""What a match counts of a command that does not apply now, so that it comes below those that do."""


class Command(NamedTuple):
    """A line of the palette."""

    title: str
    help: str
    run: Callable[[], object]
    applies: bool = True
    """Whether it can be done now; else it is dimmed, and says why when it is chosen all the same."""

    @property
    def shown(self) -> Content:
        """The title as it is drawn."""
        return Content.styled(self.title, "" if self.applies else Tone.MUTED.variable)


class Commands(Provider):
    """The verbs of the open object and of vCenter, and what the console can do; what does not apply now is dimmed."""

    @property
    def _desk(self) -> Desk:
        return cast(Desk, self.app)

    async def discover(self) -> Hits:
        """All commands, before anything is typed."""
        for command in self._commands():
            yield DiscoveryHit(command.shown, command.run, text=command.title, help=command.help)

    async def search(self, query: str) -> Hits:
        """The commands that match."""
        matcher = self.matcher(query)
        for command in self._commands():
            score = matcher.match(command.title)
            if score > 0:
                weight = 1 if command.applies else DIMMED_WEIGHT
                yield Hit(score * weight, command.shown, command.run, text=command.title, help=command.help)

    def _commands(self) -> Iterator[Command]:
        vcenter = Ref("vcenter", self._desk.inventory.vcenter.name)
        for ref in dict.fromkeys((self._desk.open_ref or vcenter, vcenter)):
            yield from self._of_object(ref)
        yield from self._of_console()

    def _of_object(self, ref: Ref) -> Iterator[Command]:
        for verb in verbs_of(ref.kind):
            title, reason = f"{ref.name}: {verb.title}", verb.why_not(self._desk.inventory, ref)
            if reason is None:
                yield Command(title, "Actions menu (a)", partial(verb.run, self._desk, ref))
            else:
                why = f"Not now: {reason}."
                say = partial(self._desk.notify, why, title=verb.title, severity="warning", markup=False)
                yield Command(title, why, say, applies=False)

    def _of_console(self) -> Iterator[Command]:
        desk, session = self._desk, self._desk.session
        if session.undoes:
            yield Command(f"Undo: {session.undoes}", "u", partial(desk.run_action, "undo"))
        if session.redoes:
            yield Command(f"Redo: {session.redoes}", "ctrl+r", partial(desk.run_action, "redo"))
        yield Command("Go to…", "Any object by name, address or label (ctrl+g)", partial(desk.run_action, "go_to"))
        yield Command("Save the estate as…", "Write a cluster file (ctrl+s)", partial(desk.run_action, "save_as"))
        if session.journal is not None:
            export = partial(desk.run_action, "export_journal")
            yield Command("Export the journal…", "What was done here, for vconsole run", export)
        yield Command(
            "Reset to the start",
            "The estate as the session began; undo takes it back",
            partial(desk.run_action, "reset"),
        )
        yield from self._of_building()
        for speed in Speed:
            yield Command(f"Clock: {speed}", _SPEED_HELP[speed], partial(desk.set_speed, speed))
        yield Command("Theme…", "Choose another look", partial(desk.run_action, "change_theme"))
        yield Command(
            f"Compare {TITLE}", "What works with each, tried on a copy", lambda: desk.push_screen(comparison_dialog())
        )
        yield from self._of_lessons()
        yield Command("Keys", "The keys of the pane with the focus (?)", partial(desk.run_action, "show_keys"))
        yield Command("About", "What vconsole is, and what it is not", partial(desk.run_action, "about"))
        yield Command("Quit", "Leave the console (ctrl+q)", partial(desk.run_action, "leave"))

    def _of_lessons(self) -> Iterator[Command]:
        lobby, act = cast(Lobby, self.app), self.app.run_action
        yield Command("Labs…", "Learn the flow by doing it (L)", partial(act, "labs"))
        yield Command("Walkthroughs…", "The console shows the flow by itself (W)", partial(act, "walkthroughs"))
        for each in self._walkthroughs:
            leave = partial(lobby.leave_for, Leaving(tour=each.entry.name))
            yield Command(
                f"Walkthrough: {each.head.title}", f"{each.head.minutes} minutes, in an estate of its own", leave
            )
        if lobby.arriving.back:
            leave = partial(lobby.leave_for, Leaving(estate=True))
            yield Command(f"Back to {lobby.arriving.back}", "The estate that you came from", leave)

    @cached_property
    def _walkthroughs(self) -> Sequence[Walkthrough]:
        tours = cast(Lobby, self.app).arriving.tours
        return tours() if tours is not None else ()

    def _of_building(self) -> Iterator[Command]:
        desk, building = self._desk, self._desk.building is not None
        yield Command(
            "Build a lab: start here", "What you do from now on is its solution", partial(_build, "start", desk)
        )
        goal = "Choose what counts, and write the lab" if building else "Not now: no start was set."
        yield Command("Build a lab: this is the goal…", goal, partial(_build, "goal", desk), applies=building)
        if building:
            yield Command("Build a lab: give it up", "Nothing is written", partial(_build, "stop", desk))


def _build(what: str, desk: Desk) -> None:
    from vconsole.ui.building import STEPS  # labs are not needed to open the console

    STEPS[what](desk)


_SPEED_HELP = {
    Speed.INSTANT: "Tasks complete at once",
    Speed.DEMO: "A second of virtual time takes a second",
    Speed.REAL: "Five times slower than demo, to talk along",
}
