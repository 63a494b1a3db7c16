"""`vconsole lab schema`: the JSON Schema of lab files."""

from argparse import ArgumentParser, Namespace

from vconsole.cli.command import Command, Status


class LabSchema(Command):
    """What an editor needs to help with a lab file."""

    name = "lab schema"
    summary = "prints the JSON Schema of lab files, for editors"
    description = (
        "Print the JSON Schema (draft 2020-12) of lab files. An editor that knows it completes kinds, their fields,\n"
        "events, pages and actions, and marks what is unknown. It is of labs; walkthroughs and packs have none.\n"
        "Exit status: 0 done."
    )
    example = "vconsole lab schema > lab.schema.json"

    def add_arguments(self, parser: ArgumentParser) -> None:
        """Add nothing: there is one schema."""

    def run(self, arguments: Namespace) -> int:
        """Print it."""
        del arguments
        from vconsole.cli.answer import print_json
        from vconsole.lessons.lab.schema import lab_schema

        print_json(lab_schema())
        return Status.DONE
