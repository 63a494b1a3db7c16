"""Sessions with a journal, and what lies on disk of them."""

from collections.abc import Callable
from pathlib import Path
from typing import Any

from tests.build import ask, device, estate, host, vm
from vconsole.files.cluster import load
from vconsole.model import Inventory, PciAddress
from vconsole.vcenter import Session, SetHardwareLabel
from vconsole.vcenter.journal import Journal, open_journal
from vconsole.vcenter.journal.chain import seal, unseal

GPU = PciAddress.parse("af:00.0")


def small() -> Inventory:
    return estate(host("esxi-01", device("af:00.0")), vms=(vm("a", "esxi-01", ask()),))


def opened(folder: Path, source: Path) -> Session:
    return Session(load(source), open_journal(folder, str(source)))


def resumed(folder: Path, source: Path) -> Session:
    session = opened(folder, source)
    session.go_on()
    return session


def label(text: str) -> SetHardwareLabel:
    return SetHardwareLabel(host="esxi-01", device=GPU, label=text)


def labelled(session: Session) -> str | None:
    device = session.inventory.hosts["esxi-01"].device(GPU)
    assert device is not None
    return device.hardware_label


def journal_of(session: Session) -> Journal:
    assert session.journal is not None
    return session.journal


def path_of(session: Session) -> Path:
    path = journal_of(session).path
    assert path is not None
    return path


def place_of(folder: Path, source: Path) -> Path:
    """Where the journal of a session will lie."""
    session = opened(folder, source)
    session.close()
    return path_of(session)


def written(session: Session, *texts: str) -> Path:
    """Do some acts, let the session go, and give the path of its journal."""
    for text in texts:
        session.perform(label(text))
    session.close()
    return path_of(session)


def rewrite(path: Path, change: Callable[[int, dict[str, Any]], None]) -> bytes:
    """Let another hand write the journal: each line's number and fields are given to `change`. Gives what stands."""
    before = check = ""
    lines = []
    for number, line in enumerate(path.read_bytes().splitlines(keepends=True), start=1):
        fields, before = unseal(line, before)
        change(number, fields)
        sealed, check = seal(fields, check)
        lines.append(sealed)
    path.write_bytes(b"".join(lines))
    return path.read_bytes()
