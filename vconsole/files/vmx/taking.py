"""The settings of a VMX file while a VM is made of them."""

from collections.abc import Iterator, Mapping

from vconsole.files.problems import shown
from vconsole.files.vmx.document import VmxFile, VmxSetting
from vconsole.files.vmx.finding import Finding
from vconsole.files.vmx.kept import PCI_KEY

_FLAWS = {
    "not-understood": (
        "The line {line} is no setting.",
        'Write key = "value", or begin the line with # if it is a comment.',
    ),
    "quotation-marks": (
        "{key} stands in typographic or other quotation marks; it is read as {value}.",
        'Write it between straight ones: "{plain}".',
    ),
    "quote-not-closed": (
        "The quotation mark of {key} is not closed; it is read as {value}.",
        "End the value with a quotation mark; one inside a value is written |22.",
    ),
    "text-after-value": (
        "After the value of {key} stands more text, which is not read.",
        "Take it away; a quotation mark inside a value is written |22.",
    ),
}


class Settings:
    """The settings of a file, taken one after the other, and the findings on the way."""

    def __init__(self, document: VmxFile) -> None:
        self._left = document.settings()
        self.findings = [*_flaws(document), *_duplicates(document, self._left)]
        self.lines = {key: setting.line for key, setting in self._left.items()}
        """The line of each key in lower case."""

    def find(self, line: int, code: str, message: str, remedy: str) -> None:
        """Note a finding."""
        self.findings.append(Finding(line, code, message, remedy))

    def take(self, key: str) -> VmxSetting | None:
        """The setting of a key, once."""
        return self._left.pop(key.casefold(), None)

    def look(self, key: str) -> str | None:
        """The value of a key, without taking it."""
        setting = self._left.get(key.casefold())
        return setting.value if setting else None

    def number(self, key: str, *, least: int, otherwise: int) -> int | None:
        """The whole number of a key, None if it has none; the usual one after a finding if it is not one."""
        setting = self.take(key)
        if setting is None:
            return None
        number = whole_number(setting.value)
        if number is not None and number >= least:
            return number
        message = f"{setting.key} cannot be {shown(setting.value)}; it is read as {otherwise}."
        self.find(setting.line, "not-a-number", message, f"Write a whole number from {least} on.")
        return otherwise

    def devices(self) -> dict[int, dict[str, VmxSetting]]:
        """The settings of each PCI device by what stands after its number, in lower case; all taken."""
        groups: dict[int, dict[str, VmxSetting]] = {}
        for key in list(self._left):
            match = PCI_KEY.fullmatch(key)
            if match:
                groups.setdefault(int(match["number"]), {})[match["rest"]] = self._left.pop(key)
        return dict(sorted(groups.items()))

    def left(self) -> tuple[VmxSetting, ...]:
        """What nobody took, in the order of the file."""
        return tuple(self._left.values())


def whole_number(text: str) -> int | None:
    """The number that a text of up to nine digits is."""
    text = text.strip()
    return int(text) if text.isascii() and text.isdigit() and len(text) <= 9 else None


def _flaws(document: VmxFile) -> Iterator[Finding]:
    for number, line in enumerate(document.lines, start=1):
        if line.flaw:
            message, remedy = _FLAWS[line.flaw]
            words = {"line": shown(line.text.strip()), "key": line.key, "value": shown(line.value), "plain": line.value}
            yield Finding(number, line.flaw, message.format(**words), remedy.format(**words))


def _duplicates(document: VmxFile, first: Mapping[str, VmxSetting]) -> Iterator[Finding]:
    for number, line in enumerate(document.lines, start=1):
        if line.key and (other := first[line.key.casefold()]).line != number:
            same = " The two are the same." if other.value == line.value else f" It is {shown(other.value)} there."
            message = f"{line.key} is set in line {other.line} already, and that one is read.{same}"
            yield Finding(number, "duplicate-key", message, "Keep one of the two; upper and lower case are the same.")
