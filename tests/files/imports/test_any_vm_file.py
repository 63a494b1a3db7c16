"""Whatever a file of VMs holds, it is read or its problem is told with a line."""

from collections.abc import Callable, Iterable
from xml.sax.saxutils import quoteattr

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.build import estate, host
from tests.files.imports.ovf_texts import HEAD, descriptor, pci_item
from tests.files.vmx.samples import DYNAMIC, STATIC
from vconsole.files.cluster import dumps, loads
from vconsole.files.imports import ImportProblem, read_ovf, read_vmx, registered
from vconsole.files.vmx import VmReading

A = host("esxi-01")


def one_vm(data: bytes, name: str) -> Iterable[VmReading]:
    return (read_vmx(data, name),)


Read = Callable[[bytes, str], Iterable[VmReading]]
READERS = (one_vm, read_ovf)
TEXT = st.text(st.characters(codec="utf-8", exclude_categories=("Cc",)), max_size=12)
ELEMENTS = st.sampled_from(
    (
        *("<VirtualSystem>", "</VirtualSystem>", "<VirtualHardwareSection>", "</VirtualHardwareSection>"),
        *("<Item>", "</Item>", "<ResourceType>4</ResourceType>", "<VirtualQuantity>0</VirtualQuantity>"),
        *("<VirtualQuantity>9999999999999999</VirtualQuantity>", "<VirtualQuantity>512</VirtualQuantity>"),
        *("<System/>", "<Name/>", "<Name>a\nb</Name>", "<!-- -->", "&amp;", "&#1;", "<![CDATA[x]]>", "</Envelope>"),
        *("<AllocationUnits>byte * 2^99</AllocationUnits>", "<VirtualSystemType>vmx-0 vmx-999</VirtualSystemType>"),
        pci_item(id="af:00.0", vendorId="4318", deviceId="20f1"),
        pci_item("-ah", allowedDevice_vendorId="4318", allowedDevice_deviceId="8433", customLabel="&#9;"),
    )
)
CONFIGS = st.builds("<vmw:ExtraConfig vmw:key={} vmw:value={}/>".format, TEXT.map(quoteattr), TEXT.map(quoteattr))
XML = st.lists(ELEMENTS | CONFIGS | TEXT, max_size=20).map(lambda parts: f"{HEAD}{''.join(parts)}</Envelope>")


def attempt(read: Read, data: bytes) -> list[VmReading] | ImportProblem:
    """The VMs of a file, or why it has none."""
    try:
        return list(read(data, "a VM"))
    except ImportProblem as problem:
        return problem


def reads_soundly(read: Read, data: bytes) -> None:
    """See that the VMs of the file can stand in an estate, or that the file has a problem in one of its lines."""
    count = data.count(b"\n") + data.count(b"\r") + 1
    readings = attempt(read, data)
    if isinstance(readings, ImportProblem):
        assert 1 <= readings.line <= count
        assert readings.message
        return
    for reading in readings:
        assert all(1 <= finding.line <= count for finding in reading.findings)
        vm, elsewhere = registered(reading, A)
        assert all(1 <= finding.line <= count for finding in elsewhere)
        inventory = estate(A, vms=(vm.model_copy(update={"name": "a"}),))
        assert loads(dumps(inventory)).vms["a"].advanced == vm.advanced


@pytest.mark.parametrize("read", READERS)
@given(data=st.binary(max_size=200))
def test_any_bytes(read: Read, data: bytes) -> None:
    reads_soundly(read, data)


@given(XML)
def test_any_xml(text: str) -> None:
    reads_soundly(read_ovf, text.encode())


@given(st.integers(0, 5000), st.binary(max_size=4), st.integers(0, 3))
def test_a_descriptor_with_other_bytes_somewhere(place: int, other: bytes, lost: int) -> None:
    data = descriptor(pci_item(id="af:00.0", vendorId="4318", deviceId="20f1"), pci_item("-ah"))
    reads_soundly(read_ovf, data[:place] + other + data[place + lost :])


@given(st.sampled_from((STATIC, DYNAMIC)), st.integers(0, 1000), st.binary(max_size=4), st.integers(0, 3))
def test_a_vmx_file_with_other_bytes_somewhere(text: str, place: int, other: bytes, lost: int) -> None:
    data = text.encode()
    reads_soundly(one_vm, data[:place] + other + data[place + lost :])


@pytest.mark.parametrize(
    "data",
    [
        b"a" * 10_000_000,
        b"=" * 10_000_000,
        b'a = "' * 2_000_000,
        b'pciPassthru0.present = "TRUE"\npciPassthru0.allowedDevices = "' + b"," * 9_000_000 + b'"',
        b"".join(b'pciPassthru%d.id = "x"\n' % number for number in range(100_000)),
        b"a = |22" * 1_000_000,
        b'memSize = "4"\n' * 100_000,
        b" " * 10_000_000 + b"a = b",
        b"\xe4\n" * 100_000,
    ],
    ids=lambda data: data[:12].decode("latin-1"),
)
def test_large_files_are_read_in_one_go(data: bytes) -> None:
    reads_soundly(one_vm, data)


@pytest.mark.parametrize("part", ["<Item/>", pci_item(), pci_item("-ah"), "<a>x</a>", '<vmw:ExtraConfig vmw:key="a"/>'])
def test_large_descriptors_are_read_in_one_go(part: str) -> None:
    reads_soundly(read_ovf, descriptor(part * (2_000_000 // len(part))))


def test_binary_files_and_prose_are_no_vmx_files() -> None:
    for data, line in ((b'a = "b"\n\0', 2), (b"\n\nOnce upon a time\n", 3), (b"", 1), (b"# a comment\n", 1)):
        with pytest.raises(ImportProblem) as caught:
            read_vmx(data, "a")
        assert caught.value.line == line
