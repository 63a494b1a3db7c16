"""What is tried: a VM of an estate, with its PCI devices of one kind."""

from dataclasses import dataclass
from functools import partial
from typing import NamedTuple

from vconsole.files.samples import open_sample
from vconsole.model import DirectPathIo, Fault, Host, Inventory, Power, Ref, Vm, VmPci
from vconsole.model.catalogue import DYNAMIC_HARDWARE_VERSION
from vconsole.vcenter.actions import Action, MigrateVm, PowerOff, PowerOn, ReconfigureVm
from vconsole.vcenter.comparison.run import Run
from vconsole.vcenter.comparison.writing import Access, starting_place, written_dynamic, written_static

KINDS: tuple[Access, ...] = ("directpath-io", "dynamic-directpath-io")
"""What is compared, in the order of the columns. `of_samples` has a subject for each."""


@dataclass(frozen=True, slots=True)
class Subject:
    """A VM that stands for a kind of PCI devices: a column of the table, or a part of one."""

    kind: Access
    inventory: Inventory
    vm: str
    where: str = ""
    """The sample that the estate is; empty for the estate of the reader."""
    beside: str = ""
    """What this VM has that the column's own has not; empty for a column of its own."""
    rows: frozenset[str] | None = None
    """The rows it is tried in; None for all."""
    first: tuple[Action, ...] = ()
    """What is done to the estate before anything else, so that there is something to see in it."""


def of_samples() -> tuple[Subject, ...]:
    """The kinds as samples show them; the two ways to write a device are tried with the same VM."""
    two_hosts, migratable = open_sample("two-hosts"), open_sample("migratable")
    small = partial(Subject, inventory=two_hosts, vm="train-01", where="two-hosts")
    return (
        small("directpath-io"),
        small("dynamic-directpath-io"),
        Subject(
            "dynamic-directpath-io",
            migratable,
            "mobile-01",
            where="migratable",
            beside="a migratable device",
            rows=frozenset({"vmotion"}),
        ),
    )


def of_vm(inventory: Inventory, vm: str) -> tuple[Subject, ...]:
    """A VM of the reader's estate, with its devices of each kind."""
    return tuple(Subject(kind, inventory, vm) for kind in KINDS)


@dataclass(frozen=True, slots=True)
class Scene:
    """A VM that runs on a host with devices of the kind that is tried: where every trial begins."""

    run: Run
    name: str

    @property
    def vm(self) -> Vm:
        """The VM as it runs."""
        return self.run.inventory.vms[self.name]

    @property
    def host(self) -> Host:
        """Where it runs."""
        return self.run.inventory.hosts[self.vm.host]


class Unprepared(NamedTuple):
    """A VM that could not be brought to where a trial begins."""

    run: Run
    reason: Fault


def prepared(subject: Subject) -> Scene | Unprepared:
    """The VM running with devices of the subject's kind; or what was done, and why it cannot be brought there."""
    run = Run.on(subject.inventory).then(*subject.first)
    vm = run.inventory.vms[subject.vm]
    pci = _written(run.inventory, vm, subject.kind)
    if isinstance(pci, Fault):
        return Unprepared(run, pci)
    if pci != vm.freed().pci:
        run = _reconfigured(run, vm, pci)
    elif vm.powering_on or vm.power is Power.SUSPENDED:
        run = run.then(PowerOff(vms=(vm.name,)))
    run = _started(run, vm.name)
    return Scene(run, vm.name) if run.refusal is None else Unprepared(run, run.refusal)


def _written(inventory: Inventory, vm: Vm, kind: Access) -> tuple[VmPci, ...] | Fault:
    if kind == "nvidia-vgpu":
        return vm.pci if vm.vgpus else _without_device(vm, "NVIDIA vGPU")
    if not vm.has_passthrough:
        return _without_device(vm, "passthrough device")
    write = written_static if kind == "directpath-io" else written_dynamic
    return write(inventory, vm)


def _without_device(vm: Vm, device: str) -> Fault:
    return Fault(
        code="no-device-to-try",
        message=f"{vm.name} has no {device}.",
        remedy="Add one in Edit Settings, or see the answers of the small estate.",
        about=Ref("vm", vm.name),
    )


def _reconfigured(run: Run, vm: Vm, pci: tuple[VmPci, ...]) -> Run:
    if vm.runs or vm.power is not Power.OFF:
        run = run.then(PowerOff(vms=(vm.name,)))
    owner = next((device.host for device in pci if isinstance(device, DirectPathIo)), None)
    if owner is not None and owner != vm.host and not vm.static_devices:
        run = run.then(MigrateVm(vm=vm.name, host=owner))
    changed = ReconfigureVm(vm=vm.name, pci=pci)
    if owner is None and vm.hardware_version < DYNAMIC_HARDWARE_VERSION:
        changed = ReconfigureVm(vm=vm.name, pci=pci, hardware_version=DYNAMIC_HARDWARE_VERSION)
    return run.then(changed)


def _started(run: Run, name: str) -> Run:
    """The VM powered on where it is registered if that host takes it, or else where it can be."""
    vm = run.inventory.vms[name]
    if run.refusal is not None or vm.power is Power.ON:
        return run
    return run.then(PowerOn(vms=(name,), host=starting_place(run.inventory, vm).host))
