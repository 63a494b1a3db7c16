"""`vconsole lab ideas`: the catalogue of misconceptions."""

from argparse import ArgumentParser, Namespace

from vconsole.cli.command import Command, Status, add_json


class LabIdeas(Command):
    """The misconceptions that labs and walkthroughs may name."""

    name = "lab ideas"
    summary = "lists the misconceptions that a lab may name, by id"
    description = (
        "List the catalogue of misconceptions: the id that stands in idea and ideas of a lab file, what people do or\n"
        "believe, and what is so instead. The report of a class counts them by these ids.\n"
        "Exit status: 0 done."
    )
    example = "vconsole lab ideas"

    def add_arguments(self, parser: ArgumentParser) -> None:
        """Add the option for JSON."""
        add_json(parser)

    def run(self, arguments: Namespace) -> int:
        """Print it."""
        from vconsole.cli.answer import print_json
        from vconsole.lessons.ideas import ideas

        if arguments.json:
            print_json({"ideas": [{"id": id_, **idea.model_dump()} for id_, idea in ideas().items()]})
        else:
            for id_, idea in ideas().items():
                print(f"{id_}  {idea.title}\n     {idea.truth}")
        return Status.DONE
