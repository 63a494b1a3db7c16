"""Small XML files, read without what makes XML dangerous: no document type, no entities, no deep nesting."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from xml.parsers import expat

from vconsole.files.imports.face import ImportProblem
from vconsole.files.toml import SIZE_MAX

_DEPTH_MAX = 100


@dataclass(slots=True)
class Element:
    """An element; names of elements and attributes are without the prefix of their namespace."""

    name: str
    line: int
    attributes: dict[str, str]
    text: str = ""
    children: list["Element"] = field(default_factory=list)

    def all(self, name: str) -> Iterator["Element"]:
        """The children of this name."""
        return (child for child in self.children if child.name == name)

    def first(self, name: str) -> "Element | None":
        """The first child of this name."""
        return next(self.all(name), None)

    def words(self, name: str) -> str:
        """The text of the first child of this name, without blanks at its ends; empty if there is none."""
        child = self.first(name)
        return child.text.strip() if child else ""

    def below(self, name: str) -> Iterator["Element"]:
        """The outermost elements of this name at any depth, in the order of the file."""
        for child in self.children:
            if child.name == name:
                yield child
            else:
                yield from child.below(name)


def parse_xml(data: bytes) -> Element:
    """The outermost element of an XML file. Raises ImportProblem with the line that shows why it cannot be read."""
    if len(data) > SIZE_MAX:
        raise ImportProblem(None, 1, f"the file is larger than {SIZE_MAX // 1024**2} MB")
    return _Reader().read(data)


class _Reader:
    def __init__(self) -> None:
        self._parser = expat.ParserCreate()
        self._parser.buffer_text = True
        self._parser.StartElementHandler = self._start
        self._parser.EndElementHandler = self._end
        self._parser.CharacterDataHandler = self._characters
        self._parser.StartDoctypeDeclHandler = self._refuse
        self._open: list[tuple[Element, list[str]]] = [(Element("", 1, {}), [])]

    def read(self, data: bytes) -> Element:
        try:
            self._parser.Parse(data, True)  # noqa: FBT003 - the parser takes no keyword
        except expat.ExpatError as problem:
            reason = expat.ErrorString(problem.code) or "it is not well-formed"
            raise ImportProblem(None, problem.lineno, f"is not XML: {reason}") from None
        except (LookupError, ValueError):
            raise ImportProblem(None, 1, "is not XML: its encoding is not known") from None
        return self._open[0][0].children[0]

    def _start(self, name: str, attributes: dict[str, str]) -> None:
        if len(self._open) > _DEPTH_MAX:
            raise ImportProblem(None, self._parser.CurrentLineNumber, "elements are nested too deeply to be read")
        own = {_local(key): value for key, value in attributes.items()}
        element = Element(_local(name), self._parser.CurrentLineNumber, own)
        self._open[-1][0].children.append(element)
        self._open.append((element, []))

    def _end(self, name: str) -> None:
        del name
        element, parts = self._open.pop()
        element.text = "".join(parts)

    def _characters(self, text: str) -> None:
        self._open[-1][1].append(text)

    def _refuse(self, *declaration: object) -> None:
        del declaration
        message = "has a document type declaration (DOCTYPE), which is not read; an OVF descriptor needs none"
        raise ImportProblem(None, self._parser.CurrentLineNumber, message)


def _local(name: str) -> str:
    return name.rpartition(":")[2]
