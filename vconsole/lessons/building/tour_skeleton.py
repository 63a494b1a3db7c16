"""A skeleton of a walkthrough: a small whole one on a sample, explained key by key."""

from importlib.resources import files
from string import Template
from typing import Annotated

from vconsole.files import spelling
from vconsole.lessons.building.naming import free_on
from vconsole.lessons.building.recording import act_table, record
from vconsole.lessons.building.skeleton import LABEL, labelling
from vconsole.lessons.lab.texts import CAPTION_MAX, Id, Title
from vconsole.lessons.library import TOURS
from vconsole.lessons.tour import spots
from vconsole.lessons.tour.proofs import CAPTION_COLUMNS, CAPTION_LINES, SCENES_MAX, SCENES_MIN
from vconsole.model import Model


class TourHead(Model):
    """What an author says of a walkthrough before it is written."""

    id: Annotated[Id, free_on(TOURS)]
    title: Title


def tour_skeleton(head: TourHead, sample: str) -> str:
    """A walkthrough in which a device gets its label, with a question before that. Raises FileProblems as for a lab."""
    before, act = labelling(sample)
    started = [act_table(line) for line in record(sample, before, [act]).before]
    text = (files(__package__) / "tour.toml.txt").read_text("utf-8")
    address = str(act.device)
    return Template(text).substitute(
        id=head.id,
        title=head.title,
        sample=sample,
        before=f"{spelling.assignment('do', started)}\n" if started else "",
        host=act.host,
        address=address,
        shown=address.upper(),
        label=LABEL,
        near=LABEL.lower(),
        spots="\n".join(f"#   {name:<13} {what}" for name, what in spots().items()),
        least=SCENES_MIN,
        most=SCENES_MAX,
        caption=CAPTION_MAX,
        lines=CAPTION_LINES,
        columns=CAPTION_COLUMNS,
    )
