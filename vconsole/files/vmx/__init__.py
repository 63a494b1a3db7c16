"""VMX files: the configuration of a VM as lines of `key = "value"`."""

from vconsole.files.vmx.document import VmxFile, VmxSetting
from vconsole.files.vmx.finding import Finding
from vconsole.files.vmx.guests import guest_title
from vconsole.files.vmx.kept import PCI_KEY, is_parameter, without_device_keys
from vconsole.files.vmx.line import VmxLine, escape, is_key, vmx_lines
from vconsole.files.vmx.pci import pci_settings
from vconsole.files.vmx.pci_reading import pci_id
from vconsole.files.vmx.reading import UNREGISTERED, VmReading, read_vm
from vconsole.files.vmx.rewriting import rewritten
from vconsole.files.vmx.writer import vmx_settings, vmx_text

__all__ = [
    "PCI_KEY",
    "UNREGISTERED",
    "Finding",
    "VmReading",
    "VmxFile",
    "VmxLine",
    "VmxSetting",
    "escape",
    "guest_title",
    "is_key",
    "is_parameter",
    "pci_id",
    "pci_settings",
    "read_vm",
    "rewritten",
    "vmx_lines",
    "vmx_settings",
    "vmx_text",
    "without_device_keys",
]
