"""The words for what stands between a request and a device: what was found, and what to do about it."""

from collections.abc import Callable, Iterable, Iterator, Mapping
from typing import NamedTuple

from vconsole.assignable.search import Obstacle, ObstacleCode
from vconsole.model import Fault, Host, PciAddress, PciDevice, Ref
from vconsole.model.names import near_miss, show_text


class Case(NamedTuple):
    """A device of a host that does not serve a slot of a VM."""

    host: Host
    slot: int
    address: PciAddress
    device: PciDevice | None
    """What stands at the address; None if nothing does."""
    wanted_label: str | None = None
    owner: str | None = None
    """The host that has a static device."""


class Wording(NamedTuple):
    """What was found and expected, and what to do."""

    message: str
    remedy: str


def faults_of(case: Case, obstacles: Iterable[Obstacle]) -> Iterator[Fault]:
    """One fault for each obstacle."""
    about = Ref("host", case.host.name)
    for obstacle in obstacles:
        message, remedy = _WORDS[obstacle.code](case, obstacle)
        yield Fault(obstacle.code, message, remedy, about, case.slot, case.address)


def _label_differs(case: Case, _: Obstacle) -> Wording:
    wanted = case.wanted_label or ""
    found = case.device.hardware_label if case.device else None
    asks = f"the VM asks for {show_text(wanted)}"
    if found is None:
        message = f"The device at {case.address} has no hardware label; {asks}."
        return Wording(message, f"Give the device the hardware label {show_text(wanted)}.")
    near = near_miss(wanted, found)
    message = f"The device at {case.address} has the hardware label {show_text(found)}; {asks}"
    if near:
        return Wording(f"{message}: {near}.", f"Correct the label of the device, or ask for {show_text(found)}.")
    return Wording(f"{message}.", f"Ask for {show_text(found)}, or label the device {show_text(wanted)}.")


def _not_capable(case: Case, _: Obstacle) -> Wording:
    reason = case.device.used_by_host if case.device else None
    why = f": the host uses it itself ({reason})" if reason else ""
    return Wording(f"The device at {case.address} cannot be passed through{why}.", "Use another device.")


def _disabled(case: Case, _: Obstacle) -> Wording:
    toggle = f"Toggle passthrough of the device under Configure > Hardware > PCI Devices of {case.host.name}"
    return Wording(
        f"Passthrough of the device at {case.address} is disabled.",
        f"{toggle}." if case.host.toggles_at_once else f"{toggle}, and reboot that host.",
    )


def _needs_reboot(case: Case, _: Obstacle) -> Wording:
    return Wording(
        f"Passthrough of the device at {case.address} is enabled, but is not active before the host reboots.",
        f"Reboot {case.host.name}.",
    )


def _in_use(case: Case, obstacle: Obstacle) -> Wording:
    if obstacle.use is None:
        message = f"The device at {case.address} is already another PCI device of this virtual machine (DirectPath IO)."
        return Wording(message, "Remove one of the two from the virtual machine, or add a device to the host.")
    return Wording(f"The device at {case.address} is {_used(obstacle)}.", _free(obstacle))


def _dependent_in_use(case: Case, obstacle: Obstacle) -> Wording:
    message = (
        f"The device at {case.address} goes together with the one at {obstacle.depends_on}, which is {_used(obstacle)}."
    )
    return Wording(message, _free(obstacle))


def _used(obstacle: Obstacle) -> str:
    if obstacle.use is None:
        return "already used by this virtual machine"
    if obstacle.use.state == "pending":
        return f"reserved for {obstacle.use.vm}, which is powering on"
    return f"assigned to {obstacle.use.vm}"


def _free(obstacle: Obstacle) -> str:
    return f"Power off {obstacle.use.vm}." if obstacle.use else "Remove one of the two from the virtual machine."


def _other_host(case: Case, _: Obstacle) -> Wording:
    return Wording(
        f"The VM has the device at {case.address} of {case.owner} itself; only that host can run it.",
        "Reconfigure the virtual machine with a Dynamic DirectPath IO device, which any host can serve.",
    )


def _missing(case: Case, _: Obstacle) -> Wording:
    return Wording(
        f"{case.host.name} has no device at {case.address}, which the VM names.",
        "Choose a device that the host has.",
    )


def _model_differs(case: Case, _: Obstacle) -> Wording:
    found = f"{case.device.device_name} ({case.device.id})" if case.device else "another device"
    return Wording(
        f"{case.host.name} has {found} at {case.address}; the VM was given another model.",
        "Remove the PCI device from the virtual machine and add it again.",
    )


_WORDS: Mapping[ObstacleCode, Callable[[Case, Obstacle], Wording]] = {
    "static-other-host": _other_host,
    "static-device-missing": _missing,
    "static-model-differs": _model_differs,
    "label-differs": _label_differs,
    "not-passthrough-capable": _not_capable,
    "passthrough-disabled": _disabled,
    "passthrough-needs-reboot": _needs_reboot,
    "device-in-use": _in_use,
    "dependent-device-in-use": _dependent_in_use,
}
