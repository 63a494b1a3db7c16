"""A VMX file as a VM, with everything that is wrong with the file."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from itertools import count

from vconsole.files.problems import shown
from vconsole.files.vmx.document import VmxFile
from vconsole.files.vmx.finding import Finding
from vconsole.files.vmx.guests import guest_title
from vconsole.files.vmx.kept import foreign_numbers, is_parameter
from vconsole.files.vmx.line import ENCODING
from vconsole.files.vmx.pci_reading import ReadDevice, read_devices
from vconsole.files.vmx.taking import Settings, whole_number
from vconsole.files.vmx.writer import CONFIG_VERSION, HEAD
from vconsole.model import Firmware, Vm, VmConfig
from vconsole.model.names import check_text
from vconsole.model.vm import MMIO_MISPRINT, MMIO_SIZE, MMIO_SWITCH

UNREGISTERED = "(not registered)"
"""The host of a VM that was only read."""

_MIB_PER_GIB = 1024
_SPELLINGS = {key.casefold(): key for key in (MMIO_SWITCH, MMIO_SIZE, MMIO_MISPRINT)}
"""Parameters that the console understands are spelled as it spells them."""
_FIRST_VERSION = 4
_USUAL_VERSION: int = VmConfig.model_fields["hardware_version"].default
_USUAL_MEMORY_MB = _MIB_PER_GIB * int(VmConfig.model_fields["memory_gb"].default)


@dataclass(frozen=True, slots=True)
class VmReading:
    """What a file came to."""

    vm: Vm
    """Not registered anywhere; its static devices have no host yet."""
    findings: tuple[Finding, ...]
    """In the order of the lines."""
    systems: Mapping[int, str]
    """The UUID of the host of each static device that has one, by slot, as the file spells it."""
    device_lines: tuple[int, ...]
    """The line of each PCI device, by slot."""
    lines: Mapping[str, int]
    """The line of each key in lower case."""

    def line_of(self, *keys: str) -> int:
        """The line of the first of these keys that the file has; 1 if it has none of them."""
        return next((line for key in keys if (line := self.lines.get(key.casefold()))), 1)


def read_vm(document: VmxFile, name: str) -> VmReading:
    """The VM that a file describes; `name` is its name if the file has none that can be used."""
    settings = Settings(document)
    settings.take(ENCODING)
    if settings.look(CONFIG_VERSION) == HEAD[CONFIG_VERSION]:
        settings.take(CONFIG_VERSION)
    fields = {
        "name": _name(settings, name),
        "host": UNREGISTERED,
        "hardware_version": _hardware_version(settings),
        "firmware": _firmware(settings),
        "guest_os": _guest(settings),
        "cpus": settings.number("numvcpus", least=1, otherwise=1) or 1,
        "cpu_reservation_mhz": settings.number("sched.cpu.min", least=0, otherwise=0) or 0,
        **_memory(settings),
    }
    devices, whole = read_devices(settings)
    parameters, kept = _the_rest(settings)
    vm = Vm(
        **fields,
        pci=tuple(read.device for read in devices),
        advanced=parameters,
        vmx={**kept, **whole, **_beside(devices, foreign_numbers(whole))},
    )
    return VmReading(
        vm,
        tuple(sorted(settings.findings)),
        {slot: read.system for slot, read in enumerate(devices) if read.system},
        tuple(read.line for read in devices),
        settings.lines,
    )


def _name(settings: Settings, otherwise: str) -> str:
    setting = settings.take("displayName")
    if setting is None:
        return otherwise
    try:
        return check_text(setting.value)
    except ValueError as problem:
        message = f"{setting.key}: {problem}; the VM is called {shown(otherwise)}."
        settings.find(setting.line, "name-malformed", message, "Give the VM a name of printable characters.")
        return otherwise


def _hardware_version(settings: Settings) -> int:
    number = settings.number("virtualHW.version", least=_FIRST_VERSION, otherwise=_USUAL_VERSION)
    if number is None:
        message = f"virtualHW.version is missing; it is taken as {_USUAL_VERSION}."
        settings.find(1, "version-missing", message, f'Add virtualHW.version = "{_USUAL_VERSION}".')
    return _USUAL_VERSION if number is None else number


def _firmware(settings: Settings) -> Firmware:
    """BIOS if the file does not say; that is what a VM without the key has."""
    setting = settings.take("firmware")
    word = setting.value.strip().casefold() if setting else ""
    if setting and word not in tuple(Firmware):
        message = f"{setting.key} cannot be {shown(setting.value)}; it is read as bios."
        settings.find(setting.line, "firmware-unknown", message, "Write efi or bios.")
    return Firmware.EFI if word == Firmware.EFI else Firmware.BIOS


def _guest(settings: Settings) -> str:
    usual: str = VmConfig.model_fields["guest_os"].default
    setting = settings.take("guestOS")
    try:
        return guest_title(check_text(setting.value)) if setting else usual
    except ValueError:
        return usual


def _memory(settings: Settings) -> dict[str, object]:
    """The size, and whether all of it is reserved; a part of it that is reserved is kept as it stands."""
    size = settings.number("memSize", least=1, otherwise=_USUAL_MEMORY_MB)
    if size is None:
        size = _USUAL_MEMORY_MB
        message = f"memSize is missing; it is taken as {size} MB."
        settings.find(1, "memory-missing", message, f'Add memSize = "{size}", or the size that is meant.')
    least, pinned = settings.look("sched.mem.min"), settings.look("sched.mem.pin")
    reserved = whole_number(least) if least is not None else None
    everything = (pinned or "").strip().casefold() == "true" if least is None else (reserved or 0) >= size
    if everything:
        for key in ("sched.mem.min", "sched.mem.minSize", "sched.mem.pin"):
            settings.take(key)
    whole, rest = divmod(size, _MIB_PER_GIB)
    return {"memory_gb": size / _MIB_PER_GIB if rest else whole, "reserve_all_memory": everything}


def _the_rest(settings: Settings) -> tuple[dict[str, str], dict[str, str]]:
    """Advanced parameters, and what is kept as it stands."""
    parameters: dict[str, str] = {}
    kept: dict[str, str] = {}
    for line, key, value in settings.left():
        if key.casefold() == MMIO_MISPRINT.casefold():
            message = f"{key} is a misprint that is widely copied; it has no effect."
            settings.find(line, "mmio-misprint", message, f'Write {MMIO_SWITCH} = "TRUE" in its place.')
        place = parameters if is_parameter(key) else kept
        place[_SPELLINGS.get(key.casefold(), key)] = value
    return parameters, kept


def _beside(devices: Iterable[ReadDevice], foreign: frozenset[int]) -> dict[str, str]:
    """What is kept of the devices, under the numbers that they get when they are written."""
    numbers = (number for number in count() if number not in foreign)
    return {
        f"pciPassthru{number}.{key}": value
        for read, number in zip(devices, numbers, strict=False)
        for key, value in read.beside.items()
    }
