"""A VM as the lines of its VMX file."""

from collections.abc import Iterator, Mapping
from itertools import count

from vconsole.files.vmx.guests import guest_word
from vconsole.files.vmx.kept import PCI_KEY, foreign_numbers
from vconsole.files.vmx.line import ENCODING, is_key, vmx_lines
from vconsole.files.vmx.pci import Setting, pci_settings
from vconsole.model import DirectPathIo, Host, Vm

CONFIG_VERSION = "config.version"
HEAD = {ENCODING: "UTF-8", CONFIG_VERSION: "8"}
"""What every file begins with."""


def vmx_text(vm: Vm, hosts: Mapping[str, Host]) -> str:
    """The VMX file of a VM, as vSphere would write it as far as the console knows the VM.

    What an imported file said beside is written back. A parameter whose name cannot be a key is left in a comment.
    """
    settings = vmx_settings(vm, hosts)
    impossible = [key for key in vm.advanced if not is_key(key)]
    return vmx_lines(settings) + "".join(f"# {key!r} cannot be the key of a line\n" for key in impossible)


def vmx_settings(vm: Vm, hosts: Mapping[str, Host]) -> tuple[Setting, ...]:
    """The settings of the file in their order; no key comes twice, whatever its upper and lower case."""
    kept = {key: value for key, value in vm.vmx.items() if not PCI_KEY.fullmatch(key)}
    parameters = ((key, value) for key, value in vm.advanced.items() if is_key(key))
    head = {key: _folded(kept).get(key, value) for key, value in HEAD.items()}
    found: dict[str, Setting] = {}
    for key, value in (*head.items(), *_own(vm), *_devices(vm, hosts), *kept.items(), *parameters):
        found.setdefault(key.casefold(), (key, value))
    return tuple(_in_order(found))


def _in_order(found: Mapping[str, Setting]) -> Iterator[Setting]:
    """PCI devices come last."""
    yield from (setting for setting in found.values() if not PCI_KEY.fullmatch(setting[0]))
    yield from (setting for setting in found.values() if PCI_KEY.fullmatch(setting[0]))


def _folded(settings: Mapping[str, str]) -> dict[str, str]:
    return {key.casefold(): value for key, value in settings.items()}


def _own(vm: Vm) -> Iterator[Setting]:
    """What the model knows of a VM, but for its PCI devices."""
    yield "virtualHW.version", str(vm.hardware_version)
    yield "displayName", vm.name
    yield "guestOS", guest_word(vm.guest_os)
    yield "firmware", vm.firmware.value
    yield "numvcpus", str(vm.cpus)
    yield "memSize", str(vm.memory_mb)
    if vm.cpu_reservation_mhz:
        yield "sched.cpu.min", str(vm.cpu_reservation_mhz)
    if vm.reserve_all_memory:
        yield "sched.mem.min", str(vm.memory_mb)
        yield "sched.mem.minSize", str(vm.memory_mb)
        yield "sched.mem.pin", "TRUE"


def _devices(vm: Vm, hosts: Mapping[str, Host]) -> Iterator[Setting]:
    """The PCI devices, numbered from 0 without the numbers of devices that are kept whole, and then those."""
    foreign, beside = foreign_numbers(vm.vmx), _beside(vm)
    numbers = [number for number, _ in zip((n for n in count() if n not in foreign), vm.pci, strict=False)]
    for number, device in zip(numbers, vm.pci, strict=True):
        home = device.host or vm.host if isinstance(device, DirectPathIo) else vm.host
        yield from pci_settings(number, device, hosts.get(home))
        yield from beside.get(number, ())
    for number in sorted(foreign):
        yield from beside.get(number, ())


def _beside(vm: Vm) -> dict[int, list[Setting]]:
    """What is kept of each PCI device, by its number."""
    found: dict[int, list[Setting]] = {}
    for key, value in vm.vmx.items():
        match = PCI_KEY.fullmatch(key)
        if match:
            found.setdefault(int(match["number"]), []).append((key, value))
    return found
