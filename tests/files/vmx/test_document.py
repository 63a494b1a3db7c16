import codecs

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from tests.files.vmx.samples import STATIC
from vconsole.files.vmx import VmxFile, escape
from vconsole.files.vmx.line import read_line, unescape


@given(st.binary(max_size=200))
@example(b'\xef\xbb\xbfa = "b"\r\n')
@example(b"\xff\xfea\x00")
@example(b'.encoding = "punycode"\n\xe4')
@example(b'.encoding = "GBK"\nn = "\xc4\xe3"\r\n')
def test_any_bytes_are_a_file_and_come_back_the_same(data: bytes) -> None:
    assert VmxFile.parse(data).render() == data


@pytest.mark.parametrize(
    ("encoding", "codec", "name"),
    [
        ("windows-1252", "cp1252", "Größe"),
        ("ISO-8859-1", "latin-1", "Größe"),
        ("GBK", "gbk", "你好"),
        ("UTF-8", "utf-8", "你好"),
    ],
)
def test_the_encoding_that_a_file_declares_is_how_it_is_read(encoding: str, codec: str, name: str) -> None:
    data = f'.encoding = "{encoding}"\r\ndisplayName = "{name}" \r\n'.encode(codec)
    document = VmxFile.parse(data)
    assert document.settings()["displayname"].value == name
    assert document.render() == data


@pytest.mark.parametrize(
    "data",
    [
        codecs.BOM_UTF8 + 'n = "Größe"\n'.encode(),
        codecs.BOM_UTF16_LE + 'n = "Größe"\n'.encode("utf-16-le"),
        'n = "Größe"\r\n'.encode(),
        'n = "Größe"'.encode("latin-1"),
        '.encoding = "no such thing"\nn = "Größe"'.encode(),
        '.encoding = "UTF-8"\nn = "Größe"'.encode("latin-1"),
    ],
)
def test_marks_and_undeclared_encodings_are_understood(data: bytes) -> None:
    document = VmxFile.parse(data)
    assert document.settings()["n"].value == "Größe"
    assert document.render() == data


def test_keys_are_the_same_in_upper_and_lower_case_and_the_first_of_two_counts() -> None:
    settings = VmxFile.of('A.B = "1"\n\n# a.b = "3"\na.b="2"\n').settings()
    assert settings["a.b"] == (1, "A.B", "1")
    assert list(settings) == ["a.b"]


@pytest.mark.parametrize(
    ("line", "key", "value", "flaw"),
    [
        ('a="b"', "a", "b", None),
        ('\t a.b:c-d \t=  "x = y # z"  \r\n', "a.b:c-d", "x = y # z", None),
        ('a = "b" # why', "a", "b", None),
        ('a = "|22|7c|0A"', "a", '"|\n', None),
        ("a = b c", "a", "b c", None),
        ("a =", "a", "", None),
        ('a = ""', "a", "", None),
        ("a = “b”", "a", "b", "quotation-marks"),
        ('a = ”b"', "a", "b", "quotation-marks"),
        ('a = "b”', "a", "b", "quotation-marks"),
        ("a = 'b'", "a", "b", "quotation-marks"),
        ('a = "b', "a", "b", "quote-not-closed"),
        ('a = "', "a", "", "quote-not-closed"),
        ('a = "b" c"', "a", "b", "text-after-value"),
        ("a b", "", "", "not-understood"),
        ('a b = "c"', "", "", "not-understood"),
        ('= "c"', "", "", "not-understood"),
        ('"a" = "c"', "", "", "not-understood"),
        ("  # a = b", "", "", None),
        ("\t\r\n", "", "", None),
    ],
)
def test_a_line_says_a_key_and_a_value_or_what_is_wrong_with_it(
    line: str, key: str, value: str, flaw: str | None
) -> None:
    assert read_line(line) == (line, key, value, flaw)


@given(st.text())
def test_a_value_comes_back_from_between_its_quotation_marks(value: str) -> None:
    assert unescape(escape(value)) == value
    assert read_line(f'key = "{escape(value)}"\n')[1:] == ("key", value, None)


def test_a_file_keeps_its_comments_and_blanks() -> None:
    settings = STATIC.replace(" = ", "  =\t")
    text = f"#!/usr/bin/vmware\n\n{settings}# the end"
    assert VmxFile.of(text).text == text
    assert VmxFile.of(text).settings().keys() == VmxFile.of(STATIC).settings().keys()
