"""How a line of a lab says that something is not set, for which TOML has no word."""

from vconsole.lessons.lab import Act


def test_an_empty_label_takes_the_label_away() -> None:
    line = {"action": "set-hardware-label", "host": "esxi-01", "device": "0000:af:00.0", "label": ""}

    assert Act.model_validate(line).performed.model_dump()["label"] is None
