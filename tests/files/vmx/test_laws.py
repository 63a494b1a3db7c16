"""Whatever a VM is, its VMX file says it; whatever a file is, reading and writing it settle."""

from hypothesis import given
from hypothesis import strategies as st

from tests.build import host
from tests.files.vmx.samples import DYNAMIC, STATIC, read
from vconsole.files.vmx import Finding, VmxFile, rewritten, vmx_settings, vmx_text
from vconsole.files.vmx.kept import is_parameter
from vconsole.model import DeviceId, DirectPathIo, DynamicDirectPathIo, Firmware, NvidiaVgpu, PciAddress, Vm
from vconsole.model.catalogue import vgpu_profiles

A = "esxi-01"
HOSTS = {A: host(A)}
ids = st.integers(0, 0xFFFF)
names = st.text(st.characters(codec="utf-8", exclude_categories=("C", "Z"), include_characters=" "), min_size=1)
names = names.filter(str.isprintable).map(lambda text: text[:255])
values = st.text(st.characters(codec="utf-8"))
keys = st.text("abcXYZ019._-:äß", min_size=1, max_size=12).filter(
    lambda key: is_parameter(key) and key.casefold() not in OWN and not key.casefold().startswith("pcipassthru")
)
OWN = {"displayname", "guestos", "firmware", "numvcpus", "memsize"}
addresses = st.builds(
    PciAddress, st.integers(0, 0xFFFFFFFF), st.integers(0, 255), st.integers(0, 31), st.integers(0, 7)
)
devices = st.one_of(
    st.builds(DirectPathIo, address=addresses, host=st.just(A), vendor_id=st.none() | ids, device_id=st.none() | ids),
    st.builds(
        DynamicDirectPathIo,
        allowed=st.lists(st.builds(DeviceId, ids, ids), min_size=1, max_size=3, unique=True).map(tuple),
        label=st.none() | names,
    ),
    st.builds(NvidiaVgpu, profile=st.sampled_from(sorted(vgpu_profiles()))),
)
vms = st.builds(
    Vm,
    name=names,
    host=st.just(A),
    hardware_version=st.integers(4, 22),
    firmware=st.sampled_from(Firmware),
    guest_os=st.sampled_from(("Other Linux (64-bit)", "Microsoft Windows Server 2022 (64-bit)", "freebsd14-64")),
    cpus=st.integers(1, 768),
    memory_gb=st.integers(1, 24 * 1024) | st.integers(1, 2**20).map(lambda mib: mib / 1024).filter(lambda gib: gib % 1),
    reserve_all_memory=st.booleans(),
    cpu_reservation_mhz=st.integers(0, 10**6),
    advanced=st.dictionaries(keys, values, max_size=4).filter(
        lambda advanced: len({key.casefold() for key in advanced}) == len(advanced)
    ),
    pci=st.lists(devices, max_size=4).map(tuple),
)


def at_home(vm: Vm) -> Vm:
    """The VM registered on the host, with the static devices that are the host's."""
    pci = tuple(d.model_copy(update={"host": A}) if isinstance(d, DirectPathIo) else d for d in vm.pci)
    return vm.model_copy(update={"host": A, "pci": pci})


@given(vms)
def test_a_vm_is_what_its_file_says(vm: Vm) -> None:
    reading = read(vmx_text(vm, HOSTS))
    assert at_home(reading.vm) == vm
    assert {finding.code for finding in reading.findings} <= {"id-ambiguous"}


lines = st.lists(
    st.sampled_from([*STATIC.splitlines(), *DYNAMIC.splitlines(), 'pciPassthru01.present = "TRUE"', 'MemSize = "0"'])
    | st.builds(
        "pciPassthru{}.{} = {}".format,
        st.integers(0, 3),
        st.sampled_from(
            ("id", "present", "allowedDevices", "customLabel", "vgpu", "virtualDev", "systemId", "vendorId")
        ),
        st.sampled_from(
            ('"TRUE"', '"0:1:2.3"', '"0x10de:0x20f1"', '"af:00.0"', "“x”", '"-1"', '"grid_a100-40c"', '""', '"BYPASS"')
        ),
    )
    | st.text(st.characters(codec="utf-8"), max_size=20),
    max_size=40,
).map("\n".join)


@given(lines)
def test_any_text_is_read_with_findings_on_its_lines_and_settles_when_it_is_written(text: str) -> None:
    reading = read(text)
    count = text.count("\n") + 1
    assert all(isinstance(finding, Finding) and 1 <= finding.line <= count for finding in reading.findings)
    assert list(reading.findings) == sorted(reading.findings)
    written = vmx_text(at_home(reading.vm), HOSTS)
    again = read(written)
    assert at_home(again.vm) == at_home(reading.vm).model_copy(update={"vmx": again.vm.vmx})
    assert vmx_text(at_home(again.vm), HOSTS) == written


@given(vms, lines)
def test_a_vm_written_into_a_file_is_what_that_file_says(vm: Vm, text: str) -> None:
    written = rewritten(VmxFile.of(text), vmx_settings(vm, HOSTS))
    changed = at_home(read(written).vm)
    same = ("name", "hardware_version", "firmware", "guest_os", "cpus", "memory_mb", "reserve_all_memory", "pci")
    assert [getattr(changed, name) for name in same] == [getattr(vm, name) for name in same]
    assert vm.advanced.items() <= changed.advanced.items()
    comments = [line for line in text.split("\n") if line.lstrip().startswith("#")]
    assert [line for line in comments if f"{line}\n" not in f"{written}\n"] == []
    assert rewritten(VmxFile.of(written), vmx_settings(vm, HOSTS)) == written
