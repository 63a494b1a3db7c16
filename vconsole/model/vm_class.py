"""VM classes of vSphere with Tanzu: the size and the devices that a VM is deployed with."""

import re
from collections import Counter
from collections.abc import Iterator
from typing import Annotated

from pydantic import AfterValidator, Field, StrictBool

from vconsole.model.access import DirectPathIo, DynamicDirectPathIo, NvidiaVgpu, VmPci
from vconsole.model.base import Gib, Model
from vconsole.model.catalogue.versions import DYNAMIC_HARDWARE_VERSION
from vconsole.model.fault import Fault
from vconsole.model.names import check_text
from vconsole.model.ref import Ref

CLASS_NAME_MAX = 63
_DNS_LABEL = re.compile(r"[a-z0-9]([-a-z0-9]*[a-z0-9])?", re.ASCII)
_MIB_PER_GIB = 1024


def check_class_name(name: str) -> str:
    """Return the name if Kubernetes takes it: a DNS label (RFC 1123). Raises ValueError."""
    if len(name) > CLASS_NAME_MAX:
        raise ValueError(f"a VM class has a name of at most {CLASS_NAME_MAX} characters, this one has {len(name)}")
    if _DNS_LABEL.fullmatch(name):
        return name
    near = re.sub(r"[^a-z0-9]+", "-", name.casefold()).strip("-")
    hint = f"; for example {near}" if near else ""
    raise ValueError(
        f'"{name}" is not a name for Kubernetes: lower-case letters, digits and hyphens, the first and the last '
        f"no hyphen{hint}"
    )


def _printable_or_empty(text: str) -> str:
    return check_text(text) if text else text


def _whole_mib(size: float) -> float:
    if isinstance(size, float) and not (size * _MIB_PER_GIB).is_integer():
        raise ValueError(f"{size} GB is not a whole number of MB, which the memory of a VM class is counted in")
    return size


ClassName = Annotated[str, AfterValidator(check_class_name)]
"""The name of a VM class: a DNS label, since the class is an object of Kubernetes."""


class VmClass(Model):
    """A VM class: what VMs that are deployed from it have in common. Its devices are described, never named."""

    name: ClassName
    description: Annotated[str, AfterValidator(_printable_or_empty)] = ""
    cpus: Annotated[int, Field(strict=True, ge=1)] = 2
    memory_gb: Annotated[Gib, AfterValidator(_whole_mib)] = 4
    reserve_all_memory: StrictBool = False
    """Whether all memory is reserved (a reservation of 100 %); devices need it."""
    hardware_version: Annotated[int, Field(strict=True, ge=DYNAMIC_HARDWARE_VERSION)] = DYNAMIC_HARDWARE_VERSION
    """The hardware version of the VMs. The usual one is the first with Dynamic DirectPath IO, so that every host that
    has such devices knows it."""
    pci: tuple[VmPci, ...] = ()
    """Dynamic DirectPath IO devices and vGPUs; `class_faults` says what else cannot be here."""

    @property
    def memory_mb(self) -> int:
        """Memory, in MiB."""
        return round(self.memory_gb * _MIB_PER_GIB)


def class_faults(vm_class: VmClass) -> Iterator[Fault]:
    """Everything that makes a class one that vCenter could not have; a fault about a device has its slot."""
    about = Ref("vm-class", vm_class.name)
    profiles: Counter[str] = Counter()
    for slot, device in enumerate(vm_class.pci):
        fault = class_device_fault(device)
        if isinstance(device, NvidiaVgpu):
            profiles[device.profile] += 1
            fault = _profile_twice(device) if profiles[device.profile] > 1 else None
        if fault is not None:
            yield fault._replace(about=about, slot=slot)
    if vm_class.pci and not vm_class.reserve_all_memory:
        yield Fault(
            code="class-memory-not-reserved",
            message="A VM class with PCI devices reserves all memory; this one does not.",
            remedy="Reserve all memory of the class.",
            about=about,
        )


def class_device_fault(device: VmPci) -> Fault | None:
    """Say why no class can have this device, or None if one can."""
    if isinstance(device, DirectPathIo):
        return Fault(
            code="static-device-in-class",
            message=f"DirectPath IO names one device of one host, {device.address}; every VM of a class would ask for "
            "this same one.",
            remedy="Describe it by Dynamic DirectPath IO: its model, and its hardware label.",
        )
    if isinstance(device, DynamicDirectPathIo):
        return _dynamic_fault(device)
    return None


def _dynamic_fault(device: DynamicDirectPathIo) -> Fault | None:
    if device.assigned is not None or device.hinted is not None:
        return Fault(
            code="assigned-device-in-class",
            message=f"A VM class holds no device; {device.assigned or device.hinted} can be assigned to a VM only.",
            remedy='Leave "assigned" out.',
        )
    if len(device.allowed) > 1:
        models = ", ".join(map(str, device.allowed))
        return Fault(
            code="several-models-in-class",
            message=f"A VM class has one pair of vendor and device id for each device; this one allows {models}.",
            remedy="Allow one model, and make a class for each of the others.",
        )
    return None


def _profile_twice(device: NvidiaVgpu) -> Fault:
    return Fault(
        code="profile-twice-in-class",
        message=f"A VM class lists each vGPU profile once; {device.profile} stands in it twice.",
        remedy="Choose a profile with more memory, or leave the second one out.",
    )
