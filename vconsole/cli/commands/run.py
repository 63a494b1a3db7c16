"""`vconsole run FILE ACTIONS`: apply a file of actions and print the events."""

import sys
from argparse import ArgumentParser, Namespace

from vconsole.cli.command import Command, Status, WrongUsage, add_file, add_json, add_save


class Run(Command):
    """A rehearsal without a screen."""

    name = "run"
    summary = "applies a file of actions to a cluster file and prints the events"
    description = (
        "Apply actions to an estate, one after the other, and print what happens in virtual time. The file of\n"
        "actions is read whole before the first is applied. A refused action does not stop the next.\n"
        "The journal of a session (vconsole export journal) is such a file: it leads to the same estate.\n"
        "Exit status: 0 all done, 1 something was refused or a file is not valid."
    )
    example = (
        "vconsole run default actions.jsonl --save after.toml\n"
        """echo '{"action": "power-on", "vms": ["infer-02"]}' | vconsole run default - --json"""
    )

    def add_arguments(self, parser: ArgumentParser) -> None:
        """Add the file, the actions, and where to save."""
        add_file(parser)
        parser.add_argument(
            "actions",
            metavar="ACTIONS",
            help="a file with one action a line, each a JSON object; - is standard input. Blank lines and lines that "
            "begin with # say nothing",
        )
        add_save(parser)
        add_json(parser)

    def run(self, arguments: Namespace) -> int:
        """Rehearse all actions; what is reached is saved even if some were refused."""
        from vconsole.cli.answer import print_json
        from vconsole.cli.estates import open_estate, save_estate
        from vconsole.cli.journals import script_notes
        from vconsole.cli.rehearsal import Rehearsal
        from vconsole.cli.script import read_script
        from vconsole.cli.target import check_target

        if arguments.save in ("", "-"):
            raise WrongUsage("--save takes the path of a file to write, as in --save after.toml")
        check_target(arguments.save, [arguments.actions], force=arguments.force, own=arguments.file)
        inventory = open_estate(arguments.file)
        rehearsal = Rehearsal(inventory)
        script = read_script(arguments.actions)
        for note in script_notes(script, arguments.file):
            print(note, file=sys.stderr)
        for line in script.lines:
            step = rehearsal.perform(line)
            for text in () if arguments.json else step.lines():
                print(text)
        if arguments.json:
            print_json(rehearsal.as_json())
        if rehearsal.stray is not None:
            print(f"Line {rehearsal.stray.number} of the journal led elsewhere than in its session.", file=sys.stderr)
        refused, count = rehearsal.refused, len(rehearsal.steps)
        if refused:
            print(f"{refused} of {count} actions did not succeed.", file=sys.stderr)
        status = Status.NO if refused else Status.DONE
        return max(status, save_estate(rehearsal.inventory, arguments.save) if arguments.save else status)
