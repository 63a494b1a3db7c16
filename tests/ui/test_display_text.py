"""Texts of others, in a width of cells."""

from hypothesis import given
from hypothesis import strategies as st

from vconsole.ui.widgets.display_text import fit, natural_key, visible, width_of


@given(st.text(), st.integers(0, 30))
def test_a_fitted_text_takes_exactly_its_width(text: str, width: int) -> None:
    assert width_of(fit(visible(text), width)) == width


@given(st.text())
def test_what_is_shown_has_no_control_characters(text: str) -> None:
    assert visible(text).isprintable()


def test_control_characters_are_seen_as_signs() -> None:
    assert visible("a\x1b[31mb\n\x7f\u202e") == "a␛[31mb␊␡�"


def test_a_wide_text_is_cut_between_its_characters() -> None:
    assert fit("二つの標識", 6) == "二つ …"


def test_numbers_in_texts_sort_as_numbers() -> None:
    assert sorted(["vm-10", "vm-9", "VM-1"], key=natural_key) == ["VM-1", "vm-9", "vm-10"]
