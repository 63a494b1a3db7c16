"""The script for the ESXi shell: its sections, its checks, and which function writes which action.

The options of esxcli are those of its reference for 7.0.1 and 8.0.3. What only vCenter can do stands as a section of
its own, to be done by hand.
"""

from collections.abc import Callable, Iterable, Iterator, Mapping
from importlib.resources import files
from itertools import groupby
from typing import ClassVar

from vconsole.model import DeviceId, format_id
from vconsole.plans.checks import Check, Kind, checks_of
from vconsole.plans.forms.esxcli.acts import ACTS, place_of
from vconsole.plans.forms.form import Acts, Script, comment, contents, heading, numbered
from vconsole.plans.forms.quoting import one_line, shell
from vconsole.plans.plan import Plan, Remark, Step

_POWER = {"on": "Powered on", "off": "Powered off", "suspended": "Suspended"}
_VCENTER = "vCenter"


class Esxcli(Script):
    """A script for the shells of the hosts."""

    name = "esxcli"
    title = "esxcli"
    ending = ".sh"
    acts: ClassVar[Acts] = ACTS

    def write(self, plan: Plan) -> str:
        """Heading, prelude, one function for each section, and the choice of one."""
        lines = [f"# {heading(plan)}", *contents(plan), *self.first_lines(plan), ""]
        places: list[str] = []
        for place, items in groupby(_placed(plan), key=lambda each: each[0]):
            blocks = [(number, item) for _, number, item in items]
            if not any(isinstance(item, Step) for _, item in blocks):
                lines += [line for number, item in blocks for line in self.block(number, item)]
                continue
            places.append(place)
            lines += self._section(len(places), place, blocks)
        return "\n".join([*lines, *_choice(places)]) + "\n"

    def _section(self, number: int, place: str, blocks: Iterable[tuple[str, Step | Remark]]) -> Iterator[str]:
        yield f"# ===== Section {number}: {one_line(place)}"
        yield f"section_{number}() {{"
        yield "    :" if place == _VCENTER else f"    on_host {shell(place)}"
        lines = [line for step, item in blocks for line in self.block(step, item)]
        yield from (f"    {line}" if line else "" for line in lines[:-1])
        yield from ("}", "")

    def first_lines(self, plan: Plan) -> Iterable[str]:
        """The functions that the steps call."""
        del plan
        yield from files(__package__).joinpath("prelude.sh").read_text(encoding="utf-8").rstrip("\n").split("\n")

    def block(self, number: str, item: Step | Remark) -> list[str]:
        """The lines of one item; what a person does in vCenter is looked up by that person too."""
        lines = super().block(number, item)
        if isinstance(item, Remark) or place_of(item.act):
            return lines
        looks = {self.check(check): comment(f"Look first: {check.words}") for check in checks_of(item.act)}
        return [each for line in lines for each in (looks[line] if line and line in looks else [line])]

    def check(self, check: Check) -> str:
        """Stop unless something is so on this host; what only vCenter knows is left to the reader."""
        rule = _CHECKS.get(check.kind)
        return rule(shell(one_line(check.words)), check) if rule else ""

    def by_hand(self, words: str) -> list[str]:
        """Wait for the Enter key."""
        return [f"by_hand {shell(one_line(words))}"]

    def announce(self, words: str) -> str:
        """Print the step."""
        return f"printf '%s\\n' {shell(words)}"


def _placed(plan: Plan) -> Iterator[tuple[str, str, Step | Remark]]:
    """The items with the place where each is done; a remark stays with what is before it."""
    place = _VCENTER
    for number, item in numbered(plan):
        if isinstance(item, Step):
            place = place_of(item.act) or _VCENTER
        yield place, number, item


def _choice(places: list[str]) -> Iterator[str]:
    if not places:
        yield "# There is nothing to do."
        return
    yield 'case "${1:-}" in'
    for number in range(1, len(places) + 1):
        yield f"    {number}) section_{number} ;;"
    yield "    *)"
    for number, place in enumerate(places, start=1):
        yield f"        printf '%s\\n' {shell(f'{number}: {place}')}"
    yield from ("        ;;", "esac")


def _model(said: str, check: Check) -> str:
    id_, address = DeviceId.parse(check.value), shell(str(check.address))
    vendor = f"field {said} {address} 'Vendor ID' {format_id(id_.vendor)}"
    return f"{vendor}; field {said} {address} 'Device ID' {format_id(id_.device)}"


def _passthrough(said: str, check: Check) -> str:
    return f"passthrough {said} {shell(str(check.address))} {str(check.value == 'enabled').lower()}"


_CHECKS: Mapping[Kind, Callable[[str, Check], str]] = {
    Kind.IN_MAINTENANCE: lambda said, _: f"maintenance {said} Enabled",
    Kind.NOT_IN_MAINTENANCE: lambda said, _: f"maintenance {said} Disabled",
    Kind.NOTHING_RUNS: lambda said, _: f"nothing_runs {said}",
    Kind.MODEL: _model,
    Kind.PASSTHROUGH: _passthrough,
    Kind.POWER: lambda said, check: f"power {said} {shell(check.name)} {shell(_POWER[check.value])}",
    Kind.VM_THERE: lambda said, check: f"vmid {shell(check.name)} > /dev/null; holds {said}",
}
