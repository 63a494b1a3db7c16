"""Imported hosts as an estate."""

from collections.abc import Sequence
from pathlib import Path

from vconsole.files.imports.esxcli import DATACENTER
from vconsole.files.imports.face import Imported, Remark
from vconsole.files.problems import shown
from vconsole.model import Cluster, Datacenter, Inventory, Vm

Source = tuple[Path, Imported]
"""A file and what it came to."""


def estate_of(sources: Sequence[Source], cluster: str) -> tuple[Inventory, tuple[tuple[Path, Remark], ...]]:
    """One cluster with the hosts of all files, and every remark with its file; host names must differ.

    A VM that runs on several hosts by its name stays on the first.
    """
    remarks = [(path, remark) for path, imported in sources for remark in imported.remarks]
    vms: dict[str, Vm] = {}
    for path, imported in sources:
        for vm in imported.vms:
            if vm.name in vms:
                text = f"the VM {shown(vm.name)} is left out: a VM of this name runs on {vms[vm.name].host} already"
                remarks.append((path, Remark(imported.vm_lines.get(vm.name, 1), text)))
            vms.setdefault(vm.name, vm)
    hosts = [host.model_copy(update={"cluster": cluster}) for _, imported in sources for host in imported.hosts]
    inventory = Inventory.of(
        name="Imported hosts",
        datacenters=[Datacenter(name=DATACENTER)],
        clusters=[Cluster(name=cluster, datacenter=DATACENTER)],
        hosts=hosts,
        vms=vms.values(),
    )
    return inventory, tuple(remarks)
