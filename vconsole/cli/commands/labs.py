"""`vconsole labs`: list the labs."""

from argparse import ArgumentParser, Namespace

from vconsole.cli.command import Command, Status, add_json


class Labs(Command):
    """The list of labs, with what the learner did of them."""

    name = "labs"
    summary = "lists the labs"
    description = (
        "List the labs with their number, title, minutes and prerequisites, how far you are, the stars you have,\n"
        "and whether one comes back for review today. Your own packs follow the shipped labs."
    )
    example = "vconsole labs\nvconsole lab first-label"

    def add_arguments(self, parser: ArgumentParser) -> None:
        """Add the option for JSON."""
        add_json(parser)

    def run(self, arguments: Namespace) -> int:
        """Print the list."""
        from vconsole.cli.answer import print_json
        from vconsole.cli.lessons.lab_list import lab_lines, labs_json
        from vconsole.cli.lessons.learner import learner_folder, packs_folder, tell, today
        from vconsole.lessons.library import open_library
        from vconsole.lessons.progress import History, standings

        history = History(learner_folder())
        known = standings(open_library(packs_folder()), history.progress, today())
        tell(history.notices)
        if arguments.json:
            print_json(labs_json(known))
        else:
            print("\n".join(lab_lines(known)))
        return Status.DONE
