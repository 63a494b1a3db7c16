"""The host of the article, and shells on it."""

from pathlib import Path

from tests.build import ask, device, estate, host, static, vm
from tests.ui.host.rig import bridge
from vconsole.esxcli import Outcome, Shell
from vconsole.model import Inventory, PciAddress, PciDevice
from vconsole.vcenter import Session

HOST = "esxi-01.lab.local"
GPU, NIC = "0000:af:00.0", "0000:d8:00.0"
GOLDENS = Path(__file__).parent / "goldens"


def a100(**fields: object) -> PciDevice:
    """The GPU of the article: below a bridge, with its subsystem ids."""
    return device(
        GPU,
        **{"label": "Training", "parent": "0000:ae:00.0", "sub_vendor_id": 0x10DE, "sub_device_id": 0x145F, **fields},
    )


def nic(**fields: object) -> PciDevice:
    """A network adapter that the host can do without."""
    settings = {
        "vendor_id": 0x8086,
        "device_id": 0x1572,
        "vendor_name": "Intel Corporation",
        "device_name": "Ethernet Controller X710 for 10GbE SFP+",
        "class_id": 0x0200,
        "passthrough": "disabled",
    }
    return device(NIC, **{**settings, **fields})


def article(*, running: bool = True, **fields: object) -> Inventory:
    """The host of the article: its GPU, a network adapter, the VM that uses the GPU, and others that are off."""
    return estate(
        host(HOST, bridge("0000:ae:00.0"), a100(), nic(), **fields),
        host("esxi-02.lab.local"),
        vms=(
            vm("LLMtest01", HOST, ask(label="Training", assigned=GPU if running else None), on=running),
            vm("plain-01", HOST),
            vm("static-01", HOST, static(GPU, HOST)),
        ),
        drs={"enabled": True, "automation": "manual"},
    )


def session(**fields: object) -> Session:
    """A session on the article's host."""
    return Session(article(**fields))  # type: ignore[arg-type]


def run(line: str, on: Session | None = None) -> Outcome:
    """Run a line on the article's host."""
    return Shell(on or session(), HOST).run(line)


def text(line: str, on: Session | None = None) -> str:
    """What a line prints when all is well."""
    outcome = run(line, on)
    assert (outcome.status, outcome.stderr) == (0, "")
    return outcome.text


def golden(name: str) -> str:
    """A text as a real host printed it, or as it was looked over."""
    return (GOLDENS / f"{name}.txt").read_text("utf-8")


def gpu_of(on: Session) -> PciDevice:
    """The GPU as it is now."""
    found = on.inventory.hosts[HOST].device(PciAddress.parse(GPU))
    assert found is not None
    return found
