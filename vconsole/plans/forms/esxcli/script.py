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
from vconsole.plans.forms.form import Acts, Script, contents, heading, numbered
from vconsole.plans.forms.govc.hosts import ESXCLI_TYPES
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
        rebooting: set[str] = set()
        for (_, place), items in groupby(_placed(plan), key=lambda each: each[:2]):
            blocks = [(number, item) for *_, number, item in items]
            if not any(isinstance(item, Step) for _, item in blocks):
                lines += [line for number, item in blocks for line in self.block(number, item)]
                continue
            places.append(place)
            lines += self._section(len(places), place, blocks, back=place in rebooting)
            rebooting.discard(place)
            rebooting |= {place for _, item in blocks if _reboots(item)}
        return "\n".join([*lines, *_choice(places)]) + "\n"

    def _section(
        self, number: int, place: str, blocks: Iterable[tuple[str, Step | Remark]], *, back: bool
    ) -> Iterator[str]:
        """One section as a function; after a reboot of its host it asks whether the host is back."""
        yield f"# ===== Section {number}: {one_line(place)}"
        yield f"section_{number}() {{"
        yield "    :" if place == _VCENTER else f"    on_host {shell(place)}"
        if back:
            yield f"    look {shell(f'{place} has rebooted since the section before, and is connected again.')}"
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
        looks = {found: self.look(check.words) for check in checks_of(item.act) if (found := self.check(check))}
        return [looks.get(line, line) for line in lines]

    def check(self, check: Check) -> str:
        """Stop unless something is so on this host; what only vCenter knows is left to the reader."""
        rule = _CHECKS.get(check.kind)
        return rule(shell(one_line(check.words)), check) if rule else ""

    def look(self, words: str) -> str:
        """Wait for the Enter key."""
        return f"look {shell(one_line(words))}"

    def by_hand(self, words: str) -> list[str]:
        """Wait for the Enter key."""
        return [f"by_hand {shell(one_line(words))}"]

    def announce(self, words: str) -> str:
        """Print the step."""
        return f"printf '%s\\n' {shell(words)}"


def _placed(plan: Plan) -> Iterator[tuple[int, str, str, Step | Remark]]:
    """The items with the place where each is done; a remark stays with what is before it.

    The first number counts reboots: what follows one is not done in the same go, since the host is still running.
    """
    place, reboots, rebooted = _VCENTER, 0, False
    for number, item in numbered(plan):
        if isinstance(item, Step):
            place, reboots = place_of(item.act) or _VCENTER, reboots + rebooted
            rebooted = _reboots(item)
        yield reboots, place, number, item


def _reboots(item: Step | Remark) -> bool:
    return isinstance(item, Step) and item.act.name == "reboot-host"


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
    Kind.HOST_CONNECTED: lambda _, check: f"on_host {shell(check.name)}",
    Kind.IN_MAINTENANCE: lambda said, _: f"maintenance {said} Enabled",
    Kind.NOT_IN_MAINTENANCE: lambda said, _: f"maintenance {said} Disabled",
    Kind.NOTHING_RUNS: lambda said, _: f"nothing_runs {said}",
    Kind.MODEL: _model,
    Kind.PASSTHROUGH: _passthrough,
    Kind.GRAPHICS_TYPE: lambda said, check: f"graphics {said} {shell(str(check.address))} {ESXCLI_TYPES[check.value]}",
    Kind.DEFAULT_TYPE: lambda said, check: f"host_graphics {said} 'Default Graphics Type' {ESXCLI_TYPES[check.value]}",
    Kind.POLICY: lambda said, check: (
        f"host_graphics {said} 'Shared Passthru Assignment Policy' {check.value.capitalize()}"
    ),
    Kind.POWER: lambda said, check: f"power {said} {shell(check.name)} {shell(_POWER[check.value])}",
    Kind.VM_THERE: lambda said, check: f"vmid {shell(check.name)} > /dev/null; holds {said}",
}
