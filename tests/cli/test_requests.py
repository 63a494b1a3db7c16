import pytest

from tests.build import A100, T4, device, estate, host
from vconsole.cli.command import WrongUsage
from vconsole.cli.requests import read_request
from vconsole.model import DirectPathIo, DynamicDirectPathIo, NvidiaVgpu, PciAddress

ESTATE = estate(host("esxi-01", device("0000:af:00.0")))


@pytest.mark.parametrize(
    ("text", "allowed", "label"),
    [
        ("10de:20f1", (A100,), None),
        ("0x10de:0x20F1,10DE:1eb8", (A100, T4), None),
        ("10de:20f1@Training", (A100,), "Training"),
        ("10de:20f1@a@b/c, d:e ", (A100,), "a@b/c, d:e "),
        ("10de:20f1@vgpu:x", (A100,), "vgpu:x"),
    ],
)
def test_ids_and_what_follows_the_first_at_sign_are_a_dynamic_request(
    text: str, allowed: object, label: str | None
) -> None:
    assert read_request(text, ESTATE) == DynamicDirectPathIo(allowed=allowed, label=label)  # type: ignore[arg-type]


def test_a_host_and_an_address_are_a_static_request_for_the_model_that_stands_there() -> None:
    address = PciAddress(0, 0xAF, 0, 0)
    expected = DirectPathIo(address=address, host="esxi-01", vendor_id=A100.vendor, device_id=A100.device)
    assert read_request("esxi-01/0000:af:00.0", ESTATE) == expected
    assert read_request("esxi-01/AF:00.0", ESTATE) == expected


def test_an_address_where_nothing_stands_is_left_to_placement() -> None:
    request = read_request("esxi-01/0000:01:00.0", ESTATE)
    assert request == DirectPathIo(address=PciAddress(0, 1, 0, 0), host="esxi-01")


def test_a_profile_is_a_vgpu_request() -> None:
    assert read_request("vgpu:grid_a100-10c", ESTATE) == NvidiaVgpu(profile="grid_a100-10c")


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("", "is not a pair of vendor and device id"),
        ("10de", "is not a pair of vendor and device id"),
        ("10de:20f1,", "is not a pair of vendor and device id"),
        ("10de:20f1g", "is not a PCI id"),
        ("10de:20f1@", "leave the @ out"),
        ("10de:20f1@a\tb", "control character"),
        ("vgpu:", "empty"),
        ("vgpu:grid_a100-10d", 'did you mean "grid_a100-10c"? A request'),
        ("esxi-01/0000:zz:00.0", "is not a PCI address"),
        ("esxi-1/0000:af:00.0", 'Did you mean "esxi-01"?'),
    ],
)
def test_a_malformed_request_is_refused_with_the_reason(text: str, said: str) -> None:
    with pytest.raises(WrongUsage) as refused:
        read_request(text, ESTATE)
    assert said in str(refused.value)
    assert str(refused.value).startswith(f'--pci "{text}": ')
