"""What to point out about a hardware label while it is being typed."""

from collections.abc import Iterable, Mapping

from vconsole.model import Inventory, PciAddress
from vconsole.model.names import blanks_seen, check_text, near_miss


def labels_around(inventory: Inventory, host: str, device: PciAddress) -> Mapping[str, str]:
    """Each label in use in the host's cluster, with one place where it is; the device's own label does not count."""
    others = sorted(inventory.peers_of(host), key=lambda peer: peer.name == host)
    places: dict[str, str] = {}
    for peer in others:
        for other in peer.pci:
            if other.hardware_label is not None and (peer.name, other.address) != (host, device):
                where = other.address.client if peer.name == host else peer.name
                places.setdefault(other.hardware_label, where)
    return places


def invalid(label: str) -> str | None:
    """Why a text cannot be a label, or None if it can; no text means no label."""
    try:
        check_text(label or "-")
    except ValueError as problem:
        return str(problem)
    return None


def hint(label: str, places: Mapping[str, str]) -> str | None:
    """What may be wrong with a label: its characters, blanks at its ends, or one that is nearly the same."""
    problem = invalid(label)
    if problem is not None:
        return f"Not a label: {problem}."
    if not label or label in places:
        return None
    near = _near(label, places)
    blanks = f"{shown(label)} has blanks at its ends; they count." if label != label.strip() else ""
    return " ".join(filter(None, (blanks, near))) or None


def _near(label: str, places: Mapping[str, str]) -> str:
    found: Iterable[tuple[str, str, str | None]] = (
        (known, where, near_miss(label, known)) for known, where in places.items()
    )
    for known, where, difference in found:
        if difference:
            return f"Not the label {shown(known)} of {where}: {difference}."
    return ""


def shown(label: str) -> str:
    """The label in quotation marks, blanks at its ends as signs."""
    return f'"{blanks_seen(label)}"'
