"""All lessons of a kind that there are, and finding one of them."""

import re
from pathlib import Path

from vconsole.files import FileProblems, Problem
from vconsole.files.wording import suggestion
from vconsole.lessons.library.entry import Entry
from vconsole.lessons.library.shelf import LABS, Shelf
from vconsole.lessons.library.shipped import shipped_entries

_NUMBER = re.compile(r"([A-Za-z])(\d{1,3})")


class Library:
    """The shipped lessons of a kind, and those of the learner's own packs. A shipped name never means another."""

    def __init__(self, entries: tuple[Entry, ...], shelf: Shelf = LABS) -> None:
        """Take the entries, the shipped ones first."""
        self.entries = entries
        self.shelf = shelf
        self._by_name = {entry.name: entry for entry in reversed(entries)}

    def get(self, name: str) -> Entry | None:
        """The lesson of exactly this name that can be read."""
        entry = self._by_name.get(name)
        return entry if entry is not None and entry.problem is None else None

    def find(self, word: str) -> Entry:
        """The lesson that a name, a number as in `L04`, or the path of a file means. Raises FileProblems."""
        entry = self._named(word) or _at(word, self.shelf)
        if entry is None:
            noun = self.shelf.noun
            hint = suggestion(word, self._words, f"the {noun}s are")
            message = f"there is no {noun} of this name, and no file{hint}"
            raise FileProblems(Path(word), [Problem(word, message)])
        if entry.problem is not None:
            raise FileProblems(entry.path, [entry.problem])
        return entry

    def needs(self, entry: Entry) -> tuple[Entry, ...]:
        """The labs that teach what this one takes for granted, as far as they are there."""
        if entry.head is None:
            return ()
        found = (self._first(entry.needed(id_)) for id_ in entry.head.needs)
        return tuple(each for each in found if each is not None)

    def drilling(self, tour: Entry) -> tuple[Entry, ...]:
        """The labs that a walkthrough names, as far as they are there."""
        if tour.head is None:
            return ()
        found = (self._first(tour.needed(id_)) for id_ in tour.head.labs)
        return tuple(each for each in found if each is not None)

    def after(self, entry: Entry) -> Entry | None:
        """The lesson that comes next in the pack of this one."""
        pack = [each for each in self.entries if each.pack == entry.pack and each.problem is None]
        names = [each.name for each in pack]
        place = names.index(entry.name) + 1 if entry.name in names else len(pack)
        return pack[place] if place < len(pack) else None

    def _first(self, names: tuple[str, ...]) -> Entry | None:
        return next((found for name in names if (found := self.get(name)) is not None), None)

    def _named(self, word: str) -> Entry | None:
        number = _NUMBER.fullmatch(word)
        if number is not None and number[1].upper() == self.shelf.letter:
            wanted = self.shelf.number(int(number[2]))
            return next((entry for entry in self.entries if entry.number == wanted), None)
        own = [entry for entry in self.entries if entry.name.rpartition("/")[2] == word]
        if word in self._by_name or len(own) < 2:
            return self._by_name.get(word) or next(iter(own), None)
        named = ", ".join(entry.name for entry in own)
        message = f"several packs have a {self.shelf.noun} of this name; say which: {named}"
        raise FileProblems(Path(word), [Problem(word, message)])

    @property
    def _words(self) -> list[str]:
        return [entry.name for entry in self.entries if entry.problem is None]


def open_library(packs: Path | None = None, shelf: Shelf = LABS) -> Library:
    """The library with the learner's own packs in a folder. What cannot be read there is listed with its problem."""
    shipped = shipped_entries(shelf)
    if packs is None or not packs.is_dir():
        return Library(shipped, shelf)
    from vconsole.lessons.library.strangers import packs_in  # it brings all that lessons are made of

    return Library((*shipped, *packs_in(packs, shelf)), shelf)


def _at(word: str, shelf: Shelf) -> Entry | None:
    path = Path(word)
    if not path.is_file():
        return None
    known = (entry for entry in shipped_entries(shelf) if entry.problem is None)
    shipped = next((entry for entry in known if entry.path.samefile(path)), None)
    if shipped is not None:
        return shipped
    from vconsole.lessons.library.strangers import lesson_at

    return lesson_at(path, shelf)
