"""VMX files: the configuration of a VM as lines of `key = "value"`."""

from vconsole.files.vmx.line import escape, vmx_lines
from vconsole.files.vmx.pci import pci_settings

__all__ = ["escape", "pci_settings", "vmx_lines"]
