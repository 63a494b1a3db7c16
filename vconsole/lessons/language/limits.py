"""How much of everything a lab may have."""

from collections.abc import Mapping

from vconsole.lessons.filed import DEPTH_MAX
from vconsole.lessons.filed.form import SIZE_MAX
from vconsole.lessons.lab.agreement import CHECKS_MAX
from vconsole.lessons.lab.reading import VARIANTS_MAX
from vconsole.lessons.lab.texts import GOAL_MAX, MESSAGE_MAX, STORY_MAX, TITLE_MAX
from vconsole.lessons.predicates.predicate import EACH_MAX, LIVE_ACTS_MAX
from vconsole.lessons.proofs.purity import ACTS_MAX, LINES_MAX

LIMITS: Mapping[str, int] = {
    "bytes of a lab file": SIZE_MAX,
    "characters of a title": TITLE_MAX,
    "characters of a goal or option": GOAL_MAX,
    "characters of a message, hint or summary": MESSAGE_MAX,
    "characters of a story": STORY_MAX,
    "variants": VARIANTS_MAX,
    "checks of a lab": CHECKS_MAX,
    "levels of nested predicates": DEPTH_MAX,
    "objects of one what-if": EACH_MAX,
    "actions of a what-if that is asked while one works; a longer one waits for F5": LIVE_ACTS_MAX,
    "actions of all what-ifs each time the lab is judged": ACTS_MAX,
    "lines of a solution": LINES_MAX,
}
"""The limits by what they are of."""
