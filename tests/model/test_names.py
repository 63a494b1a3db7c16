import pytest

from vconsole.model.names import LABEL_LENGTH_MAX, check_text, near_miss, nearest


@pytest.mark.parametrize("text", ["Training", " Training ", "[bold]x[/]", "é", "x" * LABEL_LENGTH_MAX])
def test_any_printable_text_is_a_label_as_it_is_typed(text: str):
    assert check_text(text) == text


@pytest.mark.parametrize("text", ["", "a\nb", "a\x1b[31m", "x" * (LABEL_LENGTH_MAX + 1)])
def test_empty_long_and_unprintable_texts_are_no_labels(text: str):
    with pytest.raises(ValueError, match=r"name or label|control character"):
        check_text(text)


def test_the_position_of_a_control_character_is_told():
    with pytest.raises(ValueError, match="position 2"):
        check_text("a\x00b")


@pytest.mark.parametrize(
    ("found", "words"),
    [
        ("Training ", "blanks at the ends"),
        ("training", "upper and lower case"),
        ("Train ing", "blanks"),
        ("Trainig", "one letter"),
        ("Traiinng", "one letter"),
        ("Tranig", "2 letters"),
    ],
)
def test_near_misses_are_explained(found: str, words: str):
    assert words in (near_miss("Training", found) or "")


@pytest.mark.parametrize("found", ["Training", "Inference", "T"])
def test_equal_and_distant_labels_are_no_near_misses(found: str):
    assert near_miss("Training", found) is None


def test_the_nearest_word_is_found_in_any_case():
    assert nearest("HARDWARE_LABLE", ["hardware_label", "address"]) == "hardware_label"
    assert nearest("zzz", ["hardware_label", "address"]) is None


def test_the_only_word_that_has_the_wanted_one_as_a_part_is_the_nearest():
    assert nearest("Label", ["hardware_label", "address"]) == "hardware_label"
    assert nearest("id", ["vendor_id", "device_id"]) is None
    assert nearest("abel", ["hardware_label_of_a_device"]) is None


@pytest.mark.parametrize(
    ("text", "what"),
    [
        ("a\u00a0b", "a no-break space at position 2"),
        ("\u200b", "a zero width space at position 1"),
        ("ab\x07", "a control character at position 3"),
        ("\ue000", "a character that cannot be printed at position 1"),
    ],
)
def test_what_cannot_be_seen_in_a_name_is_called_by_its_name(text: str, what: str):
    with pytest.raises(ValueError, match=what):
        check_text(text)
