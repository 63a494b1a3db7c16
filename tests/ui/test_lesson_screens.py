"""The pages that labs may name are those of the console."""

from typing import get_args

from vconsole.lessons.predicates import screens
from vconsole.model import Kind
from vconsole.ui.pages import pages_of

NOWHERE = {"vm-class"}
"""What has no place in the inventory tree, so that no page is of it."""


def test_labs_name_every_page_by_its_id_and_title_and_no_other() -> None:
    kinds = [kind for kind in get_args(Kind) if kind not in NOWHERE]
    there = {f"{kind}/{spec.id}": spec.title for kind in kinds for spec in pages_of(kind)}
    assert dict(screens()) == there
