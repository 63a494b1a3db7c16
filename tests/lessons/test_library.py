from pathlib import Path

import pytest

from vconsole.files import FileProblems
from vconsole.lessons.lab import read_lab
from vconsole.lessons.library import Entry, Library, open_library
from vconsole.lessons.library.head import Head, head_from, read_head
from vconsole.lessons.library.pack import read_pack
from vconsole.lessons.library.shipped import shipped_entries, shipped_pack

SHIPPED = (shipped_pack() / "first-label.toml").read_text()


@pytest.fixture
def packs(tmp_path: Path) -> Path:
    """A folder with the pack `mine` of two labs, one of which is named like a shipped lab."""
    own_pack(tmp_path / "mine", {"first-label": SHIPPED, "own": SHIPPED.replace('"first-label"', '"own"')})
    return tmp_path


def own_pack(folder: Path, labs: dict[str, str]) -> None:
    folder.mkdir(parents=True)
    ids = ", ".join(f'"{id_}"' for id_ in labs)
    (folder / "pack.toml").write_text(f'title = "Mine"\ndescription = "For the class."\nlabs = [{ids}]\n')
    for id_, text in labs.items():
        (folder / f"{id_}.toml").write_text(text)


def named(name: str, number: str = "", needs: tuple[str, ...] = ()) -> Entry:
    pack = name.rpartition("/")[0]
    return Entry(name, Path(name), pack, number, Head(name, "T", "guided", "beginner", 5, "S", needs))


def problem_of(library: Library, word: str) -> str:
    with pytest.raises(FileProblems) as problems:
        library.find(word)
    return str(problems.value)


def test_every_shipped_lab_is_in_the_pack_and_there() -> None:
    read_pack(shipped_pack())
    listed = {entry.path.name for entry in shipped_entries() if entry.problem is None}
    assert listed == {path.name for path in shipped_pack().glob("*.toml")} - {"pack.toml"}


@pytest.mark.parametrize("entry", shipped_entries(), ids=lambda entry: entry.name)
def test_the_head_of_a_shipped_lab_is_that_of_the_whole_file(entry: Entry) -> None:
    file = read_lab(entry.path)
    assert entry.head == head_from(dict(file.lab), file.variants)


def test_a_story_with_a_bracket_at_the_beginning_of_a_line_does_not_end_the_head(tmp_path: Path) -> None:
    path = tmp_path / "first-label.toml"
    path.write_text(SHIPPED.replace('"""\nThe GPU', '"""\n[[variants]] is no table here. The GPU'))
    assert read_head(path) == read_head(shipped_pack() / "first-label.toml")


@pytest.mark.parametrize("word", ["first-label", "L1", "l01", str(shipped_pack() / "first-label.toml")])
def test_a_lab_is_found_by_its_name_its_number_and_its_path(word: str) -> None:
    library = Library((named("first-label", "L01"), named("second")))
    assert library.find(word).name == "first-label"


def test_an_unknown_word_gets_the_nearest_lab() -> None:
    assert 'did you mean "first-label"?' in problem_of(open_library(), "frist-label")


def test_a_number_that_no_lab_has_is_no_lab() -> None:
    assert "there is no lab" in problem_of(open_library(), "L99")


def test_a_lab_of_an_own_pack_does_not_hide_a_shipped_one(packs: Path) -> None:
    library = open_library(packs)
    assert library.find("first-label").number == "L04"
    assert library.find("mine/first-label").path.parent == packs / "mine"
    assert library.find("own").name == "mine/own"


def test_a_name_that_two_packs_have_is_asked_back() -> None:
    library = Library((named("a/own"), named("b/own")))
    assert "say which: a/own, b/own" in problem_of(library, "own")


def test_a_broken_lab_of_an_own_pack_is_listed_with_its_first_problem(packs: Path) -> None:
    (packs / "mine" / "own.toml").write_text(SHIPPED.replace('"first-label"', '"own"').replace("minutes", "minuets"))
    broken, whole = (open_library(packs).get(name) for name in ("mine/own", "mine/first-label"))
    assert broken is None
    assert whole is not None
    assert "minutes" in problem_of(open_library(packs), "mine/own")


def test_a_broken_pack_leaves_the_others_listed(packs: Path) -> None:
    (packs / "broken").mkdir()
    (packs / "broken" / "pack.toml").write_text("title = ")
    entries = open_library(packs).entries
    assert [entry.name for entry in entries if entry.problem is not None] == ["broken"]
    assert {"mine/own", "first-label"} <= {entry.name for entry in entries}


def test_a_lab_that_is_not_there_leaves_the_others_of_its_pack_usable(packs: Path) -> None:
    (packs / "mine" / "pack.toml").write_text(
        'title = "Mine"\ndescription = "D"\nlabs = ["first-label", "onw", "own"]\n'
    )
    library = open_library(packs)
    assert library.find("mine/own").problem is None
    assert library.find("mine/first-label").problem is None
    (missing,) = (entry for entry in library.entries if entry.problem is not None)
    assert missing.trouble.count("onw.toml") == 1
    assert problem_of(library, "mine/onw") == (
        f'{packs / "mine" / "onw.toml"}: is not there, though pack.toml lists it; did you mean "own"?'
    )


@pytest.mark.parametrize(
    ("labs", "said"),
    [
        ('["own", "own"]', "stands twice"),
        ('["check"]', "a word of the command vconsole lab"),
        ('["../own"]', "is no id"),
        ("[]", "a pack lists its lessons"),
        ('["own"]\nlab = 1', 'did you mean "labs"?'),
    ],
)
def test_what_is_wrong_with_a_pack_is_said(packs: Path, labs: str, said: str) -> None:
    (packs / "mine" / "pack.toml").write_text(f'title = "Mine"\ndescription = "D"\nlabs = {labs}\n')
    with pytest.raises(FileProblems, match=said.replace("?", r"\?")):
        read_pack(packs / "mine")


def test_a_lab_whose_id_is_not_its_files_name_is_not_readable(packs: Path) -> None:
    (packs / "mine" / "own.toml").write_text(SHIPPED)
    assert '"first-label" stands in a file named "own.toml"' in problem_of(open_library(packs), "mine/own")


def test_a_file_of_a_pack_is_that_packs_lab_and_another_file_stands_for_itself(packs: Path, tmp_path: Path) -> None:
    (tmp_path / "loose.toml").write_text(SHIPPED)
    library = open_library()
    assert library.find(str(packs / "mine" / "own.toml")).name == "mine/own"
    assert library.find(str(tmp_path / "loose.toml")).name == "file/first-label"


def test_a_prerequisite_is_a_lab_of_the_same_pack_before_it_is_a_shipped_one() -> None:
    shipped, own = named("a"), named("p/a")
    later, other = named("p/b", needs=("a",)), named("q/b", needs=("a", "gone"))
    library = Library((shipped, own, later, other))
    assert library.needs(later) == (own,)
    assert library.needs(other) == (shipped,)


def test_the_next_lab_is_the_next_of_the_same_pack() -> None:
    a, b, own = named("a"), named("b"), named("p/own")
    library = Library((a, b, own))
    assert [library.after(each) for each in (a, b, own)] == [b, None, None]
