"""VMs from an OVF descriptor: their size, their PCI devices and their advanced parameters."""

import re
from collections.abc import Iterator

from vconsole.files.imports.face import ImportProblem
from vconsole.files.imports.ovf_pci import is_pci_item, read_pci_item
from vconsole.files.imports.xml_tree import Element, parse_xml
from vconsole.files.problems import shown
from vconsole.files.vmx import PCI_KEY, UNREGISTERED, Finding, VmReading, guest_title, is_key, is_parameter
from vconsole.model import Firmware, Vm, VmPci
from vconsole.model.names import check_text
from vconsole.model.vm import MMIO_SIZE, MMIO_SWITCH

_CPU, _MEMORY = "3", "4"
_VERSION = re.compile(r"vmx-(\d{1,3})", re.ASCII)
_UNITS = re.compile(r"byte(?:\*(?P<base>2|10|1024)(?:\^(?P<power>\d{1,2}))?(?P<more>(?:\*1024)*))?", re.ASCII)
_UNIT_LENGTH_MAX = 40
_WORDS = {"bytes": 1, "kilobytes": 2**10, "megabytes": 2**20, "gigabytes": 2**30}
_MIB = 2**20
_MIB_PER_GIB = 1024
_SPELLINGS = {key.casefold(): key for key in (MMIO_SWITCH, MMIO_SIZE)}


def read_ovf(data: bytes, name: str) -> tuple[VmReading, ...]:
    """The VMs of a descriptor in its order; `name` is for one that has none.

    Raises ImportProblem if it is not XML, or no OVF descriptor with a VM.
    """
    root = parse_xml(data)
    systems = list(root.below("VirtualSystem")) if root.name == "Envelope" else []
    if not systems:
        raise ImportProblem(None, root.line, "is no OVF descriptor: it has no Envelope with a VirtualSystem")
    default = _default_configuration(root)
    return tuple(_Reader(system, default).read(name) for system in systems)


def _default_configuration(root: Element) -> str:
    """The deployment option that is the usual one; items of others are left out."""
    options = [option for option in root.below("Configuration") if "id" in option.attributes]
    usual = [option for option in options if option.attributes.get("default", "").casefold() in ("true", "1")]
    return (usual or options or [root])[0].attributes.get("id", "")


class _Reader:
    """Makes a VM of a VirtualSystem."""

    def __init__(self, system: Element, configuration: str) -> None:
        self._system = system
        self._hardware = system.first("VirtualHardwareSection") or Element("", system.line, {})
        self._items = [
            item
            for item in self._hardware.all("Item")
            if item.attributes.get("configuration", configuration) in ("", configuration)
        ]
        self._findings: list[Finding] = []
        self._lines: dict[str, int] = {}

    def read(self, name: str) -> VmReading:
        devices = list(self._devices())
        advanced, kept = self._extra()
        vm = Vm(
            name=self._name(name),
            host=UNREGISTERED,
            hardware_version=self._version(),
            firmware=self._firmware(),
            guest_os=self._guest(),
            **self._cpu(),
            **self._memory(),
            advanced=advanced,
            vmx=kept,
            pci=tuple(device for device, _ in devices),
        )
        lines = tuple(line for _, line in devices)
        return VmReading(vm, tuple(sorted(self._findings)), {}, lines, self._lines)

    def _find(self, line: int, code: str, message: str, remedy: str) -> None:
        self._findings.append(Finding(line, code, message, remedy))

    def _name(self, otherwise: str) -> str:
        for text in (self._system.words("Name"), self._system.attributes.get("id", "")):
            try:
                return check_text(text)
            except ValueError:
                continue
        return otherwise

    def _version(self) -> int:
        """The newest of the hardware versions that are named."""
        system = self._hardware.first("System")
        named = _VERSION.findall(system.words("VirtualSystemType")) if system else []
        self._lines["virtualhw.version"] = system.line if system else self._system.line
        usual: int = Vm.model_fields["hardware_version"].default
        return max((number for number in map(int, named) if number >= 4), default=usual)

    def _firmware(self) -> Firmware:
        for config in self._hardware.all("Config"):
            if config.attributes.get("key", "").casefold() == "firmware":
                self._lines["firmware"] = config.line
                return Firmware.EFI if config.attributes.get("value", "").casefold() == "efi" else Firmware.BIOS
        return Firmware.BIOS

    def _guest(self) -> str:
        section = self._system.first("OperatingSystemSection")
        word = section.attributes.get("osType", "") if section else ""
        usual: str = Vm.model_fields["guest_os"].default
        try:
            return guest_title(check_text(_vmx_word(word)))
        except ValueError:
            return usual

    def _item(self, kind: str) -> Element | None:
        return next((item for item in self._items if item.words("ResourceType") == kind), None)

    def _cpu(self) -> dict[str, int]:
        item = self._item(_CPU)
        if item is None:
            return {"cpus": 1}
        self._lines["numvcpus"] = item.line
        cpus = self._amount(item, "VirtualQuantity") or 1
        return {"cpus": cpus, "cpu_reservation_mhz": self._amount(item, "Reservation") or 0}

    def _memory(self) -> dict[str, object]:
        item = self._item(_MEMORY)
        if item is None:
            self._find(self._system.line, "memory-missing", "No Item says the memory; 4 GB are taken.", "Add one.")
            return {}
        self._lines["memsize"] = item.line
        size, reserved = self._amount(item, "VirtualQuantity") or 0, self._amount(item, "Reservation") or 0
        mib = size * self._unit(item) // _MIB
        if mib < 1:
            self._find(item.line, "memory-missing", "The memory is less than 1 MB; 4 GB are taken.", "Mend the Item.")
            return {}
        whole, rest = divmod(mib, _MIB_PER_GIB)
        return {"memory_gb": mib / _MIB_PER_GIB if rest else whole, "reserve_all_memory": reserved >= size}

    def _amount(self, item: Element, name: str) -> int | None:
        text = item.words(name)
        if not text:
            return None
        if text.isascii() and text.isdigit() and len(text) <= 15:
            return int(text)
        message = f"{name} cannot be {shown(text)}; it is not read."
        self._find(item.line, "not-a-number", message, "Write a whole number.")
        return None

    def _unit(self, item: Element) -> int:
        """How many bytes the amounts of an Item count in; MB if it does not say."""
        text = item.words("AllocationUnits")
        bytes_ = unit_bytes(text) if text else _MIB
        if bytes_ is None:
            message = f"AllocationUnits {shown(text)} is not understood; it is read as MB."
            self._find(item.line, "unit-unknown", message, 'Write "byte * 2^20".')
        return bytes_ or _MIB

    def _devices(self) -> Iterator[tuple[VmPci, int]]:
        for item in filter(is_pci_item, self._items):
            read = read_pci_item(item)
            self._findings += read.findings
            if read.device is not None:
                yield read.device, item.line

    def _extra(self) -> tuple[dict[str, str], dict[str, str]]:
        """Advanced parameters, and what is kept for the VM's VMX file."""
        advanced: dict[str, str] = {}
        kept: dict[str, str] = {}
        for extra in self._hardware.all("ExtraConfig"):
            key, value = extra.attributes.get("key", ""), extra.attributes.get("value", "")
            if not is_key(key) or PCI_KEY.fullmatch(key):
                message = f"ExtraConfig {shown(key)} is not read."
                self._find(extra.line, "extra-not-read", message, "A PCI device is an Item of its own.")
                continue
            self._lines.setdefault(key.casefold(), extra.line)
            place = advanced if is_parameter(key) else kept
            place[_SPELLINGS.get(key.casefold(), key)] = value
        return advanced, kept


def unit_bytes(text: str) -> int | None:
    """How many bytes a unit of a descriptor has: `byte * 2^20`, `MegaBytes`; None if it is not understood."""
    plain = "".join(text.split()).casefold()
    match = _UNITS.fullmatch(plain) if len(plain) <= _UNIT_LENGTH_MAX else None
    if match is None:
        return _WORDS.get(plain)
    if match["base"] is None:
        return 1
    more = match["more"].count("*")
    size: int = int(match["base"]) ** int(match["power"] or 1) * 1024**more
    return size


def _vmx_word(identifier: str) -> str:
    """The guest OS of the API as a VMX file spells it: `ubuntu64Guest` is `ubuntu-64`."""
    word = identifier.removesuffix("Guest").replace("_64", "64").casefold()
    return f"{word.removesuffix('64')}-64" if word.endswith("64") else word
