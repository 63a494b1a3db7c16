"""A VM from its VMX file."""

from vconsole.files.imports.face import ImportProblem
from vconsole.files.toml import SIZE_MAX
from vconsole.files.vmx import VmReading, VmxFile, read_vm


def read_vmx(data: bytes, name: str) -> VmReading:
    """Read the bytes of a VMX file; `name` is the VM's name if the file has none.

    Raises ImportProblem if it is not text, or has no setting at all.
    """
    if len(data) > SIZE_MAX:
        raise ImportProblem(None, 1, f"the file is larger than {SIZE_MAX // 1024**2} MB")
    document = VmxFile.parse(data)
    zero = next((number for number, line in enumerate(document.lines, start=1) if "\0" in line.text), None)
    if zero is not None:
        raise ImportProblem(None, zero, "is not text: it has a character of value zero")
    if not any(line.key for line in document.lines):
        unclear = (number for number, line in enumerate(document.lines, start=1) if line.flaw)
        raise ImportProblem(None, next(unclear, 1), 'is no VMX file: no line has the form key = "value"')
    return read_vm(document, name)
