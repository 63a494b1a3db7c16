"""Whether a VM that is off comes up on another host: after a failure, and when its own host takes no VMs."""

from vconsole.ha import plan
from vconsole.model import Fault
from vconsole.vcenter.actions import EnterMaintenance, FailHost, PowerOff, PowerOn
from vconsole.vcenter.comparison.answer import Tried
from vconsole.vcenter.comparison.run import Run
from vconsole.vcenter.comparison.subject import Scene
from vconsole.vcenter.comparison.trials.extras import drs_placing
from vconsole.vcenter.comparison.trials.limits import drs_is_off, ha_is_off, is_about_device, only_host


def fail_over(scene: Scene) -> Tried:
    """Fail the host of the VM, and see whether vSphere HA restarts it."""
    inventory, host = scene.run.inventory, scene.host
    limit = only_host(inventory, host) or ha_is_off(inventory.cluster_of(host.name))
    if limit:
        return Tried.untried(scene.run, limit)
    run = scene.run.then(FailHost(host=host.name))
    restarted = run.last("vm-restarted-by-ha", scene.name)
    if restarted:
        return Tried.yes(run, restarted)
    left = _left_off(run, scene.name)
    reason = run.refusal or run.first_reason(scene.name)
    if left is not None and is_about_device(left):
        return Tried.no_match(run, left)
    return Tried.no(run, reason, remedy=left.remedy if left is not None else "")


def _left_off(run: Run, vm: str) -> Fault | None:
    """Why vSphere HA left a VM off, with the answer of each host that it asked."""
    cluster = run.inventory.cluster_of(run.inventory.vms[vm].host)
    left = plan(run.inventory, cluster, [run.inventory.vms[vm]]).left_off if cluster else ()
    return next((each.reason for each in left), None)


def place_elsewhere(scene: Scene) -> Tried:
    """Let the host take no VMs while the VM is off, and see whether DRS finds another."""
    inventory, host = scene.run.inventory, scene.host
    cluster = inventory.cluster_of(host.name)
    limit = only_host(inventory, host) or drs_is_off(cluster)
    if limit:
        return Tried.untried(scene.run, limit)
    run = drs_placing(scene.run.then(PowerOff(vms=(scene.name,))), cluster).then(EnterMaintenance(host=host.name))
    if run.refusal:
        return Tried.untried(run, run.refusal)
    run = run.then(PowerOn(vms=(scene.name,)))
    placed = run.last("vm-placed", scene.name)
    started = placed is not None and run.last("vm-powered-on", scene.name) is not None
    if started and placed:
        return Tried.yes(run, placed)
    refusal = run.refusal
    no_match = refusal is not None and not scene.vm.static_devices and is_about_device(refusal)
    return Tried.no_match(run, refusal) if refusal is not None and no_match else Tried.no(run, refusal)
