"""`vconsole esxcli FILE HOST -- WORDS…`: one line of a host's ESXi shell."""

import sys
from argparse import ArgumentParser, Namespace

from vconsole.cli.command import Command, Status, WrongUsage, add_file, add_json, add_save


class Esxcli(Command):
    """The ESXi shell of a host, without a screen."""

    name = "esxcli"
    summary = "runs one line of a host's ESXi shell on a cluster file"
    description = (
        "Type one line into the ESXi shell of a host and print what it prints. A line with a pipe is one word, in\n"
        "quotes. What the line sets is set on a copy in memory; --save keeps it.\n"
        "Exit status: that of the line; 2 if the file or the host cannot be used."
    )
    example = (
        'vconsole esxcli default esxi-01.lab.local -- "esxcli hardware pci list | grep NVIDIA -B 6 -A 32"\n'
        "vconsole esxcli default esxi-01.lab.local -- esxcli graphics device list"
    )

    def add_arguments(self, parser: ArgumentParser) -> None:
        """Add the file, the host, the line, and where to save."""
        add_file(parser)
        parser.add_argument("host", metavar="HOST", help="the name of a host")
        parser.add_argument(
            "words", metavar="WORDS", nargs="+", help="after --: the words of the line, or all of it in quotes"
        )
        add_save(parser)
        add_json(parser)

    def run(self, arguments: Namespace) -> int:
        """Run the line, let time pass until nothing is due any more, and print what came of it."""
        import shlex

        from vconsole.cli.answer import print_json
        from vconsole.cli.estates import open_estate, save_estate
        from vconsole.cli.target import check_target
        from vconsole.esxcli import Shell, without_prompt
        from vconsole.model import Fault
        from vconsole.vcenter import Action, Session, action_json
        from vconsole.vcenter.lookup import find_host

        if arguments.save in ("", "-"):
            raise WrongUsage("--save takes the path of a file to write, as in --save after.toml")
        check_target(arguments.save, (), force=arguments.force, own=arguments.file)
        session = Session(open_estate(arguments.file))
        host = find_host(session.inventory, arguments.host)
        if isinstance(host, Fault):
            raise WrongUsage(str(host))

        def perform(action: Action) -> tuple[Fault, ...]:
            return session.perform(action).faults + session.settle().faults

        words = arguments.words if without_prompt(arguments.words[0]).strip() else arguments.words[1:]
        outcome = Shell(session, host.name, perform).run(words[0] if len(words) == 1 else shlex.join(words))
        if arguments.json:
            print_json(
                {
                    "output": outcome.text,
                    "problems": outcome.stderr,
                    "status": outcome.status,
                    "actions": [action_json(action) for action in outcome.actions],
                }
            )
        else:
            for piece in outcome.pieces:
                print(piece.text, end="", file=sys.stderr if piece.problem else sys.stdout, flush=True)
        saved = save_estate(session.inventory, arguments.save) if arguments.save else Status.DONE
        return outcome.status or saved
