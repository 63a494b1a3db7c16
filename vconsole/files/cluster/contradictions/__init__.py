"""What a cluster file says twice, or says and takes back. Each finding names both places."""

from collections.abc import Iterator, Mapping
from typing import Any

from vconsole.files.cluster.contradictions.devices import device_contradictions
from vconsole.files.cluster.contradictions.holdings import holding_contradictions
from vconsole.files.cluster.contradictions.references import reference_contradictions
from vconsole.files.cluster.contradictions.states import state_contradictions
from vconsole.files.cluster.contradictions.vgpus import vgpu_contradictions
from vconsole.files.cluster.contradictions.vm_classes import class_contradictions
from vconsole.files.cluster.draft import Draft
from vconsole.files.cluster.places import Finding

__all__ = ["contradictions"]


def contradictions(draft: Draft, clusters_of_vms: Mapping[int, Any]) -> Iterator[Finding]:
    """All contradictions of a file; the clusters are those that its VMs name, by the VM's index."""
    yield from reference_contradictions(draft, clusters_of_vms)
    yield from device_contradictions(draft)
    yield from class_contradictions(draft)
    yield from holding_contradictions(draft)
    yield from vgpu_contradictions(draft)
    yield from state_contradictions(draft)
