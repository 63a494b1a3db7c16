"""The file of a pack: which labs and walkthroughs belong to it, in which order."""

from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from typing import Annotated, Any, Literal, Self

from pydantic import Field, ValidationError, model_validator

from vconsole.files import FileProblems, Problem
from vconsole.files.located import errors_by_place, path_of
from vconsole.files.problems import shown
from vconsole.files.toml import read_toml
from vconsole.files.wording import explain, suggestion, unknown_key
from vconsole.lessons.lab.texts import Id, Message, Title
from vconsole.lessons.library.shelf import LABS, TOURS, Shelf
from vconsole.lessons.library.shipped import PACK_FILE
from vconsole.model import Model

FORMAT = 1
LESSONS_MAX = 200

_Ids = Annotated[tuple[Id, ...], Field(max_length=LESSONS_MAX)]


class Pack(Model):
    """A folder with lessons, as its `pack.toml` describes it."""

    format: Literal[1] = 1
    kind: Literal["pack"] = "pack"
    title: Title
    description: Message
    labs: _Ids = ()
    """The ids in the order in which they are meant to be taken; each lab is the file of this name."""
    tours: _Ids = ()
    """Those of walkthroughs, likewise."""

    def ids(self, shelf: Shelf) -> tuple[str, ...]:
        """The ids of one kind of lessons."""
        return self.tours if shelf is TOURS else self.labs

    @model_validator(mode="after")
    def _not_empty(self) -> Self:
        if not self.labs and not self.tours:
            raise ValueError("a pack lists its lessons: labs, tours, or both")
        return self


def read_pack(folder: Path) -> Pack:
    """Read the file of a pack. Raises FileProblems with everything that is wrong in it, but not in its lessons."""
    path = folder / PACK_FILE
    raw = read_toml(path)
    try:
        pack = Pack.model_validate(raw)
    except ValidationError as problem:
        raise FileProblems(path, list(_problems(raw, problem))) from None
    contradictions = list(_ids(pack))
    if contradictions:
        raise FileProblems(path, contradictions)
    return pack


def _problems(raw: dict[str, Any], problem: ValidationError) -> Iterator[Problem]:
    found = raw.get("format")
    if isinstance(found, int) and found > FORMAT:
        yield Problem("format", f"{found} is newer than this vconsole knows ({FORMAT}); a newer vconsole opens it")
        return
    for loc, errors in errors_by_place(raw, problem.errors(include_url=False)).items():
        place = path_of(loc[:-1]) or "top of the file"
        if errors[0]["type"] == "missing":
            yield Problem(place, f'the key "{loc[-1]}" is needed')
        elif errors[0]["type"] == "extra_forbidden":
            yield Problem(place, unknown_key(str(loc[-1]), Pack.model_fields))
        else:
            yield Problem(path_of(loc), explain(errors))


def _ids(pack: Pack) -> Iterator[Problem]:
    for id_, count in Counter((*pack.labs, *pack.tours)).items():
        if count > 1:
            yield Problem(_key_of(id_, pack), f"{shown(id_)} stands twice")
    for shelf in (LABS, TOURS):
        for id_ in pack.ids(shelf):
            if id_ in shelf.reserved:
                yield Problem(shelf.key, f"{shown(id_)} is a word of the command {shelf.command}; choose another id")


def _key_of(id_: str, pack: Pack) -> str:
    return LABS.key if id_ in pack.labs else TOURS.key


def not_there(path: Path) -> Problem | None:
    """Why a lesson that a pack lists cannot be read, if its file is not there, with the file that may be meant."""
    if path.is_file():
        return None
    there = [each.stem for each in sorted(path.parent.glob("*.toml")) if each.name != PACK_FILE]
    message = f"is not there, though {PACK_FILE} lists it{suggestion(path.stem, there, 'there are')}"
    return Problem(str(path), message)
