import pytest

from vconsole.model import DeviceId, format_id, parse_id


@pytest.mark.parametrize("value", [0x10DE, "0x10de", "10DE", "10de", " 0x10de "])
def test_an_id_is_a_number_however_it_is_written(value: object):
    assert parse_id(value) == 0x10DE


@pytest.mark.parametrize("value", [True, -1, 0x10000, "0x10000", "zz", "", 1.0, None])
def test_what_is_no_id_is_refused(value: object):
    with pytest.raises(ValueError, match="is not a PCI id"):
        parse_id(value)


def test_ids_are_written_with_four_digits():
    assert (format_id(0xDE), str(DeviceId(0xDE, 1))) == ("0x00de", "0x00de:0x0001")


def test_a_pair_is_read_with_and_without_prefix():
    assert DeviceId.parse("10de:20f1") == DeviceId.parse("0x10de:0x20F1") == DeviceId(0x10DE, 0x20F1)


def test_a_pair_without_a_colon_is_refused_with_an_example():
    with pytest.raises(ValueError, match="0x10de:0x20f1"):
        DeviceId.parse("10de20f1")
