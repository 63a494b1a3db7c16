"""Whether several VMs use one GPU at once."""

from vconsole.model import Fault, PciAddress, Ref, Vm
from vconsole.vcenter.actions import CreateVm, PowerOn
from vconsole.vcenter.comparison.answer import Tried
from vconsole.vcenter.comparison.run import Run
from vconsole.vcenter.comparison.subject import Scene
from vconsole.vcenter.comparison.trials.extras import name_beside
from vconsole.vcenter.comparison.trials.limits import is_about_device


def share_device(scene: Scene) -> Tried:
    """Power on more VMs with the same PCI devices on the same host, until two hold one device or one is refused.

    There are more tries than the host has devices, so that one of the two must happen.
    """
    run = scene.run
    for _ in scene.host.pci:
        twin = _twin(run, scene.vm)
        run = run.then(twin, PowerOn(vms=(twin.name,), host=scene.host.name))
        if run.refusal:
            return _refused(run, run.refusal)
        shared = _held(run, scene.host.name)
        event = run.last("device-assigned", twin.name)
        if event is not None and shared.count(event.device) > 1:
            return Tried.yes(run, event)
    return Tried.untried(run, _nothing_seen(scene.name))


def _twin(run: Run, vm: Vm) -> CreateVm:
    """A small VM with the same PCI devices and what they need."""
    return CreateVm(
        name=name_beside(run.inventory, vm.name, "twin"),
        host=vm.host,
        hardware_version=vm.hardware_version,
        firmware=vm.firmware,
        cpus=1,
        memory_gb=1,
        reserve_all_memory=True,
        advanced=vm.advanced,
        pci=vm.freed().pci,
    )


def _held(run: Run, host: str) -> list[PciAddress | None]:
    """The devices of a host that its VMs hold, one entry for each VM and device."""
    return [vm.holds(device) for vm in run.inventory.vms_on(host) for device in vm.pci]


def _refused(run: Run, fault: Fault) -> Tried:
    """No, if a PCI device is the reason; what is refused for another reason tells nothing about sharing."""
    return Tried.no(run, fault) if is_about_device(fault) else Tried.untried(run, fault)


def _nothing_seen(vm: str) -> Fault:
    return Fault(
        code="no-device-seen",
        message=f"Virtual machines like {vm} run there without a device that could be seen to be shared.",
        remedy="See the answer of the small estate.",
        about=Ref("vm", vm),
    )
