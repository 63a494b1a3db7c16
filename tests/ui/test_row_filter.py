"""The language of the table's filter."""

import pytest

from vconsole.ui.widgets.row_filter import RowFilter

COLUMNS = [("address", "ID"), ("label", "Hardware Label"), ("state", "Passthrough")]
ROW = ("0000:af:00.0", "training set", "enabled")


@pytest.mark.parametrize(
    "text",
    [
        "",
        "TRAIN",
        "train enabled",
        "0000:af",
        "label:train",
        "hardwarelabel:train",
        "pass:ena",
        "!disabled",
        "!label:enabled",
        '"training set"',
        'label:"training set"',
        'label:"training',
        "label:",
        "!",
        "id:0000:af",
    ],
)
def test_a_row_is_kept(text: str) -> None:
    assert RowFilter.parse(text, COLUMNS).keeps(ROW)


@pytest.mark.parametrize("text", ["inference", "train disabled", "label:enabled", "!train", "!label:train", "0000:b0"])
def test_a_row_is_left_out(text: str) -> None:
    assert not RowFilter.parse(text, COLUMNS).keeps(ROW)
