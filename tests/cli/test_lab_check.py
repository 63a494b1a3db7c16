"""`vconsole lab check` and `vconsole lab schema`."""

import json
import tomllib
from pathlib import Path

import pytest

from tests.cli.conftest import Run
from tests.lessons.labs import LAB, changed
from vconsole.cli.lessons import proving, watching
from vconsole.lessons.library.shipped import shipped_entries


@pytest.fixture
def good(tmp_path: Path) -> Path:
    """The small lab as a file."""
    return written(tmp_path, LAB)


@pytest.fixture(autouse=True)
def learner(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A learner without labs of their own; where they would be."""
    monkeypatch.setenv("XDG_DATA_HOME", str(tmp_path / "data"))
    return tmp_path / "data"


def written(folder: Path, text: str) -> Path:
    path = folder / "label-it.toml"
    path.write_text(text)
    return path


def hollow(folder: Path) -> Path:
    """A lab that is done at the start."""
    return written(folder, changed('is = { hardware_label = "{label}" } }', 'is = { hardware_label = "" } }'))


def test_a_proven_lab_is_told_with_what_it_says(vconsole: Run, good: Path) -> None:
    answer = vconsole("lab", "check", "--quick", good)
    assert (answer.status, answer.err) == (0, "")
    assert answer.out.splitlines() == [
        "label-it: proven, but not in the console (1 variant, 1 line)",
        "  at the start, label: The label of 0000:af:00.0 is '--'; VMs ask for 'Training'.",
        "  trap, near: 'training' is not 'Training'.",
        "  passed, label: VMs can ask for Training now.",
    ]


def test_a_lab_is_done_in_the_console_unless_told_otherwise(vconsole: Run, good: Path) -> None:
    answer = vconsole("lab", "check", good, "--json")
    assert (answer.status, answer.json["labs"][0]["in_console"]) == (0, True)
    assert vconsole("lab", "check", "--quick", good, "--json").json["labs"][0]["in_console"] is False


def test_a_solution_that_has_no_keys_is_status_1_though_it_solves_the_lab(vconsole: Run, tmp_path: Path) -> None:
    without_keys = '{ action = "reconfigure-vm", vm = "train-01", restart_priority = "high" }, '
    path = written(tmp_path, changed("label = [{ action", f"label = [{without_keys}{{ action"))
    answer = vconsole("lab", "check", path)
    assert answer.status == 1
    assert "  problem T3 solution.label[0]: at 80x24 it cannot be played by keys: " in answer.out
    assert "T3" not in vconsole("lab", "check", "--quick", path).out


def test_a_lab_that_is_not_proven_is_status_1(vconsole: Run, tmp_path: Path) -> None:
    answer = vconsole("lab", "check", "--quick", hollow(tmp_path))
    assert answer.status == 1
    assert "  problem T2 steps[0] label: it holds before anything is done; ask for what is not there yet" in answer.out


def test_a_lab_with_a_wrong_name_is_status_1_with_its_place(vconsole: Run, tmp_path: Path) -> None:
    path = written(tmp_path, changed('all = "gpu"', 'all = "gpuu"'))
    answer = vconsole("lab", "check", "--quick", path)
    assert answer.status == 1
    assert f"{path}: steps[0] label: checks[0] exact: when: " in answer.out
    assert 'did you mean "gpu"?' in answer.out


def test_a_file_that_is_no_text_is_status_1(vconsole: Run, tmp_path: Path) -> None:
    path = tmp_path / "label-it.toml"
    path.write_bytes(b"\xff\xfe")
    answer = vconsole("lab", "check", "--quick", path)
    assert answer.status == 1
    assert answer.out.startswith(str(path))


@pytest.mark.parametrize(("word", "said"), [("frist-label", 'did you mean "first-label"?'), ("no/such.toml", "such")])
def test_what_is_not_there_is_status_2_with_the_nearest(vconsole: Run, word: str, said: str) -> None:
    answer = vconsole("lab", "check", "--quick", word)
    assert answer.status == 2
    assert said in answer.err


def test_a_folder_without_labs_is_status_2(vconsole: Run, tmp_path: Path) -> None:
    (tmp_path / "empty").mkdir()
    answer = vconsole("lab", "check", "--quick", tmp_path / "empty")
    assert answer.status == 2
    assert "is a folder without a lab file" in answer.err


NEEDS = ("[[variants]]", 'needs = ["toggle-passthru"]\n\n[[variants]]')
SLIP = ('introduces = ["hardware-label"]', 'introduces = ["hardware-lable"]')


def test_a_single_file_may_need_shipped_labs_only(vconsole: Run, tmp_path: Path) -> None:
    answer = vconsole("lab", "check", written(tmp_path, changed(*NEEDS)))
    assert answer.status == 1
    assert '  problem T14 needs: there is no lab "toggle-passthru"; did you mean "toggle-passthrough"?' in answer.out


def test_a_concept_that_is_nearly_one_of_another_lab_is_told(vconsole: Run, tmp_path: Path) -> None:
    text = changed('concepts = ["hardware-label"]', 'concepts = ["hardware-lable"]', changed(*SLIP))
    answer = vconsole("lab", "check", written(tmp_path, text))
    assert answer.status == 1
    assert 'introduces: "hardware-lable" is nearly "hardware-label", which first-label introduces' in answer.out


def test_a_file_of_a_pack_may_need_what_stands_before_it_in_the_pack(vconsole: Run, tmp_path: Path) -> None:
    later = changed(*NEEDS).replace("toggle-passthru", "before")
    path = written(tmp_path, later)
    (tmp_path / "before.toml").write_text(changed('id = "label-it"', 'id = "before"'))
    pack = tmp_path / "pack.toml"
    pack.write_text('title = "P"\ndescription = "D"\nlabs = ["before", "label-it"]\n')
    assert "needs:" not in vconsole("lab", "check", path).out
    pack.write_text('title = "P"\ndescription = "D"\nlabs = ["label-it", "before"]\n')
    assert 'needs: "before" stands after it in the pack' in vconsole("lab", "check", path).out


def test_a_pack_with_a_lab_that_is_not_there_has_its_others_proven(vconsole: Run, good: Path) -> None:
    (good.parent / "pack.toml").write_text('title = "P"\ndescription = "D"\nlabs = ["gone", "label-it"]\n')
    answer = vconsole("lab", "check", good.parent)
    assert answer.status == 2
    assert "label-it: proven" in answer.out
    assert "gone.toml" in answer.err


def test_a_shipped_lab_is_proven_by_its_id(vconsole: Run) -> None:
    assert vconsole("lab", "check", "--quick", "first-label").out.startswith(
        "first-label: proven, but not in the console (2 variants"
    )


def test_json_has_the_same_answer(vconsole: Run, good: Path, tmp_path: Path) -> None:
    answer = vconsole("lab", "check", "--quick", good, "--json")
    assert (answer.status, answer.json["proven"]) == (0, True)
    (lab,) = answer.json["labs"]
    assert (lab["file"], lab["id"], lab["flaws"], lab["random_acts"]) == (str(good), "label-it", [], [])
    assert [saying["when"] for saying in lab["sayings"]] == ["start", "trap", "pass"]
    answer = vconsole("lab", "check", "--quick", hollow(tmp_path), "--json")
    assert (answer.status, answer.json["proven"]) == (1, False)
    assert {flaw["proof"] for flaw in answer.json["labs"][0]["flaws"]} >= {"T2"}


def test_json_of_a_lab_with_a_wrong_key_has_its_problem(vconsole: Run, tmp_path: Path) -> None:
    answer = vconsole("lab", "check", "--quick", written(tmp_path, changed('fail = "The', 'fial = "The')), "--json")
    assert answer.status == 1
    (lab,) = answer.json["labs"]
    assert (lab["id"], lab["proven"]) == (None, False)
    assert 'unknown key "fial"; did you mean "fail"?' in [problem["message"] for problem in lab["problems"]]


def test_random_acts_are_a_report_that_the_same_seed_repeats(vconsole: Run, tmp_path: Path) -> None:
    path = written(tmp_path, changed('is = { hardware_label = "{label}" }', 'is = { hardware_label = { ne = "" } }'))
    plain, first, again = (
        vconsole("lab", "check", "--quick", path, "--json", *more).json["labs"][0]
        for more in ((), ("--fuzz", "--seed", "3"), ("--fuzz", "--seed", "3"))
    )
    assert plain["random_acts"] == []
    assert first == again
    assert [flaw["proof"] for flaw in first["random_acts"]] == ["T15"]
    assert first["proven"] is plain["proven"]


def test_watch_proves_a_lab_again_when_it_changes_until_it_is_ended(
    vconsole: Run, good: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    looks = iter((lambda: None, lambda: hollow(good.parent), None))
    changes = iter((1.0, 1.0, 2.0))
    monkeypatch.setattr(watching, "changed_at", lambda _: at[0])
    at = [next(changes)]

    def sleep(_: float) -> None:
        look = next(looks)
        if look is None:
            raise KeyboardInterrupt
        look()
        at[0] = next(changes)

    monkeypatch.setattr(proving.time, "sleep", sleep)
    answer = vconsole("lab", "check", "--quick", good, "--watch")
    assert answer.status == 0
    told = [line for line in answer.out.splitlines() if line.startswith(("label-it", "--"))]
    assert told[:2] == [
        "label-it: proven, but not in the console (1 variant, 1 line)",
        "-- 1 lab looked at; ctrl+c ends it",
    ]
    assert told[2].startswith("label-it: ")
    assert told[2].endswith("problems")
    assert told[3:] == ["-- 1 lab looked at; ctrl+c ends it"]


def test_watch_proves_what_a_lab_is_together_with_others(
    vconsole: Run, good: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    good.write_text(good.read_text().replace("concepts =", 'needs = ["toggle-passthru"]\nconcepts ='))

    def end(_: float) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr(proving.time, "sleep", end)
    answer = vconsole("lab", "check", "--quick", good, "--watch")
    assert '  problem T14 needs: there is no lab "toggle-passthru"; did you mean "toggle-passthrough"?' in answer.out


def test_watch_waits_for_a_file_that_an_editor_replaces(
    vconsole: Run, good: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    text = good.read_text()
    looks = iter([good.unlink, *[lambda: None] * watching.PATIENCE, lambda: good.write_text(text), None])

    def sleep(_: float) -> None:
        look = next(looks)
        if look is None:
            raise KeyboardInterrupt
        look()

    monkeypatch.setattr(proving.time, "sleep", sleep)
    answer = vconsole("lab", "check", good, "--watch")
    assert answer.status == 0
    assert answer.out.count("label-it: proven") == 2
    assert answer.err == f"-- {good} is gone; it is proven when it is back\n"


def test_watch_of_what_was_never_there_is_status_2(vconsole: Run, tmp_path: Path) -> None:
    assert vconsole("lab", "check", tmp_path / "no-such.toml", "--watch").status == 2


@pytest.fixture
def pack(learner: Path) -> Path:
    """A pack of the learner's own, with the small lab."""
    folder = learner / "vconsole" / "labs" / "my-pack"
    folder.mkdir(parents=True)
    written(folder, LAB)
    (folder / "pack.toml").write_text('title = "Mine"\ndescription = "My labs."\nlabs = ["label-it"]\n')
    return folder


def test_a_pack_is_proven_by_its_name_its_folder_its_file_and_the_folder_of_all_packs(
    vconsole: Run, pack: Path
) -> None:
    for word in ("my-pack", pack, pack / "pack.toml", pack.parent):
        answer = vconsole("lab", "check", word)
        assert answer.out.startswith("label-it: proven (1 variant, 1 line)\n"), word
        assert (answer.status, answer.err) == (0, "")


def test_random_acts_that_find_nothing_say_so(vconsole: Run, good: Path) -> None:
    answer = vconsole("lab", "check", good, "--fuzz", "--seed", "5")
    assert answer.out.endswith("  random acts: up to 200 in each variant from seed 5, nothing found\n")
    assert "random acts" not in vconsole("lab", "check", good).out


def test_watch_and_json_do_not_go_together(vconsole: Run, good: Path) -> None:
    answer = vconsole("lab", "check", "--quick", good, "--watch", "--json")
    assert answer.status == 2
    assert "leave one of them out" in answer.err


def test_the_schema_is_json_and_knows_every_key_of_every_shipped_lab(vconsole: Run) -> None:
    answer = vconsole("lab", "schema")
    assert answer.status == 0
    known = set(json.loads(answer.out)["properties"])
    for entry in shipped_entries():
        assert set(tomllib.loads(entry.path.read_text("utf-8"))) <= known, entry.name
