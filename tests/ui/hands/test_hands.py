"""Hands inside the running console: looked at, at a pace, stopped, and at lines that are no acts."""

import asyncio

import pytest
from textual.widgets import Input
from textual.worker import WorkerCancelled

from tests.build import device, estate, host, vm
from tests.ui.hands.rig import hands
from tests.ui.shell.rig import A, B
from vconsole.lessons.lab import Act, Answer, Look, Wait
from vconsole.model import Inventory, Ref
from vconsole.ui.hands import CannotPlay, PlayedOtherwise
from vconsole.ui.hands.keyboard import event_of
from vconsole.ui.shell.workspace import Workspace

LABEL = {"action": "set-hardware-label", "host": B, "device": "0000:3b:00.0", "label": "Training"}


def two() -> Inventory:
    return estate(host(A, device("af:00.0")), host(B, device("3b:00.0")), vms=(vm("vm-1", A), vm("vm-10", A)))


async def test_hands_play_in_a_worker_of_the_console_itself() -> None:
    async with hands(two()) as (app, hand):
        worker = app.run_worker(hand.play(Act.model_validate(LABEL)))
        await worker.wait()
        assert [device.hardware_label for device in app.inventory.hosts[B].pci] == ["Training"]


async def test_every_key_is_told_before_it_is_pressed() -> None:
    keys: list[str] = []
    async with hands(two(), on_key=keys.append) as (_, hand):
        await hand.play(Act.model_validate(LABEL))
    assert keys[0] == "ctrl+g"
    assert "".join(key for key in keys if len(key) == 1).endswith("lTraining")
    assert keys[-1] == "enter"


async def test_playing_is_stopped_between_two_keys() -> None:
    keys: list[str] = []
    begun = asyncio.Event()

    def told(key: str) -> None:
        keys.append(key)
        begun.set()

    async with hands(two(), pace=30, on_key=told) as (app, hand):
        worker = app.run_worker(hand.play(Act.model_validate(LABEL)), exit_on_error=False)
        await begun.wait()
        worker.cancel()
        with pytest.raises(WorkerCancelled):
            await worker.wait()
        assert keys == ["ctrl+g"]
        assert app.session.acts == 0


@pytest.mark.parametrize(("singly", "strokes"), [(False, 1), (True, len(B))])
async def test_a_text_is_one_stroke_of_the_pace_unless_each_letter_is_to_be_seen(
    monkeypatch: pytest.MonkeyPatch, *, singly: bool, strokes: int
) -> None:
    pace, slept = 0.001, list[float]()
    sleep = asyncio.sleep

    async def note(seconds: float) -> None:
        slept.append(seconds)
        await sleep(0)

    async with hands(two(), pace=pace, singly=singly) as (app, hand):
        await hand.moves.press("ctrl+g")
        monkeypatch.setattr("vconsole.ui.hands.keyboard.asyncio.sleep", note)
        await hand.moves.type(B)
        monkeypatch.undo()
        assert app.screen.query_one(Input).value == B
    assert slept.count(pace) == strokes


async def test_a_page_is_looked_at() -> None:
    async with hands(two()) as (app, hand):
        for visit, name in (
            ("host/pci-devices", A),
            ("vm/summary", "vm-10"),
            ("host/esxi-shell", B),
            ("vm/tasks", "vm-1"),
        ):
            await hand.play(Look(visit=visit, name=name))
            kind, page = visit.split("/")
            assert app.open_ref == Ref(kind, name)  # type: ignore[arg-type]
            spec = app.screen.query_one(Workspace).spec
            assert spec is not None
            assert spec.id == page


async def test_waiting_lets_virtual_time_pass() -> None:
    async with hands(two()) as (app, hand):
        before = app.session.state.now
        await hand.play(Wait(wait=60))
        assert app.session.state.now == before + 60


async def test_an_answer_is_given_where_questions_are_asked() -> None:
    given: list[tuple[str, str]] = []

    async def choose(question: str, option: str) -> None:
        given.append((question, option))

    line = Answer.model_validate({"answer": "why", "is": "Because"})
    async with hands(two(), choose_answer=choose) as (_, hand):
        await hand.play(line)
    assert given == [("why", "Because")]
    async with hands(two()) as (_, hand):
        with pytest.raises(CannotPlay, match="Nobody asks why"):
            await hand.play(line)


async def test_a_refusal_that_does_not_come_is_told() -> None:
    async with hands(two()) as (_, hand):
        with pytest.raises(PlayedOtherwise, match="was not refused with device-busy"):
            await hand.play(Act.model_validate({**LABEL, "refused": "device-busy"}))


@pytest.mark.parametrize(
    ("key", "name", "character"),
    [("a", "a", "a"), ("-", "minus", "-"), ("[", "left_square_bracket", "["), (" ", "space", " "),
     ("enter", "enter", "\r"), ("ctrl+g", "ctrl+g", None)],
)  # fmt: skip
def test_keys_have_the_names_that_bindings_use(key: str, name: str, character: str | None) -> None:
    event = event_of(key)
    assert (event.key, event.character) == (name, character)
