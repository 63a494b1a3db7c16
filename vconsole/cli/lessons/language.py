"""`vconsole lab language [TOPIC]`: what authors of labs can write."""

from argparse import ArgumentParser, Namespace
from collections.abc import Iterator
from typing import TYPE_CHECKING

from vconsole.cli.command import Command, Status, WrongUsage, add_json

if TYPE_CHECKING:
    from vconsole.lessons.language import Topic

TOPICS = (
    "predicates",
    "comparisons",
    "what-ifs",
    "kinds",
    "actions",
    "events",
    "pages",
    "limits",
    "proofs",
    "misconceptions",
)


class LabLanguage(Command):
    """The language of lab files, told by what reads them."""

    name = "lab language"
    summary = "tells authors what checks can ask, with examples, and what the proofs want"
    description = (
        "Tell what authors of labs can write: every predicate with an example, the comparisons, what-ifs and $each,\n"
        "the kinds of objects with their fields, actions, events and pages, the limits, what each proof wants and how\n"
        "to come to it, and the misconceptions that a lab can name. It is made of what reads and proves labs.\n"
        "Exit status: 0 told, 2 there is no such topic."
    )
    example = "vconsole lab language\nvconsole lab language predicates\nvconsole lab language proofs"

    def add_arguments(self, parser: ArgumentParser) -> None:
        """Add the topic."""
        parser.add_argument("topic", metavar="TOPIC", nargs="?", help=f"{', '.join(TOPICS)} (else: all)")
        add_json(parser)

    def run(self, arguments: Namespace) -> int:
        """Print the topics."""
        from vconsole.cli.answer import print_json
        from vconsole.files.problems import shown
        from vconsole.files.wording import suggestion
        from vconsole.lessons.language import topics

        known = topics()
        wanted = arguments.topic
        if wanted is not None and wanted not in known:
            raise WrongUsage(f"there is no topic {shown(wanted)}{suggestion(wanted, known, 'there are')}")
        chosen = {name: topic for name, topic in known.items() if wanted in (None, name)}
        if arguments.json:
            print_json({name: _json(topic) for name, topic in chosen.items()})
        else:
            print("\n\n".join("\n".join(_lines(topic)) for topic in chosen.values()))
        return Status.DONE


def _lines(topic: "Topic") -> Iterator[str]:
    from vconsole.cli.answer import wrapped

    yield topic.title
    yield wrapped(topic.intro, level=0)
    yield ""
    for term in topic.terms:
        yield f"  {term.word}" if term.text else f"    {term.word}"
        if term.text:
            yield wrapped(term.text)
        if term.example:
            yield f"      {term.example}"


def _json(topic: "Topic") -> dict[str, object]:
    return {"title": topic.title, "intro": topic.intro, "terms": [term._asdict() for term in topic.terms]}
