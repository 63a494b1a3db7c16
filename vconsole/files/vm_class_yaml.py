"""VM classes as VM Operator reads them: an object of Kubernetes, of the kind VirtualMachineClass.

The shape is that of `api/v1alpha2/virtualmachineclass_types.go` of github.com/vmware-tanzu/vm-operator.
"""

import json
from collections.abc import Iterator, Sequence

from vconsole.model import DynamicDirectPathIo, NvidiaVgpu, VmClass
from vconsole.model.vm_class import class_faults

_STEP = "  "
_MIB_PER_GIB = 1024


def vm_class_yaml(vm_class: VmClass) -> str:
    """The class as a YAML document. Raises ValueError for devices that `class_faults` refuses."""
    fault = next(class_faults(vm_class), None)
    if fault is not None:
        raise ValueError(str(fault))
    return "\n".join(_lines(vm_class)) + "\n"


def _lines(vm_class: VmClass) -> Iterator[str]:
    # A class of v1alpha2 has no field for it; a VirtualMachine has.
    yield f"# Each VirtualMachine of this class: spec.minHardwareVersion: {vm_class.hardware_version}"
    yield "apiVersion: vmoperator.vmware.com/v1alpha2"
    yield "kind: VirtualMachineClass"
    yield "metadata:"
    yield f"{_STEP}name: {_quoted(vm_class.name)}"
    yield "spec:"
    if vm_class.description:
        yield f"{_STEP}description: {_quoted(vm_class.description)}"
    yield f"{_STEP}hardware:"
    yield f"{_STEP * 2}cpus: {vm_class.cpus}"
    yield f"{_STEP * 2}memory: {_quantity(vm_class.memory_mb)}"
    yield from _devices(vm_class)
    if vm_class.reserve_all_memory:
        for depth, key in enumerate(("policies", "resources", "requests"), start=1):
            yield f"{_STEP * depth}{key}:"
        yield f"{_STEP * 4}memory: {_quantity(vm_class.memory_mb)}"


def _devices(vm_class: VmClass) -> Iterator[str]:
    vgpus = [[f"profileName: {_quoted(device.profile)}"] for device in vm_class.pci if isinstance(device, NvidiaVgpu)]
    dynamic = [_dynamic(device) for device in vm_class.pci if isinstance(device, DynamicDirectPathIo)]
    if vm_class.pci:
        yield f"{_STEP * 2}devices:"
    yield from _list("vgpuDevices", vgpus)
    yield from _list("dynamicDirectPathIODevices", dynamic)


def _dynamic(device: DynamicDirectPathIo) -> list[str]:
    (model,) = device.allowed
    # The ids are integers there, and decimal ones are what every reader of YAML agrees on.
    fields = [f"vendorID: {model.vendor}", f"deviceID: {model.device}"]
    return fields if device.label is None else [*fields, f"customLabel: {_quoted(device.label)}"]


def _list(key: str, items: Sequence[Sequence[str]]) -> Iterator[str]:
    if items:
        yield f"{_STEP * 3}{key}:"
    for first, *others in items:
        yield f"{_STEP * 3}- {first}"
        yield from (f"{_STEP * 4}{line}" for line in others)


def _quantity(mib: int) -> str:
    """An amount of memory as Kubernetes writes it."""
    return f"{mib // _MIB_PER_GIB}Gi" if mib % _MIB_PER_GIB == 0 else f"{mib}Mi"


def _quoted(text: str) -> str:
    """A text in quotation marks, which keep `no`, `1e3`, blanks and colons what they are.

    What JSON escapes, YAML 1.2 reads the same; characters beyond ASCII stand as they are, since JSON's pairs of
    surrogates mean something else in YAML.
    """
    return json.dumps(text, ensure_ascii=False)
