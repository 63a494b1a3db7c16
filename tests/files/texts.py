"""Small cluster files as text, and what is wrong with them."""

from vconsole.files.cluster import FileProblems, loads

HEAD = """
format = 1
[[datacenter]]
name = "Lab"
[[cluster]]
name = "gpu"
"""
HOST = """
[[host]]
name = "esxi-01"
"""
A100 = """
[[host.pci]]
address = "0000:af:00.0"
model = "NVIDIA A100 PCIe 40GB"
passthrough = "enabled"
"""
DYNAMIC = """
[[vm.pci]]
access = "dynamic-directpath-io"
allowed = ["10de:20f1"]
"""
STATIC = """
[[vm.pci]]
access = "directpath-io"
address = "0000:af:00.0"
"""


def vm_table(name: str = "train-01", power: str = "off", more: str = 'host = "esxi-01"') -> str:
    """A table of a VM."""
    return f'\n[[vm]]\nname = "{name}"\npower = "{power}"\n{more}\n'


def problems_of(text: str) -> dict[str, str]:
    """The messages of a file's problems by place; there must be some."""
    try:
        loads(text)
    except FileProblems as found:
        return {problem.place: problem.message for problem in found.problems}
    raise AssertionError("the file has no problem")
