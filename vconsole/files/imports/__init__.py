"""What people have, as objects of an estate: the listings of real hosts."""

from vconsole.files.imports.estate import estate_of
from vconsole.files.imports.esxcli import read_esxcli
from vconsole.files.imports.face import Imported, ImportProblem, Remark, decoded, import_file
from vconsole.files.imports.lspci import read_lspci
from vconsole.files.imports.ovf import read_ovf
from vconsole.files.imports.registering import home_of, registered
from vconsole.files.imports.vmx import read_vmx

__all__ = [
    "ImportProblem",
    "Imported",
    "Remark",
    "decoded",
    "estate_of",
    "home_of",
    "import_file",
    "read_esxcli",
    "read_lspci",
    "read_ovf",
    "read_vmx",
    "registered",
]
