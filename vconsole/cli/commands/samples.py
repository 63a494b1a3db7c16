"""`vconsole samples`: list the sample clusters."""

from argparse import ArgumentParser, Namespace

from vconsole.cli.command import Command, Status, add_json


class Samples(Command):
    """The list of what can be opened without having a file."""

    name = "samples"
    summary = "lists the sample clusters"
    description = "List the sample clusters by name, with what each of them teaches."
    example = "vconsole samples"

    def add_arguments(self, parser: ArgumentParser) -> None:
        """Add the option for JSON."""
        add_json(parser)

    def run(self, arguments: Namespace) -> int:
        """Print the list."""
        from vconsole.cli.answer import print_json, wrapped
        from vconsole.files import large
        from vconsole.files.samples import LARGE, samples

        known = [{**sample._asdict(), "path": str(sample.path)} for sample in samples()]
        known.append({"name": LARGE, "title": large.TITLE, "description": large.DESCRIPTION, "path": None})
        if arguments.json:
            print_json({"samples": known})
            return Status.DONE
        for sample in known:
            print(f"{sample['name']}: {sample['title']}")
            print(wrapped(sample["description"]))
        return Status.DONE
