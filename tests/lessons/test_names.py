"""The names that labs may use are those of the console."""

import re
from pathlib import Path

import vconsole
from vconsole.lessons.predicates import action_titles, event_names
from vconsole.vcenter import read_action

SOURCES = [path.read_text("utf-8") for path in sorted((Path(vconsole.__file__).parent / "vcenter").rglob("*.py"))]


def test_every_event_that_a_lab_may_name_stands_in_the_source() -> None:
    words = {word for text in SOURCES for word in re.findall(r'"([a-z]+(?:-[a-z]+)+)"', text)}
    assert any('event=f"passthrough-{word}"' in text for text in SOURCES)
    words |= {"passthrough-enabled", "passthrough-disabled"}
    assert [name for name in event_names() if name not in words] == []


def test_every_event_stands_once() -> None:
    assert len(set(event_names())) == len(event_names())


def test_an_action_has_the_title_of_its_task() -> None:
    act = read_action({"action": "power-off", "vm": "a"})
    assert action_titles()["power-off"] == act.title
