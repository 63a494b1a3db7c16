"""A VMX file with other settings and everything else as it was."""

from collections.abc import Iterable, Iterator

from vconsole.files.vmx.document import VmxFile
from vconsole.files.vmx.kept import PCI_KEY
from vconsole.files.vmx.line import VmxLine, escape
from vconsole.files.vmx.pci import Setting
from vconsole.model.vm import MMIO_MISPRINT, MMIO_SIZE, MMIO_SWITCH

_OWN = {
    key.casefold()
    for key in (
        *(MMIO_MISPRINT, MMIO_SIZE, MMIO_SWITCH),
        *("sched.mem.min", "sched.mem.minSize", "sched.mem.pin", "sched.cpu.min"),
    )
}
"""What a VM that has none of it says by not saying it."""


def rewritten(document: VmxFile, settings: Iterable[Setting]) -> str:
    """The text of the file with these settings: each in its old place, new ones at the end.

    PCI devices, reservations and the MMIO region are those of the settings; other lines that the settings do not name
    stay as they are, to the blank.
    """
    wanted = {key.casefold(): (key, value) for key, value in settings}
    end = "\r\n" if any(line.text.endswith("\r\n") for line in document.lines) else "\n"
    lines = list(_lines(document, wanted))
    if wanted and lines and not lines[-1].endswith("\n"):
        lines[-1] += end
    return "".join((*lines, *(f'{key} = "{escape(value)}"{end}' for key, value in wanted.values())))


def _lines(document: VmxFile, wanted: dict[str, Setting]) -> Iterator[str]:
    """The lines that stay or change; what they say is taken from the settings that are wanted."""
    said: set[str] = set()
    for line in document.lines:
        key = line.key.casefold()
        if key in wanted:
            said.add(key)
            yield _with_value(line, wanted.pop(key)[1])
        elif key not in said and key not in _OWN and not PCI_KEY.fullmatch(key):
            yield line.text


def _with_value(line: VmxLine, value: str) -> str:
    """The line with this value; as it was if it says so already."""
    if line.value == value and line.flaw is None:
        return line.text
    head, _, rest = line.text.partition("=")
    gap = rest[: len(rest) - len(rest.lstrip(" \t"))]
    end = line.text[len(line.text.rstrip("\r\n")) :]
    return f'{head}={gap}"{escape(value)}"{end}'
