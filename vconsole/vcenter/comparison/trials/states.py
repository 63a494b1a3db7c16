"""Whether the state of a VM that runs can be kept: in a snapshot, or while it is suspended."""

from vconsole.vcenter.actions import CreateSnapshot, Resume, Suspend
from vconsole.vcenter.comparison.answer import Tried
from vconsole.vcenter.comparison.subject import Scene
from vconsole.vcenter.comparison.trials.extras import drs_placing


def take_snapshot(scene: Scene) -> Tried:
    """Take a snapshot."""
    run = scene.run.then(CreateSnapshot(vm=scene.name, name="Before the update"))
    taken = run.last("snapshot-created", scene.name)
    return Tried.yes(run, taken) if taken else Tried.no(run, run.refusal)


def suspend_and_resume(scene: Scene) -> Tried:
    """Suspend the VM and let it go on."""
    run = drs_placing(scene.run, scene.run.inventory.cluster_of(scene.host.name))
    run = run.then(Suspend(vms=(scene.name,)), Resume(vms=(scene.name,)))
    resumed = run.last("vm-resumed", scene.name)
    return Tried.yes(run, resumed) if resumed else Tried.no(run, run.refusal)
