"""The configuration file of a VM, and what can be said against it."""

from collections.abc import Iterator
from dataclasses import dataclass

from vconsole.esxi import Requirement, requirements
from vconsole.files.vmx import VmxFile, read_vm, vmx_text
from vconsole.model import Fault, Inventory, Ref, Vm

_PCI = "pcipassthru"


@dataclass(frozen=True, slots=True)
class ConfigurationLine:
    """One line of a VMX file."""

    text: str
    is_pci: bool
    """Whether it is about passthrough devices: one of them, or the 64-bit MMIO region of all."""


@dataclass(frozen=True, slots=True)
class ConfigurationFile:
    """The VMX file of a VM as vSphere would write it."""

    text: str
    lines: tuple[ConfigurationLine, ...]
    checks: tuple[Requirement, ...]
    """What its host asks for at power-on, and what is wrong with a line."""


def configuration_file(inventory: Inventory, vm: Vm) -> ConfigurationFile:
    """The file of a VM that is registered in the estate."""
    text = vmx_text(vm, inventory.hosts)
    document = VmxFile.of(text)
    lines = tuple(
        ConfigurationLine(line.text.removesuffix("\n"), line.key.casefold().startswith(_PCI)) for line in document.lines
    )
    checks = (*requirements(vm, inventory.hosts[vm.host]), *_wrong_lines(document, vm))
    return ConfigurationFile(text, lines, checks)


def _wrong_lines(document: VmxFile, vm: Vm) -> Iterator[Requirement]:
    for finding in read_vm(document, vm.name).findings:
        fault = Fault(code=finding.code, message=finding.message, remedy=finding.remedy, about=Ref("vm", vm.name))
        yield Requirement(f"Line {finding.line}: {finding.message}", fault)
