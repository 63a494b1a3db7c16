"""A cluster of three hosts for the verbs of operation: one VM for each way in which a host is left."""

from tests.build import T4, ask, device, estate, host, static, vm
from vconsole.model import Inventory
from vconsole.model.cluster import Automation, Drs, Ha
from vconsole.model.vm import MMIO_SIZE, MMIO_SWITCH

A, B, C = "esxi-01", "esxi-02", "esxi-03"
GPU, CARD = "0000:af:00.0", "0000:3b:00.0"
MMIO = {MMIO_SWITCH: "TRUE", MMIO_SIZE: "128"}


def lab(level: Automation = "fully-automated", *, ha: bool = True) -> Inventory:
    """Three hosts; the second has a match for every VM of the first, the label of the third lacks a letter."""
    return estate(
        host(A, device(GPU, label="Training"), device(CARD, T4)),
        host(B, device(GPU, label="Training"), device(CARD, T4)),
        host(C, device(GPU, label="Trainig"), device(CARD, T4)),
        vms=(
            vm("train-01", A, ask(label="Training", assigned=GPU), on=True, advanced=MMIO),
            vm("legacy-01", A, static(CARD, A, T4), on=True, advanced=MMIO),
            vm("legacy-02", B, static(CARD, B, T4), advanced=MMIO),
            vm("infer-01", A, ask(T4), advanced=MMIO),
            vm("web-01", A, on=True, advanced={}),
        ),
        drs=Drs(automation=level),
        ha=Ha(enabled=ha),
    )
