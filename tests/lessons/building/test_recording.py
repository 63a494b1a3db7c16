"""What was done in a session, as the lines of a lab."""

from tests.lessons.building.rig import SAMPLE, act, entries, label, power_on, recorded, session, toggle
from vconsole.lessons.building import lasting_acts, record, sample_of
from vconsole.lessons.building.recording import act_table
from vconsole.lessons.start import opened
from vconsole.vcenter import Session


def test_what_was_undone_is_left_out_and_what_was_redone_is_there() -> None:
    work = session()
    work.perform(toggle())
    work.perform(label("Wrong"))
    work.undo()
    work.perform(label("Training"))
    work.undo()
    work.redo()
    done = lasting_acts(work.start, entries(work))
    assert [each.action for each in done] == [toggle(), label("Training")]


def test_the_same_act_twice_is_told_apart_by_its_place() -> None:
    work = session()
    work.perform(toggle())
    first = lasting_acts(work.start, entries(work))
    work.undo()
    work.perform(toggle())
    second = lasting_acts(work.start, entries(work))
    assert [each.action for each in first] == [each.action for each in second]
    assert first != second


def test_a_reset_takes_everything_away_until_it_is_undone() -> None:
    work = session()
    work.perform(toggle())
    work.reset()
    assert lasting_acts(work.start, entries(work)) == ()
    work.undo()
    assert [each.action for each in lasting_acts(work.start, entries(work))] == [toggle()]


def test_what_was_refused_and_changed_nothing_is_left_out() -> None:
    recording = recorded(power_on("train-01"), toggle(), label("Training"), power_on("train-01"))
    assert [line.action for line in recording.lines] == ["set-passthrough", "set-hardware-label", "power-on"]
    assert recording.goal.vms["train-01"].runs


def test_an_act_on_several_vms_of_which_one_is_refused_is_recorded_for_the_others() -> None:
    recording = recorded(toggle(), label("Training"), power_on("train-01", "no-such-vm"))
    assert act_table(recording.lines[-1]) == {"action": "power-on", "vms": ["train-01"]}


def test_a_label_that_is_taken_away_can_be_written_down_and_done_again() -> None:
    recording = recorded(label("Training"), label(None))
    assert act_table(recording.lines[1])["label"] == ""
    assert recording.lines[1].performed == label(None)


def test_what_happened_before_the_start_leads_from_the_sample_to_it() -> None:
    recording = record(SAMPLE, [toggle()], [label("Training")])
    assert [line.action for line in recording.before] == ["set-passthrough"]
    assert recording.start == record(SAMPLE, [], [toggle()]).goal


def test_a_sample_is_known_by_its_name_and_by_what_it_holds() -> None:
    start = Session(opened(SAMPLE)).inventory
    assert sample_of(SAMPLE, start) == SAMPLE
    assert sample_of("/home/somebody/copy.toml", start) == SAMPLE


def test_an_estate_of_ones_own_is_no_sample() -> None:
    own = Session(opened(SAMPLE))
    own.perform(act("set-drs", cluster="gpu", automation="manual"))
    assert sample_of(SAMPLE, own.inventory) is None
