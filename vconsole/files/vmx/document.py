"""A VMX file as a whole: nothing of it is lost, whatever it is."""

import re
from dataclasses import dataclass
from typing import NamedTuple, Self

from vconsole.files.vmx.encoding import Decoded, decode
from vconsole.files.vmx.line import VmxLine, read_line

_LINE = re.compile(r"[^\n]*\n|[^\n]+")


class VmxSetting(NamedTuple):
    """A key with its value, and where it stands."""

    line: int
    """Counted from 1."""
    key: str
    value: str


@dataclass(frozen=True, slots=True)
class VmxFile:
    """The lines of a file in their order, with comments, blank lines and what is not understood."""

    lines: tuple[VmxLine, ...]
    codec: str = "utf-8"
    mark: bytes = b""
    """The byte order mark at its beginning."""

    @classmethod
    def parse(cls, data: bytes) -> Self:
        """Read a file; any bytes are one, and `render` gives them back."""
        text, codec, mark = decode(data)
        return cls(tuple(map(read_line, _LINE.findall(text))), codec, mark)

    @classmethod
    def of(cls, text: str) -> Self:
        """Read the text of a file."""
        return cls(tuple(map(read_line, _LINE.findall(text))))

    @property
    def text(self) -> str:
        """The whole text."""
        return "".join(line.text for line in self.lines)

    def render(self) -> bytes:
        """The bytes of the file. Raises UnicodeEncodeError if a line has what its encoding lacks."""
        return Decoded(self.text, self.codec, self.mark).encoded()

    def settings(self) -> dict[str, VmxSetting]:
        """The settings by their key in lower case, since upper and lower case are the same; of equal keys the first."""
        found: dict[str, VmxSetting] = {}
        for number, line in enumerate(self.lines, start=1):
            if line.key:
                found.setdefault(line.key.casefold(), VmxSetting(number, line.key, line.value))
        return found
