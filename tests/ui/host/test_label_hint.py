"""What is pointed out about a label while it is typed."""

from tests.ui.host.rig import CARD, GPU, A, B, lab
from vconsole.model import PciAddress
from vconsole.ui.pages.host.label_hint import hint, labels_around

PLACES = {"Training": B}


def test_a_label_that_is_in_use_needs_no_hint() -> None:
    assert hint("Training", PLACES) is None
    assert hint("", PLACES) is None
    assert hint("Rendering", PLACES) is None


def test_a_letter_less_is_a_near_miss() -> None:
    assert hint("Trainng", PLACES) == f'Not the label "Training" of {B}: they differ in one letter.'


def test_upper_and_lower_case_count() -> None:
    assert hint("training", PLACES) == f'Not the label "Training" of {B}: they differ in upper and lower case.'


def test_blanks_at_the_ends_are_made_visible() -> None:
    assert hint("Render ", {}) == '"Render␣" has blanks at its ends; they count.'
    assert hint("  Render", {}) == '"␣␣Render" has blanks at its ends; they count.'
    assert hint("  ", {}) == '"␣␣" has blanks at its ends; they count.'


def test_a_control_character_is_no_label() -> None:
    assert hint("a\tb", {}) == "Not a label: 'a\\tb' has a control character at position 2."


def test_labels_of_other_hosts_come_before_the_hosts_own() -> None:
    assert labels_around(lab(), A, PciAddress.parse(CARD)) == {"Training": B}
    assert labels_around(lab(), B, PciAddress.parse(GPU)) == {"Inference": A, "Training": A}


def test_the_devices_own_label_is_no_near_miss_of_its_correction() -> None:
    places = labels_around(lab(), A, PciAddress.parse(CARD))
    assert "Inference" not in places
    assert hint("Inferance", places) is None
