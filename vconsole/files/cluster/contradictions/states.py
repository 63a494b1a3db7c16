"""States of hosts and VMs that cannot be together, and hardware versions that do not exist."""

from collections.abc import Iterator

from vconsole.files.cluster.draft import Draft
from vconsole.files.cluster.places import Finding, place_of
from vconsole.model import Host, HostState, Power, Vm
from vconsole.model.catalogue import hardware_version_exists, nearest_hardware_versions, refusals


def state_contradictions(draft: Draft) -> Iterator[Finding]:
    """Failures of hosts that answer, VMs that run where nothing can, and hardware versions that nothing has."""
    hosts = {host.name: host for host in reversed(draft.file.host)}
    in_maintenance: dict[str, int] = {}
    for index, host in enumerate(draft.file.host):
        if host.state is HostState.MAINTENANCE:
            in_maintenance[host.name] = index
        if host.failed and draft.knows("host", index, "state") and host.state is not HostState.NOT_RESPONDING:
            message = f'a host that failed does not answer; write state = "{HostState.NOT_RESPONDING}", or leave it out'
            yield draft.loc("host", index, "failed"), message
    for index, vm in enumerate(draft.file.vm):
        if vm.power is Power.ON and vm.host in in_maintenance:
            place = place_of(draft.raw, draft.loc("host", in_maintenance[vm.host]))
            message = (
                f'"on" contradicts {place}, which is in maintenance mode, where no VM runs; write power = "off", or '
                f'state = "{HostState.CONNECTED}" for the host'
            )
            yield draft.loc("vm", index, "power"), message
        if vm.power is Power.SUSPENDED and vm.host in hosts:
            yield from _suspended(draft, index, vm, hosts[vm.host])
        yield from _vm(draft, index, vm)


def _suspended(draft: Draft, index: int, vm: Vm, host: Host) -> Iterator[Finding]:
    """What keeps a VM from having been suspended; the capability table knows."""
    for fault in refusals("suspend", vm, host):
        message = f'"suspended" cannot be: {fault.message} Write power = "off" or "on"'
        yield draft.loc("vm", index, "power"), message
        return


def _vm(draft: Draft, index: int, vm: Vm) -> Iterator[Finding]:
    if vm.awaiting_restart and vm.power is not Power.OFF:
        message = f'contradicts power = "{vm.power}": vSphere HA restarts only what is off; leave it out'
        yield draft.loc("vm", index, "awaiting_restart"), message
    if not hardware_version_exists(vm.hardware_version):
        near = " or ".join(map(str, nearest_hardware_versions(vm.hardware_version)))
        yield (
            draft.loc("vm", index, "hardware_version"),
            f"{vm.hardware_version} is no hardware version of ESXi; did you mean {near}?",
        )
