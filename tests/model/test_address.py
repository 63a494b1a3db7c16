import pytest
from hypothesis import given
from hypothesis import strategies as st

from vconsole.model import PciAddress

addresses = st.builds(
    PciAddress,
    segment=st.integers(0, 0xFFFFFFFF),
    bus=st.integers(0, 0xFF),
    slot=st.integers(0, 0x1F),
    function=st.integers(0, 7),
)


@pytest.mark.parametrize("text", ["0000:AF:00.0", "0000:af:00.0", "af:00.0", "AF:0.0", " 0:af:00.0 "])
def test_every_hexadecimal_spelling_is_the_same_address(text: str):
    assert PciAddress.parse(text) == PciAddress(0, 0xAF, 0, 0)


@pytest.mark.parametrize(
    "text", ["", "0000:zz:00.0", "af:00", "af:00.8", "af:20.0", "123:00.0", "0000:af:00.0x", "å:00.0"]
)
def test_what_is_no_address_is_refused_with_the_text(text: str):
    with pytest.raises(ValueError, match="is not a PCI address"):
        PciAddress.parse(text)


def test_the_decimal_form_of_a_vmx_file_is_refused_with_its_hexadecimal_spelling():
    with pytest.raises(ValueError, match=r"0000:af:00\.0"):
        PciAddress.parse("00000:175:00.0")


def test_the_vmx_form_is_read_as_decimal():
    assert PciAddress.parse_vmx("00000:175:00.0") == PciAddress.parse("af:00.0")


def test_each_place_has_its_spelling():
    address = PciAddress.parse("af:1f.7")
    spellings = (str(address), address.client, address.vmx, address.short)
    assert spellings == ("0000:af:1f.7", "0000:AF:1F.7", "00000:175:31.7", "175:31.7")


def test_addresses_are_ordered_as_numbers():
    assert PciAddress.parse("9:00.0") < PciAddress.parse("10:00.0")


@given(addresses)
def test_what_is_written_is_read_as_the_same_address(address: PciAddress):
    assert PciAddress.parse(str(address)) == address == PciAddress.parse(address.client)
    assert PciAddress.parse_vmx(address.vmx) == address
