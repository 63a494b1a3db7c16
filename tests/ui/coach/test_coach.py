"""The coach beside the console: each flow through its keys."""

from pathlib import Path

import pytest

from tests.ui.coach.rig import HOST, LAB, LARGE, SMALL, Shelf, lab_console, labelled, told
from tests.ui.fast_keys import settle
from tests.ui.text_plane import text_plane
from vconsole.lessons.lab import Support
from vconsole.model import Inventory, Ref
from vconsole.ui.coach.finish import FinishPage
from vconsole.ui.coach.panel import CoachKeys, CoachPanel
from vconsole.ui.coach.playing import answer_by_keys, reading_seconds
from vconsole.ui.coach.question import QuestionView
from vconsole.ui.desk import Speed
from vconsole.ui.hands import Hands
from vconsole.ui.leaving import Leaving
from vconsole.ui.shell.workspace import Workspace
from vconsole.ui.widgets import InventoryTree


@pytest.fixture
def shelf(tmp_path: Path) -> Shelf:
    return Shelf(tmp_path)


def notes(app) -> list[str]:
    return [note.message for note in app._notifications]


def shown_keys(app) -> list[str]:
    return [part.text for part in app.screen.query_one(CoachKeys).parts()]


def labels_of(inventory: Inventory) -> set[str | None]:
    return {device.hardware_label for device in inventory.hosts[HOST].pci}


@pytest.mark.parametrize("size", [SMALL, LARGE])
async def test_a_lab_opens_with_its_coach(size, shelf, assert_golden) -> None:
    async with lab_console(shelf, size) as (app, pilot):
        assert_golden(app, "lab-start")
        if size == SMALL:
            await pilot.press("4")
            await settle(pilot)
        assert isinstance(app.focused, InventoryTree)


async def test_the_drawer_opens_over_the_workspace_and_gives_the_focus_back(shelf, assert_golden) -> None:
    async with lab_console(shelf, SMALL) as (app, pilot):
        assert app.screen.query_one(CoachPanel).has_focus_within, "the story is seen first"
        assert app.focused is app.screen.query_one("#coach-body"), "and read before a question is answered"
        await pilot.press("escape")
        app.open(Ref("host", HOST), "pci-devices")
        await settle(pilot)
        before = app.focused
        await pilot.press("4")
        await settle(pilot)
        assert not app.screen.query_one(Workspace).display
        assert app.screen.query_one(CoachPanel).has_focus_within
        assert_golden(app, "lab-drawer")
        for key in ("4", "escape"):
            await pilot.press(key)
            await settle(pilot)
            assert app.focused is before
            assert app.screen.query_one(Workspace).display
            await pilot.press("4")
            await settle(pilot)


@pytest.mark.parametrize("size", [SMALL, LARGE])
async def test_a_misconception_is_named_at_once_and_taken_back(size, shelf, assert_golden) -> None:
    async with lab_console(shelf, size) as (app, pilot):
        if size == SMALL:
            await pilot.press("escape")
        app.perform(labelled("training"))
        await settle(pilot)
        if size == SMALL:
            assert "'training' is not 'Training'." in notes(app)
        assert_golden(app, "lab-misconception")
        await pilot.press("u")
        await settle(pilot)
        await pilot.press("4")
        await settle(pilot)
        assert "✓ Taken back: Labels that look alike are alike" in told(app)
        assert shelf.notes[-1].ideas == {"M06": 1}


async def test_a_broken_rule_is_told(shelf) -> None:
    async with lab_console(shelf) as (app, pilot):
        app.open(Ref("host", HOST), "pci-devices")
        await settle(pilot)
        await pilot.press("end", "t")
        await settle(pilot)
        if len(app.screen_stack) > 1:
            await pilot.press("enter")
            await settle(pilot)
        assert "✗ Not allowed here The GPU is not in passthrough any more." in told(app)


async def test_a_step_that_passes_says_why_and_asks_the_next_question(shelf, assert_golden) -> None:
    async with lab_console(shelf) as (app, pilot):
        app.perform(labelled("Training"))
        await settle(pilot)
        assert "Now a VM can ask for Training instead of an address." in told(app)
        await pilot.press("4", "enter")
        await settle(pilot)
        assert shelf.notes[-1].first_answers == {"kept": "It is taken away"}
        assert shelf.notes[-1].ideas == {"M27": 1}
        assert_golden(app, "lab-answered")


async def test_the_last_step_leads_to_the_finish_page_and_on_to_the_next_lab(shelf, assert_golden) -> None:
    more = {"next_lab": ("default-state", "The default state"), "review": lambda _: "again tomorrow"}
    async with lab_console(shelf, **more) as (app, pilot):
        app.perform(labelled("Training"))
        await settle(pilot)
        await pilot.press("4", "enter", "down", "enter")
        await settle(pilot)
        assert isinstance(app.screen, FinishPage)
        assert [result.stars for result in shelf.results] == [1]
        assert_golden(app, "lab-finished")
        await pilot.press("escape", "f5")
        await settle(pilot)
        assert isinstance(app.screen, FinishPage)
        await pilot.press("enter")
        await settle(pilot)
    assert app.leaving == Leaving(lab="default-state")
    assert len(shelf.results) == 1


async def test_the_finish_page_fits_a_small_terminal(shelf, assert_golden) -> None:
    async with lab_console(shelf, SMALL) as (app, pilot):
        app.perform(labelled("Training"))
        app.coaching.answer("kept", "It stays")
        await settle(pilot)
        assert_golden(app, "lab-finished")


async def test_free_help_says_nothing_until_f5_asks(shelf) -> None:
    lacking = "The label of the GPU at 0000:af:00.0 is 'Test'"
    async with lab_console(shelf, support=Support.FREE) as (app, pilot):
        app.perform(labelled("Test"))
        await settle(pilot)
        assert lacking not in told(app)
        await pilot.press("f5")
        await settle(pilot)
        assert lacking in told(app)
        app.perform(labelled("Training"))
        await settle(pilot)
        assert "The label of the GPU" not in told(app)
        assert "◐ Now The GPU carries" in told(app), "a pass is not told before it is asked for either"


async def test_the_next_hint_waits_for_an_act_or_a_while(shelf) -> None:
    async with lab_console(shelf) as (app, pilot):
        await pilot.press("h")
        await settle(pilot)
        assert "? Hint: The label belongs to the device." in told(app)
        await pilot.press("h")
        assert notes(app)[-1].startswith("Do something first, or wait ")
        assert shelf.notes[-1].hints == {"label": 1}
        for label in ("one", "two"):
            app.perform(labelled(label))
            await pilot.press("h")
        await settle(pilot)
        shown = told(app)
        assert "1. Edit Hardware Label (esxi-01.lab.local): device 0000:af:00.0, label Training" in shown
        app.perform(labelled("three"))
        await pilot.press("h")
        assert notes(app)[-1] == "All hints of this step are in the coach."


async def test_reset_asks_and_begins_anew(shelf) -> None:
    async with lab_console(shelf) as (app, pilot):
        start = app.inventory
        app.perform(labelled("Training"))
        app.coaching.answer("kept", "It is taken away")
        await pilot.press("R", "escape")
        assert app.inventory is not start
        await pilot.press("R", "enter")
        assert app.inventory is not start, "Enter alone begins nothing anew"
        await pilot.press("R", "tab", "enter")
        await settle(pilot)
        assert app.inventory == start
        assert shelf.notes[-1].answers == {}
        assert "◐ Now The GPU carries" in told(app)


@pytest.mark.parametrize("before", [None, "Test"])
async def test_the_solution_is_played_with_keys_and_all_of_it_undone(before, shelf) -> None:
    async with lab_console(shelf) as (app, pilot):
        if before is not None:
            app.perform(labelled(before))
        reached, acts, labels = app.inventory, app.session.acts, set[str | None]()
        app.session.listen(lambda change: labels.update(labels_of(change.state.inventory)))
        await pilot.press("S", "enter")
        await app.workers.wait_for_complete()
        await settle(pilot)
        assert "Training" in labels
        assert app.inventory == reached
        assert app.session.acts == acts
        assert app.screen is app.screen_stack[0]
        assert not app.coaching.attempt.finished
        assert shelf.notes[-1].solution_seen
        assert shelf.notes[-1].answers == {}


async def test_space_lets_the_hands_wait_and_go_on(shelf) -> None:
    async with lab_console(shelf, support=Support.WORKED) as (app, pilot):
        app.speed = Speed.DEMO
        await pilot.press("f5", "space")
        await settle(pilot)
        assert "It waits before the next keys. Space goes on." in told(app)
        assert shown_keys(app) == ["Esc Stop", "Space Go on"]
        await pilot.press("space")
        await settle(pilot)
        assert shown_keys(app) == ["Esc Stop", "Space Pause"]
        await pilot.press("escape")
        await app.workers.wait_for_complete()
        await settle(pilot)
        assert not app.coaching.playing


def test_a_caption_stands_longer_the_more_there_is_to_read() -> None:
    assert reading_seconds("one two three four five six") > reading_seconds("one two") + 1


@pytest.mark.parametrize("size", [SMALL, LARGE])
async def test_hands_answer_questions_with_keys_and_finish_the_lab(size, shelf) -> None:
    async with lab_console(shelf, size) as (app, pilot):
        hands = Hands(app, choose_answer=lambda *answer: answer_by_keys(hands.moves, *answer))
        await hands.play_all(app.coaching.lab.lines)
        await settle(pilot)
        assert isinstance(app.screen, FinishPage)
        assert [result.passed for result in shelf.results] == [True]


@pytest.mark.parametrize("size", [SMALL, LARGE])
async def test_worked_help_shows_a_step_when_it_was_read_and_says_when_it_is_your_turn(size, shelf) -> None:
    async with lab_console(shelf, size, Support.WORKED) as (app, pilot):
        played = []
        app.session.listen(lambda _: played.append(app.coaching.playing))
        assert "F5 then shows you this step" in told(app)
        assert "F5 Show me" in text_plane(app).splitlines()[-1]
        await pilot.press("f5")
        await app.workers.wait_for_complete()
        await settle(pilot)
        assert any(caption.startswith("The GPU carries the label Training: Edit Hardware Label") for caption in played)
        assert "All of that is undone: now you." in notes(app)
        assert "F5 Check" in text_plane(app).splitlines()[-1]
        assert app.session.acts == 0
        assert not app.coaching.attempt.notes.solution_seen


async def test_an_exam_tells_nothing_until_it_is_handed_in(shelf, assert_golden) -> None:
    async with lab_console(shelf, support=Support.EXAM) as (app, pilot):
        app.perform(labelled("Training"))
        await settle(pilot)
        assert "5:00 left" in text_plane(app)
        assert "Done" not in text_plane(app)
        await pilot.press("h", "S")
        assert notes(app)[-2:] == [
            "No hints in the first 5 minutes of an exam.",
            "There is no solution before the exam is handed in.",
        ]
        await pilot.press("f5", "enter")
        await settle(pilot)
        assert not shelf.results, "Enter alone hands nothing in"
        await pilot.press("f5", "tab", "enter")
        await settle(pilot)
        assert [(result.points, result.points_max, result.passed) for result in shelf.results] == [(1, 2, False)]
        assert_golden(app, "lab-handed-in")


async def test_an_exam_that_was_not_passed_is_not_called_done(shelf) -> None:
    async with lab_console(shelf, SMALL, support=Support.EXAM) as (app, pilot):
        await pilot.press("4", "f5", "tab", "enter")
        await settle(pilot)
        assert "▸ Stay, and see what it lacks" in text_plane(app)
        await pilot.press("enter")
        await settle(pilot)
        line = text_plane(app).splitlines()[1]
        assert "! Handed in" in line
        assert "Done" not in line


async def test_the_footer_shows_what_the_keys_do_now(shelf) -> None:
    async with lab_console(shelf, support=Support.EXAM) as (app, pilot):
        assert shown_keys(app) == ["F5 Hand in", "R Reset"]
        assert "F5 Hand in" in text_plane(app).splitlines()[-1]
        assert "h Hint" not in text_plane(app)
        app.coaching.spend(300)
        app.screen_stack[0].show_clock()
        await settle(pilot)
        assert shown_keys(app) == ["F5 Hand in", "h Hint", "R Reset"]
        await pilot.press("f5", "tab", "enter")
        await settle(pilot)
        await pilot.press("escape")
        await settle(pilot)
        assert shown_keys(app) == ["F5 Result", "S Solution", "R Reset"]


async def test_a_hint_of_an_exam_is_for_the_step_that_the_learner_chooses(shelf) -> None:
    async with lab_console(shelf, support=Support.EXAM) as (app, pilot):
        app.coaching.spend(300)
        await pilot.press("h")
        await settle(pilot)
        assert "Name and foresee" in text_plane(app)
        assert "The GPU carries the label Training (3 hints left)" in text_plane(app)
        await pilot.press("down", "enter")
        await settle(pilot)
        assert shelf.notes[-1].hints == {"foresee": 1}
        assert "Foresee what the host keeps ? Hint: A host in maintenance mode runs nothing." in told(app)
        await pilot.press("h")
        assert notes(app)[-1].startswith("Do something first, or wait ")


async def test_time_is_told_in_words(shelf) -> None:
    async with lab_console(shelf, support=Support.EXAM) as (app, pilot):
        app.coaching.spend(235)
        await pilot.press("f5")
        await settle(pilot)
        assert "Time left: 1 minute 5 seconds." in text_plane(app)
        await pilot.press("tab", "enter")
        await settle(pilot)
        assert "3 minutes 55 seconds" in text_plane(app)


async def test_a_lab_that_was_left_goes_on_with_its_notes(shelf) -> None:
    async with lab_console(shelf) as (app, pilot):
        app.perform(labelled("Training"))
        app.coaching.answer("kept", "It is taken away")
        await settle(pilot)
        await pilot.press("ctrl+q")
    assert app.leaving == Leaving()
    left = shelf.notes[-1]
    async with lab_console(shelf, SMALL, notes=left) as (app, pilot):
        assert not app.screen.query_one(CoachPanel).display, "who goes on knows the story"
        assert app.screen is app.screen_stack[0], "it goes on without asking"
        assert notes(app) == ["It goes on where you left it. R begins anew."]
        assert app.coaching.attempt.notes.answers == left.answers
        await pilot.press("4")
        await settle(pilot)
        assert "✓ Done The GPU carries the label Training" in told(app)


async def test_a_page_that_was_looked_at_is_noted(shelf) -> None:
    async with lab_console(shelf) as (app, pilot):
        app.open(Ref("host", HOST), "pci-devices")
        await settle(pilot)
        assert ("host/pci-devices", HOST) in shelf.notes[-1].visits


async def test_the_palette_has_what_the_keys_do(shelf) -> None:
    async with lab_console(shelf) as (app, pilot):
        await pilot.press("ctrl+p", *"lab: res")
        await pilot.pause(0.3)
        assert "Lab: Reset" in text_plane(app)


async def test_4_goes_to_the_question_and_arrows_choose_there(shelf) -> None:
    async with lab_console(shelf) as (app, pilot):
        app.perform(labelled("Training"))
        await settle(pilot)
        assert "Answer the question: 4 goes there." in told(app)
        for _ in range(2):
            await pilot.press("4")
            await settle(pilot)
            view = app.screen.query_one(QuestionView)
            assert app.focused is view.options, "an answer that was not so is changed in the same place"
            assert "4 goes there" not in told(app)
            await pilot.press("enter", "4")
            await settle(pilot)
        await pilot.press("4", "down", "enter")
        await settle(pilot)
        assert shelf.notes[-1].answers == {"kept": "It stays"}


async def test_reading_on_below_the_story_and_folding_it_lead_to_the_question(shelf) -> None:
    lab = LAB.replace("The team", "The team really " * 60 + "The team")
    lab = lab.replace(
        'goal = "The GPU carries',
        'questions = [{ id = "q", text = "Why?", options = ["A", "B"] }]\ngoal = "The GPU carries',
    )
    lab = lab.replace("label = [{", 'label = [{ answer = "q", is = "B" }, {').replace(
        'id = "exact"',
        'id = "why"\nwhen = { answer = "q", is = "B" }\npass = "So."\nfail = "Say it."\n[[steps.checks]]\nid = "exact"',
    )
    async with lab_console(shelf, SMALL, lab=lab) as (app, pilot):
        body = app.screen.query_one("#coach-body")
        assert app.focused is body
        assert "◐ Step 1 of 2: The GPU carries the label Training" in told(app), "what comes next is always seen"
        await pilot.press(*["down"] * 40)
        await settle(pilot)
        assert app.focused is app.screen.query_one(QuestionView).options
        for part in (body, app.screen.query_one(QuestionView).options):
            app.screen.query_one(CoachPanel)._is_folded = part is body
            await pilot.press("t")
            await settle(pilot)
            assert app.focused is part
        assert "? Why?" in told(app)


async def test_the_finish_page_of_a_small_terminal_begins_with_where_to_go_on_under_no_note(shelf) -> None:
    more = {"next_lab": ("default-state", "The default state"), "tour": ("toggle", "Handing a GPU over")}
    async with lab_console(shelf, SMALL, **more) as (app, pilot):
        await pilot.press("escape")
        app.perform(labelled("Training"))
        app.coaching.answer("kept", "It stays")
        await settle(pilot)
        assert notes(app) == []
        shown = text_plane(app)
        assert "▸ Next lab: The default state" in shown
        assert "Walkthrough of it: Handing a GPU over" in shown
        await pilot.press("down", "down", "enter")
        await settle(pilot)
    assert app.leaving == Leaving(tour="toggle")


async def test_the_cursor_of_a_question_is_a_sign_and_an_answer_that_is_tried_is_a_prediction(shelf) -> None:
    async with lab_console(shelf) as (app, pilot):
        app.perform(labelled("Training"))
        await settle(pilot)
        await pilot.press("4")
        await settle(pilot)
        assert "▸ ○ It is taken away ○ It stays" in told(app)
        await pilot.press("down", "enter")
        await settle(pilot)
        assert "You predicted: It stays" in text_plane(app)


async def test_an_answer_that_is_not_tried_is_no_prediction(shelf) -> None:
    lab = LAB.replace('shows = [{ action = "enter-maintenance", host = "esxi-01.lab.local" }]\n', "")
    async with lab_console(shelf, lab=lab) as (app, pilot):
        app.perform(labelled("Training"))
        app.coaching.answer("kept", "It stays")
        await settle(pilot)
        assert "You answered: It stays" in text_plane(app)
