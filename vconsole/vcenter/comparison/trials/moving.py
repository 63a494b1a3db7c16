"""Whether a VM that runs is moved away: to even out the load, by hand, and out of a host in maintenance mode."""

from vconsole.model import Fault, Ref
from vconsole.vcenter.actions import CreateVm, EnterMaintenance, MigrateVm, PowerOff, PowerOn, ReconfigureVm
from vconsole.vcenter.actions.migration import find_live_place
from vconsole.vcenter.comparison.answer import Tried
from vconsole.vcenter.comparison.run import Run
from vconsole.vcenter.comparison.subject import Scene
from vconsole.vcenter.comparison.trials.extras import name_beside
from vconsole.vcenter.comparison.trials.limits import drs_is_off, only_host
from vconsole.vcenter.evacuation import PlanStep, maintenance_plan
from vconsole.vcenter.queries.drs import load_balance


def balance_load(scene: Scene) -> Tried:
    """Run a VM of the same size and without devices beside it, and see what DRS would move."""
    inventory, host = scene.run.inventory, scene.host
    cluster = inventory.cluster_of(host.name)
    limit = only_host(inventory, host) or drs_is_off(cluster)
    if limit:
        return Tried.untried(scene.run, limit)
    run = _with_load(scene)
    found = load_balance(run.inventory, str(host.cluster))
    move = next((move for move in found.moves if move.vm == scene.name), None)
    if move is not None:
        return _outcome(run.then(move), scene.name)
    kept = next((fault for fault in found.staying if fault.about == Ref("vm", scene.name)), None)
    return Tried.no(run, kept) if kept else Tried.untried(run, _even(scene))


def _with_load(scene: Scene) -> Run:
    """More load on the host, if it has room for it."""
    vm, extra = scene.vm, name_beside(scene.run.inventory, scene.name, "load")
    create = CreateVm(name=extra, host=vm.host, cpus=vm.cpus, memory_gb=vm.memory_gb)
    loaded = scene.run.then(create, PowerOn(vms=(extra,), host=vm.host))
    return scene.run if loaded.refusal else loaded


def _even(scene: Scene) -> Fault:
    return Fault(
        code="load-is-even",
        message=f"DRS finds nothing to even out around {scene.name}.",
        remedy="See the answer of the small estate.",
        about=Ref("vm", scene.name),
    )


def migrate_live(scene: Scene) -> Tried:
    """Migrate the VM while it runs: to a host that can take it, else to any that takes VMs at all."""
    inventory = scene.run.inventory
    limit = only_host(inventory, scene.host)
    if limit:
        return Tried.untried(scene.run, limit)
    others = [host for host in inventory.peers_of(scene.host.name) if host != scene.host]
    target = find_live_place(inventory, scene.vm).host or min(others, key=lambda host: not host.takes_vms).name
    return _outcome(scene.run.then(MigrateVm(vm=scene.name, host=target)), scene.name)


def _outcome(run: Run, vm: str) -> Tried:
    moved = run.last("vm-migrated", vm)
    return Tried.yes(run, moved) if moved else Tried.no(run, run.refusal)


def empty_host(scene: Scene) -> Tried:
    """Bring the host into maintenance mode, and do what it takes until the VM is gone."""
    limit = only_host(scene.run.inventory, scene.host)
    if limit:
        return Tried.untried(scene.run, limit)
    host = scene.host.name
    entering = scene.run.then(EnterMaintenance(host=host))
    moved = entering.last("vm-migrated", scene.name)
    if moved is not None:
        return Tried.yes(entering, moved)
    reason = entering.refusal or entering.last("maintenance-blocked", scene.name)
    if entering.refusal:
        return Tried.untried(entering, entering.refusal)
    steps = maintenance_plan(entering.inventory, host, convert=True)
    run = entering.then(*(step.action for step in steps if step.action is not None and step.vm == scene.name))
    left = next((step for step in steps if step.vm == scene.name and step.action is None and step.reasons), None)
    return Tried.by(_way(run), run, _stays_off(scene.name, left) if left else reason)


def _stays_off(vm: str, left: PlanStep) -> Fault:
    """Why the VM that was shut down is not started on another host."""
    return Fault(
        code="no-match-elsewhere",
        message=left.message,
        remedy="With a free match on another host it would be migrated cold and started there.",
        about=Ref("vm", vm),
        causes=left.reasons,
    )


def _way(run: Run) -> str:
    """What it took, from the acts after the host began to enter maintenance mode."""
    done = [act.action for act in run.acts if not act.faults]
    begun = max(number for number, action in enumerate(done) if isinstance(action, EnterMaintenance))
    kinds = {type(action) for action in done[begun:]}
    if ReconfigureVm in kinds:
        return "Shut down, reconfigure"
    if PowerOff in kinds:
        return "Cold migration" if MigrateVm in kinds else "Shut down"
    return "vMotion by hand" if MigrateVm in kinds else "It stays"
