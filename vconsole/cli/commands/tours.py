"""`vconsole tours`: list the walkthroughs."""

from argparse import ArgumentParser, Namespace

from vconsole.cli.command import Command, Status, add_json


class Tours(Command):
    """The list of walkthroughs."""

    name = "tours"
    summary = "lists the walkthroughs"
    description = (
        "List the walkthroughs that the console plays by itself, with their number, title and minutes, and the labs\n"
        "that drill what they show. Those of your own packs follow the shipped ones."
    )
    example = "vconsole tours\nvconsole tour host-dies"

    def add_arguments(self, parser: ArgumentParser) -> None:
        """Add the option for JSON."""
        add_json(parser)

    def run(self, arguments: Namespace) -> int:
        """Print the list."""
        from vconsole.cli.answer import print_json
        from vconsole.cli.lessons.tours.sources import tour_library
        from vconsole.cli.lessons.tours.tour_list import tour_json, tour_lines

        entries = tour_library().entries
        if arguments.json:
            print_json({"tours": [tour_json(entry) for entry in entries]})
        else:
            print("\n".join(tour_lines(entries)))
        return Status.DONE
