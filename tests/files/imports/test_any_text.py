"""Whatever a file holds, it is imported or its problem is told with a line."""

from collections.abc import Callable
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from tests.files.captured import captured
from tests.files.listed_hosts import listings
from vconsole.files.cluster import dumps, loads
from vconsole.files.imports import Imported, ImportProblem, decoded, estate_of, import_file, read_esxcli, read_lspci

Read = Callable[[str, str], Imported]
READERS = (read_esxcli, read_lspci)
FRAGMENTS = st.sampled_from(
    (
        *captured("hardware-pci-list-a100-label-training").splitlines(),
        *captured("graphics-device-list-a100-passthru").splitlines(),
        *captured("graphics-host-get-shared").splitlines(),
        *("   World ID: 1", "   Display Name: a", "   Product: VMware ESXi", "   Version: 8.0.2", "   CPU Cores: 8"),
        *(
            "   CPU Cores: 0",
            "   CPU Cores: \u0663",
            "   Physical Memory: 9 Bytes",
            "",
            "--",
            "[root@h:~] ls",
            ":",
            "   :",
        ),
        *(
            "   Vendor ID: 0x10de0",
            "   Bus: 0xfff",
            "   Bus: 300",
            "   Device Class: 0x0604",
            f"   Version: {'9' * 5000}.0",
        ),
        *("0000:d8:00.0", "   Address: 0000:d8:00.0", "   Parent Device: PCI 0:999:99:9", "   Hardware Label:  "),
        "af:00.0 3D controller [0302]: NVIDIA Corporation GA100 [10de:20f1] (rev a1)",
        'af:00.0 "3D [0302]" "NVIDIA [10de]" "GA100 [20f1]" -ra1 "a [10de]" "[145f]"',
        'af:1f.7 "" "" ""',
        "\tSubsystem: x [10de:1]",
    )
)
LINES = st.lists(FRAGMENTS | st.text(st.characters(codec="utf-8"), max_size=20), max_size=60).map("\n".join)


def attempt(read: Read, data: str | bytes) -> Imported | ImportProblem:
    """What a file comes to, or why it comes to nothing."""
    try:
        return read(data if isinstance(data, str) else decoded(data), "h")
    except ImportProblem as problem:
        return problem


def imports_soundly(read: Read, text: str) -> None:
    """See that the text is imported as an estate that can be saved, or is a problem of one of its lines."""
    lines = text.count("\n") + 1
    imported = attempt(read, text)
    if isinstance(imported, ImportProblem):
        assert 1 <= imported.line <= lines
        assert len(str(imported).splitlines()) == 1
        return
    assert all(1 <= remark.line <= lines for remark in imported.remarks)
    inventory, _ = estate_of([(Path("h.txt"), imported)], "gpu")
    assert loads(dumps(inventory)) == inventory


@pytest.mark.parametrize("read", READERS)
@settings(max_examples=200, suppress_health_check=[HealthCheck.too_slow], deadline=None)
@given(text=st.text(st.characters(codec="utf-8")) | LINES)
def test_any_text_is_imported_or_refused(read: Read, text: str):
    imports_soundly(read, text)


@settings(suppress_health_check=[HealthCheck.too_slow], deadline=None)
@given(listings(), st.data())
def test_any_part_of_a_listing_is_imported_or_refused(text: str, data: st.DataObject):
    begin = data.draw(st.integers(0, len(text)))
    imports_soundly(read_esxcli, text[begin : data.draw(st.integers(begin, len(text)))])


@pytest.mark.parametrize("read", READERS)
@given(data=st.binary() | st.text().map(lambda text: text.encode("utf-16")))
def test_any_bytes_are_imported_or_refused(read: Read, data: bytes):
    came_to = attempt(read, data)
    if isinstance(came_to, ImportProblem):
        assert 1 <= came_to.line <= data.count(b"\n") + 1
    else:
        assert came_to.hosts[0].pci


def test_a_file_of_windows_is_read(tmp_path: Path):
    file = tmp_path / "host.txt"
    text = captured("hardware-pci-list-a100-label-training")
    file.write_bytes(text.replace("\n", "\r\n").encode("utf-16"))
    imported = import_file(file, lambda read: read_esxcli(read, "h"))
    assert imported.hosts == read_esxcli(text, "h").hosts


def test_bytes_that_are_no_text_are_told_with_file_and_line(tmp_path: Path):
    file = tmp_path / "host.txt"
    file.write_bytes(b"one\ntwo \xff\n")
    with pytest.raises(ImportProblem) as caught:
        import_file(file, lambda text: read_esxcli(text, "h"))
    assert str(caught.value) == f"{file}:2: is not text: a byte here belongs to no character of UTF-8"


@pytest.mark.parametrize("sign", [" ", "\t", ":", "@", "[", "a", "a:", "[root@", "~ ", '"a', "(rev "])
@pytest.mark.parametrize("read", READERS)
def test_a_line_of_a_million_signs_is_read_as_fast_as_others(read: Read, sign: str):
    with pytest.raises(ImportProblem):
        read(sign * (1_000_000 // len(sign)), "h")
