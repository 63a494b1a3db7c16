"""What people have, as objects of an estate: the listings of real hosts."""

from vconsole.files.imports.estate import estate_of
from vconsole.files.imports.esxcli import read_esxcli
from vconsole.files.imports.face import Imported, ImportProblem, Remark, decoded, import_file
from vconsole.files.imports.lspci import read_lspci

__all__ = [
    "ImportProblem",
    "Imported",
    "Remark",
    "decoded",
    "estate_of",
    "import_file",
    "read_esxcli",
    "read_lspci",
]
